/**
 * Files of the site, by the names that the page knows them by.
 *
 * @module
 */

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
 * @throws {PageError} If it is missing or damaged.
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
 * @throws {PageError} If it is missing or damaged.
 */
export async function loadBytes(name: string, onProgress?: OnProgress): Promise<Uint8Array> {
  const address = fileAddress(name);
  if (address === undefined) throw missing(name);
  return await fetchBytes(address, name, onProgress);
}

/** The same by its address, for workers, which have no page to ask. */
export async function fetchBytes(
  address: string,
  name: string,
  onProgress?: OnProgress,
): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    throw new PageError(`${name} cannot be loaded: there is no connection, and it was not kept.`);
  }
  if (!response.ok || !response.body) throw missing(name);
  const length = Number(response.headers.get("content-length"));
  const total = length > 0 && !response.headers.get("content-encoding") ? length : null;
  try {
    const counted = response.body.pipeThrough(countBytes(total, onProgress));
    const bytes = new Uint8Array(await new Response(counted).arrayBuffer());
    return isGzip(bytes) ? await unpack(bytes) : bytes;
  } catch {
    throw damaged(name);
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

function countBytes(total: number | null, onProgress?: OnProgress): TransformStream {
  let loaded = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      loaded += chunk.length;
      onProgress?.(loaded, total);
      controller.enqueue(chunk);
    },
  });
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
