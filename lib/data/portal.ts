/**
 * Records from the city's data portal (Socrata Open Data API, data set `ijzp-q8t2`), as CSV files.
 *
 * @module
 */

import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RAW, SEED } from "../config.ts";
import { UserError } from "../errors.ts";
import { type AskPortal, createPortalClient, type PortalConnection } from "./portal_client.ts";
import { type Download, openDownload, type PortalCount } from "./portal_download.ts";
import { downloadPages, PAGE_ROWS } from "./portal_pages.ts";
import { type Days, queryKey } from "./portal_query.ts";
import { countRecords, recentDays } from "./portal_survey.ts";

/** What is to be downloaded, and who is told. */
export interface PortalOptions {
  /** Days that hold at least so many most recent records, or all records; "all" unless given. */
  rows?: number | "all" | undefined;
  /** First day, `YYYY-MM-DD`, included. */
  from?: string | undefined;
  /** Last day, `YYYY-MM-DD`, included. */
  to?: string | undefined;
  /** App token, as SODA_APP_TOKEN holds it; none unless given. */
  token?: string | undefined;
  /** Folder of all downloads; data/raw/portal unless given. */
  folder?: string | undefined;
  /** Records a page, at most 50,000. */
  pageRows?: number | undefined;
  /** How the portal is reached; the city's own unless told otherwise. */
  connection?: Partial<Omit<PortalConnection, "token">> | undefined;
  signal?: AbortSignal | undefined;
  /** Told the rows that have come and that will come, after each page. */
  onProgress?: ((rows: number, total: number) => void) | undefined;
  /** Told in one line what a reader should know: waits, changes of the portal. */
  onNotice?: ((notice: string) => void) | undefined;
}

const CITY: Omit<PortalConnection, "token"> = {
  baseUrl: "https://data.cityofchicago.org",
  dataset: "ijzp-q8t2",
  timeoutMs: 120_000,
  firstDelayMs: 1_000,
  longestWaitMs: 300_000,
  seed: SEED,
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, signal ? { signal } : {}).catch((error) => {
      throw signal?.reason ?? error;
    });
  },
};

/**
 * Downloads records and gives the files that hold them, in order of ID, each with a header.
 *
 * With `rows`, the portal is first asked how many records each day holds, and whole days are
 * downloaded, from the last one back until there are enough; the reader of the files then takes
 * the most recent N. So the same question gives the same files, and no deep offset is needed.
 *
 * A killed download goes on where it stopped, and a complete one is used again, as long as the
 * portal's number of records and its latest update are what they were. The number of rows is
 * compared with the portal's own count; if records came or went meanwhile, a notice says so.
 *
 * @returns Absolute paths of CSV files with the columns of `PORTAL_COLUMNS`, dates in ISO form.
 * @throws {UserError} If the portal cannot be reached, refuses, has no such records, or sends
 *   other rows than it counts.
 */
export async function downloadPortal(options: PortalOptions = {}): Promise<string[]> {
  const connection = { ...CITY, ...options.connection, token: tokenOf(options) };
  const { signal, onNotice } = options;
  const ask = createPortalClient(connection, { signal, onRetry: onNotice });
  const days = await daysToAsk(ask, options);
  const before = await countRecords(ask, days);
  if (before.rows === 0) {
    throw new UserError(`The data portal has no records ${nameDays(days)}. Check --from and --to.`);
  }
  const folder = options.folder ?? join(RAW, "portal");
  using download = openDownload(
    join(folder, queryKey(connection.baseUrl, connection.dataset, days)),
    before,
  );
  if (download.isStale) onNotice?.("The data portal has changed since the download: starting anew");
  options.onProgress?.(download.rows, before.rows);
  if (!download.isComplete) {
    await downloadPages(ask, days, download, options.pageRows ?? PAGE_ROWS, () => {
      options.onProgress?.(download.rows, before.rows);
    });
    compare(download, before, await countRecords(ask, days), onNotice);
  }
  return download.files;
}

/** Compares the rows that came with the portal's counts before and after. */
function compare(
  download: Download,
  before: PortalCount,
  after: PortalCount,
  onNotice: PortalOptions["onNotice"],
): void {
  const { rows } = download;
  if (before.rows !== after.rows || before.updated !== after.updated) {
    onNotice?.(
      `The data portal changed during the download: it counted ${before.rows} records before and ${after.rows} after; ${rows} came`,
    );
  } else if (rows !== after.rows) {
    download.reset();
    throw new UserError(
      `The data portal counts ${after.rows} records but sent ${rows}; none is used. Run again to download anew.`,
    );
  }
  download.complete();
}

/** App token; it goes into a header, where a stray line break would break the request. */
function tokenOf({ token }: PortalOptions): string | undefined {
  const trimmed = token?.trim();
  if (trimmed && !/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new UserError(
      "SODA_APP_TOKEN holds characters that no app token has. Correct or unset it.",
    );
  }
  return trimmed || undefined;
}

/** Days asked for, or those that hold the most recent records. */
async function daysToAsk(
  ask: AskPortal,
  { from, to, rows = "all" }: PortalOptions,
): Promise<Days> {
  if (from !== undefined && to !== undefined && from > to) {
    throw new UserError(`--from ${from} lies after --to ${to}.`);
  }
  return rows === "all" ? { from, to } : await recentDays(ask, { from, to }, rows);
}

function nameDays({ from, to }: Days): string {
  return [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(" ") || "at all";
}
