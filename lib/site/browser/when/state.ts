/**
 * What is chosen on the page of times, in the address, so that it can be shared.
 *
 * @module
 */

import { addressSettings, notThere, strangeSettings } from "../shared/address_text.ts";
import type { Unit } from "./heat.ts";

/** What is chosen. */
export interface WhenState {
  /** Series shown. */
  type: string;
  /** Series beside it; null for none. */
  beside: string | null;
  /** Incidents at default times count at these times. */
  withDefaults: boolean;
  unit: Unit;
}

/** What is shown to who has chosen nothing. */
export const NOTHING_CHOSEN: WhenState = {
  type: "all",
  beside: null,
  withDefaults: false,
  unit: "rate",
};

/**
 * What an address asks for; what it does not say is as if nothing was chosen, and what there is not
 * as well, and is named.
 *
 * @param hash Part of the address from `#` on.
 * @param ids Series that there are.
 * @returns What is chosen, and sentences on what was left out.
 *
 * @example A type beside another
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseState } from "lib/site/browser/when/state.ts";
 * const ids = ["all", "THEFT", "MOTOR VEHICLE THEFT"];
 * const { state } = parseState(
 *   "#type=MOTOR+VEHICLE+THEFT&beside=THEFT&defaults=in&show=relative",
 *   ids,
 * );
 * assert.deepEqual(state, {
 *   type: "MOTOR VEHICLE THEFT",
 *   beside: "THEFT",
 *   withDefaults: true,
 *   unit: "relative",
 * });
 * assert.deepEqual(parseState("#type=UNKNOWN", ids).problems, [
 *   "The address asks for the incidents UNKNOWN, which there is not.",
 * ]);
 * ```
 */
export function parseState(
  hash: string,
  ids: readonly string[],
): { state: WhenState; problems: string[] } {
  const asked = addressSettings(hash);
  const problems: string[] = [];
  const oneOf = <T extends string>(key: string, what: string, known: readonly T[]) => {
    const value = asked.get(key) ?? "";
    const found = known.find((each) => each === value);
    if (value !== "" && found === undefined) problems.push(notThere(what, value));
    return found;
  };
  const type = oneOf("type", "the incidents", ids) ?? ids[0] ?? NOTHING_CHOSEN.type;
  const others = ids.filter((id) => id !== type);
  const state: WhenState = {
    type,
    beside: oneOf("beside", "the comparison with", others) ?? null,
    withDefaults: oneOf("defaults", "default times", ["in", "out"]) === "in",
    unit: oneOf("show", "the numbers", UNITS) ?? NOTHING_CHOSEN.unit,
  };
  return { state, problems: [...problems, ...strangeSettings(asked, KEYS)] };
}

const UNITS = ["rate", "relative"] as const satisfies readonly Unit[];

const KEYS = ["type", "beside", "defaults", "show"];

/**
 * The part of the address for what is chosen; empty for nothing.
 *
 * @example Back and forth
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatState, NOTHING_CHOSEN } from "lib/site/browser/when/state.ts";
 * assert.equal(formatState(NOTHING_CHOSEN), "");
 * assert.equal(formatState({ ...NOTHING_CHOSEN, type: "THEFT" }), "#type=THEFT");
 * ```
 */
export function formatState({ type, beside, withDefaults, unit }: WhenState): string {
  const parts = new URLSearchParams();
  if (type !== NOTHING_CHOSEN.type) parts.set("type", type);
  if (beside !== null) parts.set("beside", beside);
  if (withDefaults) parts.set("defaults", "in");
  if (unit !== NOTHING_CHOSEN.unit) parts.set("show", unit);
  const text = parts.toString();
  return text === "" ? "" : `#${text}`;
}
