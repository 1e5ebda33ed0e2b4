/**
 * What the kernel publishes while cells run, as the outputs of a notebook file.
 *
 * @module
 */

import { stripVTControlCharacters } from "node:util";
import { pathToFileURL } from "node:url";
import type {
  DisplayData,
  ErrorOutput,
  ExecuteResult,
  Metadata,
  MimeBundle,
  Output,
  StreamOutput,
} from "./notebook_file.ts";
import type { Message } from "./wire.ts";

/** Gathers messages as outputs, in the order they come, into the cell that runs. */
export class OutputCollector {
  #outputs: Output[] = [];
  #isCleared = false;
  readonly #displays = new Map<string, (DisplayData | ExecuteResult)[]>();
  readonly #unwrap: (bundle: MimeBundle) => MimeBundle;

  /** @param unwrap Gives the bundle that a reference stands for. */
  constructor(unwrap: (bundle: MimeBundle) => MimeBundle = (bundle) => bundle) {
    this.#unwrap = unwrap;
  }

  /** From now on outputs are appended to this list; a display of an earlier cell can be updated. */
  begin(outputs: Output[]): void {
    this.#outputs = outputs;
    this.#isCleared = false;
  }

  /** Takes what a message shows; messages that show nothing are ignored. */
  add({ type, content }: Message): void {
    if (type === "stream") {
      const { name, text } = content as unknown as StreamOutput;
      this.#print(name, text);
    } else if (type === "display_data" || type === "execute_result") {
      this.#show(type, content);
    } else if (type === "update_display_data") {
      this.#update(content);
    } else if (type === "error") {
      const { ename, evalue, traceback } = content as unknown as ErrorOutput;
      this.#append({ output_type: "error", ename, evalue, traceback });
    } else if (type === "clear_output") {
      if (content.wait) this.#isCleared = true;
      else this.#outputs.length = 0;
    }
  }

  #print(name: StreamOutput["name"], text: string): void {
    const last = this.#isCleared ? undefined : this.#outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) last.text += text;
    else this.#append({ output_type: "stream", name, text });
  }

  #show(type: "display_data" | "execute_result", content: Message["content"]): void {
    const shown = { data: this.#bundleOf(content), metadata: (content.metadata ?? {}) as Metadata };
    const output: DisplayData | ExecuteResult = type === "display_data"
      ? { output_type: type, ...shown }
      : { output_type: type, ...shown, execution_count: Number(content.execution_count) };
    const id = displayId(content);
    if (id !== undefined) this.#displays.set(id, [...(this.#displays.get(id) ?? []), output]);
    this.#append(output);
  }

  #update(content: Message["content"]): void {
    const data = this.#bundleOf(content);
    for (const display of this.#displays.get(displayId(content) ?? "") ?? []) {
      Object.assign(display, { data, metadata: content.metadata ?? {} });
    }
  }

  #append(output: Output): void {
    if (this.#isCleared) this.#outputs.length = 0;
    this.#isCleared = false;
    this.#outputs.push(output);
  }

  #bundleOf(content: Message["content"]): MimeBundle {
    return this.#unwrap(content.data as MimeBundle);
  }
}

/**
 * The output without what differs from machine to machine or is of use on a terminal alone: paths
 * of the project become relative, and colors are removed from texts.
 *
 * @param root Folder of the project, absolute.
 *
 * @example A place in the code
 * ```ts
 * import assert from "node:assert/strict";
 * import { toPortable } from "lib/notebook/outputs.ts";
 * const text = "at file:///srv/patroliq/lib/a.ts:1:2";
 * const output = toPortable({ output_type: "stream", name: "stdout", text }, "/srv/patroliq");
 * assert.deepEqual(output, { output_type: "stream", name: "stdout", text: "at lib/a.ts:1:2" });
 * ```
 */
export function toPortable<T extends Output>(output: T, root: string): T;
export function toPortable(output: Output, root: string): Output {
  const url = pathToFileURL(root).href;
  const places = [url, root].map((place) => place.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const below = new RegExp(`(?:${places})/`, "g");
  const itself = new RegExp(`(?:${places})(?![\\w.-])`, "g");
  const clean = (text: string) =>
    stripVTControlCharacters(text).replace(below, "").replace(itself, ".");
  if (output.output_type === "stream") return { ...output, text: clean(output.text) };
  if (output.output_type === "error") {
    const { ename, evalue, traceback } = output;
    return { ...output, ename, evalue: clean(evalue), traceback: traceback.map(clean) };
  }
  const plain = output.data["text/plain"];
  if (typeof plain !== "string") return output;
  return { ...output, data: { ...output.data, "text/plain": clean(plain) } };
}

function displayId(content: Message["content"]): string | undefined {
  return (content.transient as { display_id?: string } | undefined)?.display_id;
}
