/**
 * Files of the site, by the names that the page knows them by.
 *
 * @module
 */

import { formatDecimal } from "../../../describe/format.ts";
import { PageError } from "./page.ts";

/** How much of a file has come, in bytes; the whole is null where the server does not say. */
export type OnProgress = (loaded: number, total: number | null) => void;

/** Address of a file; undefined where the run did not write it. */
export function fileAddress(name: string): string | undefined {
  const text = document.querySelector("#files")?.textContent ?? "{}";
  return (JSON.parse(text) as Record<string, string>)[name];
}

/**
 * A JSON file.
 *
 * @throws {PageError} If it is missing or damaged, or does not come.
 */
export async function loadJson<T>(name: string): Promise<T> {
  const bytes = await loadBytes(name);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw damaged(name);
  }
}

/**
 * The bytes of a file, unpacked if they are gzip and the server has not done so.
 *
 * @throws {PageError} If it is missing or damaged, or does not come.
 */
export async function loadBytes(name: string, onProgress?: OnProgress): Promise<Uint8Array> {
  const address = fileAddress(name);
  if (address === undefined) throw missing(name);
  return await fetchBytes(address, name, onProgress);
}

/** Milliseconds without a byte after which a file is given up. */
const SILENCE_MS = 20_000;

/**
 * The same by its address, for workers, which have no page to ask.
 *
 * @param silenceMs Milliseconds without a byte after which the file is given up.
 */
export async function fetchBytes(
  address: string,
  name: string,
  onProgress?: OnProgress,
  silenceMs: number = SILENCE_MS,
): Promise<Uint8Array> {
  const silence = watchSilence(silenceMs);
  const fail = (error: PageError) => silence.signal.aborted ? stalled(name, silenceMs) : error;
  try {
    const response = await fetch(address, { signal: silence.signal }).catch(() => {
      throw fail(unreachable(name));
    });
    if (!response.ok || !response.body) throw missing(name);
    silence.heard();
    const length = Number(response.headers.get("content-length"));
    const total = length > 0 && !response.headers.get("content-encoding") ? length : null;
    const counted = countBytes((loaded) => {
      silence.heard();
      onProgress?.(loaded, total);
    });
    const body = response.body.pipeThrough(counted, { signal: silence.signal });
    const bytes = await readAll(body).catch(() => {
      throw fail(damaged(name));
    });
    return isGzip(bytes) ? await unpack(bytes, name) : bytes;
  } finally {
    silence.end();
  }
}

/** Gives up where nothing is heard for too long. */
function watchSilence(ms: number): { signal: AbortSignal; heard(): void; end(): void } {
  const controller = new AbortController();
  const start = () => setTimeout(() => controller.abort(), ms);
  let timer = start();
  return {
    signal: controller.signal,
    heard() {
      clearTimeout(timer);
      timer = start();
    },
    end: () => clearTimeout(timer),
  };
}

async function readAll(body: ReadableStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(body).arrayBuffer());
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function unpack(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Uint8Array> {
  try {
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return await readAll(plain);
  } catch {
    throw damaged(name);
  }
}

function countBytes(onBytes: (loaded: number) => void) {
  let loaded = 0;
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      loaded += chunk.length;
      onBytes(loaded);
      controller.enqueue(chunk);
    },
  });
}

function stalled(name: string, silenceMs: number): PageError {
  return new PageError(
    `${name} does not come: nothing of it has arrived for ${formatDecimal(silenceMs / 1000, 0)} ` +
      "seconds. Check the connection, then reload the page.",
  );
}

function unreachable(name: string): PageError {
  return new PageError(
    `${name} cannot be loaded: there is no connection, and it was not kept. Connect, then reload ` +
      "the page.",
  );
}

function missing(name: string): PageError {
  return new PageError(
    `The site has no ${name}: the chapter that it is made of was not run, or the file was not ` +
      "uploaded. Run deno task run, and upload the whole folder.",
  );
}

function damaged(name: string): PageError {
  return new PageError(
    `${name} is damaged or ends early. Reload the page; if that does not help, upload the site anew.`,
  );
}
