/**
 * What the executor calls inside the kernel before the first cell: keeps large outputs off the
 * wire, whatever way a cell shows them. Nothing of it runs in JupyterLab or VS Code.
 *
 * @module
 */

import { leaveInFile, MAX_WIRE_BYTES } from "./display.ts";
import type { MimeBundle } from "./notebook_file.ts";

/** The kernel's own functions that are not part of Deno's public types. */
interface Internals {
  jupyter: { broadcastResult(count: number, result: unknown): Promise<void> };
  inspectArgs(args: unknown[]): string;
}

/** Characters a message: a character takes at most six bytes in JSON. */
const CHUNK_LENGTH = Math.floor(MAX_WIRE_BYTES / 6);
const CHUNK = new RegExp(`.{1,${CHUNK_LENGTH}}`, "gsu");

const PRINTS = { log: "stdout", info: "stdout", debug: "stdout", warn: "stderr", error: "stderr" };

/**
 * Sends displays and results that are too large for the wire by file, and long texts in pieces.
 *
 * @param folder Folder for the files.
 */
export function protectOutputs(folder: string): void {
  const { internal } = Deno as unknown as { internal: symbol };
  const internals = (Deno as unknown as Record<symbol, Internals>)[internal]!;
  routeDisplays(folder);
  routeResults(internals, folder);
  splitPrints(internals);
}

function routeDisplays(folder: string): void {
  const jupyter = Deno.jupyter as { -readonly [K in keyof typeof Deno.jupyter]: unknown };
  const { broadcast, display, format } = Deno.jupyter;
  jupyter.broadcast = (type: string, content: Record<string, unknown>, extra?: object) => {
    const shown = type === "display_data" || type === "update_display_data"
      ? { ...content, data: leaveInFile(content.data as MimeBundle, folder) }
      : content;
    return broadcast(type, shown, extra);
  };
  jupyter.display = async (value: unknown, options: Deno.jupyter.DisplayOptions = {}) => {
    const isBundle = options.raw && typeof value === "object" && value !== null &&
      !Array.isArray(value);
    const bundle = isBundle ? value : await format(value);
    await display(leaveInFile(bundle as MimeBundle, folder), { ...options, raw: true });
  };
}

function routeResults(internals: Internals, folder: string): void {
  const { broadcastResult } = internals.jupyter;
  const { $display, format } = Deno.jupyter;
  internals.jupyter.broadcastResult = (count, result) => {
    if (result === undefined) return broadcastResult(count, result);
    const show = async () => leaveInFile(await format(result) as MimeBundle, folder);
    return broadcastResult(count, { [$display]: show });
  };
}

/** Only texts can be long: what is printed of anything else the console shortens by itself. */
function splitPrints(internals: Internals): void {
  const { broadcast } = Deno.jupyter;
  const target = globalThis["console"];
  const isLong = (value: unknown) => typeof value === "string" && value.length > CHUNK_LENGTH;
  for (const [method, name] of Object.entries(PRINTS)) {
    const print = target[method as "log"];
    target[method as "log"] = (...values: unknown[]) => {
      if (!values.some(isLong)) return print(...values);
      const text = internals.inspectArgs(values) + "\n";
      for (const [piece] of text.matchAll(CHUNK)) broadcast("stream", { name, text: piece });
    };
  }
}
