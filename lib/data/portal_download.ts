/**
 * A download on disk: page files and a record of them, so that a killed download goes on where it
 * stopped.
 *
 * @module
 */

import { join } from "node:path";
import { UserError } from "../errors.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { sha256, sha256File } from "../files/sha256.ts";
import { writeFile } from "../files/write_file.ts";

const SCHEMA_VERSION = 1;
const STATE = "state.json";
const LOCK = ".lock";

/** What the portal says of the records asked for; two equal ones mean that nothing changed. */
export interface PortalCount {
  rows: number;
  /** Latest update of any of the records, as the portal writes it. */
  updated: string;
}

/** One page file. */
export interface Page {
  file: string;
  rows: number;
  lastId: number;
  sha256: string;
}

interface State {
  schemaVersion: number;
  /** What the portal said when the download began. */
  count: PortalCount;
  pages: Page[];
  /** Whether the last page has come and the rows were compared with the portal's count. */
  isComplete: boolean;
}

/** A download that this process alone writes, until disposed. */
export interface Download extends Disposable {
  readonly pages: readonly Page[];
  readonly rows: number;
  /** ID of the last record that has come, 0 at first. */
  readonly lastId: number;
  readonly isComplete: boolean;
  /** Whether pages of an earlier download were of no use, as the portal had changed since. */
  readonly isStale: boolean;
  /** Absolute paths of the page files, in order. */
  readonly files: string[];
  add(bytes: Uint8Array, rows: number, lastId: number): void;
  complete(): void;
  /** Forgets all pages. */
  reset(): void;
}

/**
 * Opens the download of a query; pages of an earlier one are kept if they are whole and the portal
 * still says the same of its records.
 *
 * @param folder Folder of this download alone; need not exist.
 * @throws {UserError} If another process downloads into it, or it cannot be written.
 */
export function openDownload(folder: string, count: PortalCount): Download {
  const lock = lockFolder(folder);
  const earlier = readState(folder);
  const isSame = earlier !== undefined && canonicalJson(earlier.count) === canonicalJson(count);
  const whole = isSame ? wholePages(folder, earlier.pages) : [];
  const isComplete = isSame && earlier.isComplete && whole.length === earlier.pages.length;
  let state: State = { schemaVersion: SCHEMA_VERSION, count, pages: whole, isComplete };

  const save = (next: State) => {
    state = next;
    writeFile(join(folder, STATE), canonicalJson(state));
  };
  const reset = () => {
    save({ ...state, pages: [], isComplete: false });
    removeStrangers(folder, []);
  };
  removeStrangers(folder, whole);
  return {
    get pages() {
      return state.pages;
    },
    get rows() {
      return state.pages.reduce((sum, page) => sum + page.rows, 0);
    },
    get lastId() {
      return state.pages.at(-1)?.lastId ?? 0;
    },
    get isComplete() {
      return state.isComplete;
    },
    get files() {
      return state.pages.map((page) => join(folder, page.file));
    },
    isStale: !isSame && (earlier?.pages.length ?? 0) > 0,
    add(bytes, rows, lastId) {
      const file = `page_${String(state.pages.length + 1).padStart(5, "0")}.csv`;
      writeFile(join(folder, file), bytes);
      save({ ...state, pages: [...state.pages, { file, rows, lastId, sha256: sha256(bytes) }] });
    },
    complete: () => save({ ...state, isComplete: true }),
    reset,
    [Symbol.dispose]: () => lock.close(),
  };
}

/** The system releases the lock when the process ends, however it ends. */
function lockFolder(folder: string): Deno.FsFile {
  let lock: Deno.FsFile;
  try {
    Deno.mkdirSync(folder, { recursive: true });
    lock = Deno.openSync(join(folder, LOCK), { create: true, write: true });
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\s*\(os error.*$/, "") : error;
    throw new UserError(`Cannot write downloads to ${folder}: ${why}. Make it writable.`);
  }
  if (lock.tryLockSync(true)) return lock;
  lock.close();
  throw new UserError(`Another run downloads the same records to ${folder}: wait for it.`);
}

/** Record of an earlier download; undefined if there is none that can be used. */
function readState(folder: string): State | undefined {
  try {
    const state: State = JSON.parse(Deno.readTextFileSync(join(folder, STATE)));
    return state.schemaVersion === SCHEMA_VERSION ? state : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Pages up to the first that is missing or altered. */
function wholePages(folder: string, pages: Page[]): Page[] {
  const broken = pages.findIndex((page) => {
    try {
      return sha256File(join(folder, page.file)) !== page.sha256;
    } catch {
      return true;
    }
  });
  return broken === -1 ? pages : pages.slice(0, broken);
}

/** Removes what a killed download left half-written, and pages that are of no use. */
function removeStrangers(folder: string, pages: Page[]): void {
  const known = new Set([STATE, LOCK, ...pages.map((page) => page.file)]);
  for (const { name } of Deno.readDirSync(folder)) {
    if (!known.has(name)) Deno.removeSync(join(folder, name));
  }
}
