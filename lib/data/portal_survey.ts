/**
 * What the portal says of its records before they are downloaded: how many, and of which days.
 *
 * @module
 */

import type { AskPortal } from "./portal_client.ts";
import type { PortalCount } from "./portal_download.ts";
import { countQuestion, type Days, daysQuestion, type Question } from "./portal_query.ts";
import { TransientError } from "./retry.ts";

/** Attempts that an answer is worth that contradicts the question. */
const ATTEMPTS_CONTRADICTION = 3;

/** What the portal says of the records of some days. */
export async function countRecords(ask: AskPortal, days: Days): Promise<PortalCount> {
  const [first] = await askTable(ask, countQuestion(days), ["n", "updated"]);
  return { rows: Number(first![0]), updated: first![1]! };
}

/**
 * The last of some days, as many as hold at least `rows` records; all of them if they hold fewer.
 *
 * Whole days, so that the same number of rows is the same question until the portal gets new ones.
 */
export async function recentDays(ask: AskPortal, days: Days, rows: number): Promise<Days> {
  let found = 0;
  const table = await askTable(ask, daysQuestion(days), ["day", "n"]);
  for (const [day, n] of table) {
    found += Number(n);
    if (found >= rows) return { from: day!.slice(0, 10), to: days.to };
  }
  return days;
}

/** The rows of a small table of two columns, one of which counts. */
async function askTable(
  ask: AskPortal,
  question: Question,
  columns: [string, string],
): Promise<string[][]> {
  const counted = columns.indexOf("n");
  const { records } = await ask(question, ({ header, records }) => {
    const isTable = header.join() === columns.join() &&
      records.every((record) => /^\d+$/.test(record[counted]!));
    if (isTable && (counted === 1 || records.length === 1)) return;
    throw new TransientError("The data portal's count cannot be read", {
      attempts: ATTEMPTS_CONTRADICTION,
    });
  });
  return records;
}
