/**
 * The files of a site, found by the names of a request. Nothing outside the folder is opened, by
 * whatever links, and nothing but files is.
 *
 * @module
 */

import { join, relative, sep } from "node:path";
import { formatFolderPath, type RequestPath } from "./request_path.ts";

/** An open file of the site, as it was when it was opened. */
export interface SiteFile extends Disposable {
  /** Absolute path, links resolved. */
  path: string;
  handle: Deno.FsFile;
  /** Bytes. */
  size: number;
  /** Time of the last change, milliseconds. */
  modified: number;
  /** Changes whenever the file is written or replaced. */
  version: string;
}

/** What a request finds: a file, or the address to ask instead. */
export type Found = { file: SiteFile } | { redirect: string };

/** The folder of the site is not there, as while a run puts a new one in its place. */
export class SiteMissing extends Error {
  override name = "SiteMissing";
}

/** Codes of the system for paths that lead to no file. */
const NO_FILE = new Set(["ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG", "EISDIR"]);

/**
 * Opens the file that a request names, as hosts of static files do: a folder is its `index.html`,
 * and a page may be named without `.html`.
 *
 * @param root Folder of the site, absolute.
 * @returns Undefined if there is none.
 * @throws {SiteMissing} If the folder is not there.
 */
export async function findFile(root: string, path: RequestPath): Promise<Found | undefined> {
  const named = path.segments.join("/");
  const index = [...path.segments, "index.html"].join("/");
  for (const candidate of path.isFolder ? [index] : [named, `${named}.html`]) {
    const file = await openFile(root, candidate);
    if (file) return { file };
  }
  if (path.isFolder) return undefined;
  using page = await openFile(root, index);
  return page && { redirect: formatFolderPath(path.segments) + path.query };
}

/**
 * Opens a file of the site.
 *
 * @param path Path below the root.
 * @returns Undefined if there is no such file, or it lies elsewhere.
 * @throws {SiteMissing} If the folder is not there.
 */
export async function openFile(root: string, path: string): Promise<SiteFile | undefined> {
  const site = await realPath(root);
  if (site === undefined) throw new SiteMissing(root);
  const real = await realPath(join(site, path));
  if (real === undefined || !isBelow(site, real)) return undefined;
  // Opening a pipe would wait for somebody to write into it.
  if (!(await Deno.stat(real)).isFile) return undefined;
  const handle = await Deno.open(real);
  try {
    const { size, mtime, ctime, ino } = await handle.stat();
    const modified = mtime?.getTime() ?? 0;
    return {
      path: real,
      handle,
      size,
      modified,
      version: [ino, size, modified, ctime?.getTime()].join(" "),
      [Symbol.dispose]: () => handle.close(),
    };
  } catch (error) {
    handle.close();
    throw error;
  }
}

async function realPath(path: string): Promise<string | undefined> {
  try {
    return await Deno.realPath(path);
  } catch (error) {
    if (NO_FILE.has((error as { code?: string }).code ?? "")) return undefined;
    throw error;
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`);
}
