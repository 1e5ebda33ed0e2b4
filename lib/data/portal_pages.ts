/**
 * The pages of a download, asked for by key and looked at before they are kept.
 *
 * @module
 */

import { UserError } from "../errors.ts";
import type { PortalAnswer } from "./portal_answer.ts";
import type { AskPortal } from "./portal_client.ts";
import type { Download } from "./portal_download.ts";
import { type Days, pageQuestion, PORTAL_COLUMNS } from "./portal_query.ts";
import { TransientError } from "./retry.ts";

/** Most records of one answer that every portal grants. */
export const PAGE_ROWS = 50_000;

/** Attempts that an answer is worth that contradicts the question. */
const ATTEMPTS_CONTRADICTION = 3;

/**
 * Asks for page after page and keeps them, until one is empty: a short page is no sign of the end,
 * it may have lost its own.
 */
export async function downloadPages(
  ask: AskPortal,
  days: Days,
  download: Download,
  pageRows: number,
  onPage: () => void,
): Promise<void> {
  while (true) {
    const after = download.lastId;
    const { bytes, records } = await ask(
      pageQuestion(days, after, pageRows),
      (answer) => checkPage(answer, after, pageRows),
    );
    const last = records.at(-1);
    if (last === undefined) return;
    download.add(bytes, records.length, Number(last[0]));
    onPage();
  }
}

/** A page must hold what was asked for: the columns, and IDs that ascend from the last one. */
function checkPage({ header, records }: PortalAnswer, after: number, limit: number): void {
  if (header.join() !== PORTAL_COLUMNS.join()) {
    const missing = PORTAL_COLUMNS.filter((column) => !header.includes(column));
    throw new UserError(
      `The data portal sent other columns than were asked for (missing: ${
        missing.join(", ") || "none"
      }). Download the records by hand and use --data FILE.`,
    );
  }
  let previous = after;
  for (const [key] of records) {
    const id = Number(key);
    if (!Number.isSafeInteger(id) || id <= previous) {
      throw new TransientError(`The data portal sent record ${key} again or out of order`, {
        attempts: ATTEMPTS_CONTRADICTION,
      });
    }
    previous = id;
  }
  if (records.length > limit) {
    throw new TransientError(`The data portal sent more than the ${limit} records asked for`, {
      attempts: ATTEMPTS_CONTRADICTION,
    });
  }
}
