/**
 * The view of a page as the text of its address, so that it can be shared and come back to.
 *
 * The text is that of `URLSearchParams`: `from=2017-01-01&type=BATTERY,THEFT&hour=22-3`.
 *
 * @module
 */

import { formatCount, formatList } from "../describe/format.ts";
import { emptyView, type View, type ViewDomain } from "./view.ts";
import { VIEW_PARTS } from "./view_parts.ts";

/** What could be read of an address. */
export interface ParsedView {
  view: View;
  /** Sentences on what was left out, and on what is allowed; plain text, not markup. */
  problems: string[];
}

/** Longest text that is read, in characters; that of a view with all there is has some thousands. */
const MAX_LENGTH = 50_000;

/** Most characters of an address that a problem repeats. */
const MAX_REPEATED = 60;

/**
 * Text of a view: the same for the same filters, in whatever order they were set.
 *
 * @returns What follows the # of an address; empty for a view without a filter.
 *
 * @example Thefts at night
 * ```ts
 * import assert from "node:assert/strict";
 * import { emptyView } from "lib/explore/view.ts";
 * import { formatView } from "lib/explore/view_state.ts";
 * const view = { ...emptyView(), hours: ["23", "0", "22"], types: ["MOTOR VEHICLE THEFT"] };
 * assert.equal(formatView(view), "type=MOTOR+VEHICLE+THEFT&hour=22-0");
 * ```
 */
export function formatView(view: View): string {
  const pairs = VIEW_PARTS.map((part) => [part.key, part.write(view)]);
  const text = new URLSearchParams(pairs.filter(([, value]) => value !== "")).toString();
  return text.replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/**
 * View of a text, which anyone may have changed: what cannot be read is left out and reported.
 *
 * @param text What follows the # of an address, with or without it.
 * @param domain What there is to ask for.
 *
 * @example An hour that no day has
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseView } from "lib/explore/view_state.ts";
 * const domain = {
 *   firstDate: "2016-12-29",
 *   lastDate: "2018-11-12",
 *   types: ["THEFT"],
 *   places: [],
 *   areas: [],
 *   districts: [],
 *   fits: new Map(),
 * };
 * const { view, problems } = parseView("#type=THEFT&hour=22,25", domain);
 * assert.deepEqual([view.types, view.hours], [["THEFT"], ["22"]]);
 * assert.deepEqual(problems, [
 *   "hour=25 was left out: hours are 0 to 23, in a row as in 22-3, or unknown.",
 * ]);
 * ```
 */
export function parseView(text: string, domain: ViewDomain): ParsedView {
  const view = emptyView();
  if (text.length > MAX_LENGTH) {
    const lengths = [text.length, MAX_LENGTH].map(formatCount);
    const problem = `The address was left out: it has ${lengths[0]} characters, ` +
      `and one of this page has at most ${lengths[1]}.`;
    return { view, problems: [problem] };
  }
  const params = new URLSearchParams(text.replace(/^#/, ""));
  const problems = VIEW_PARTS.flatMap((part) => {
    const values = params.getAll(part.key);
    if (values.length === 0) return [];
    const left = part.read(values.join(","), view, domain);
    return left === "" ? [] : [leftOut(`${part.key}=${left}`, part.allowed(domain))];
  });
  if (view.from !== null && view.to !== null && view.from > view.to) {
    const both = `from=${view.from}&to=${view.to}`;
    problems.push(leftOut(both, "the first date must not come after the last"));
    [view.from, view.to] = [null, null];
  }
  const keys = VIEW_PARTS.map(({ key }) => key);
  const strange = [...new Set(params.keys())].filter((key) => !keys.includes(key));
  if (strange.length > 0) {
    problems.push(leftOut(strange.join(", "), `the filters of an address are ${formatList(keys)}`));
  }
  return { view, problems };
}

/** A sentence on a part of an address that was left out. */
function leftOut(what: string, why: string): string {
  return `${shorten(what)} was left out: ${why}.`;
}

/** The beginning of a text from outside, without characters that cannot be seen. */
function shorten(text: string): string {
  const seen = Array.from(
    text.slice(0, 2 * MAX_REPEATED),
    (each) => /\p{C}/u.test(each) ? "?" : each,
  );
  return seen.length > MAX_REPEATED ? `${seen.slice(0, MAX_REPEATED).join("")}…` : seen.join("");
}
