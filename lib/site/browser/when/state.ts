/**
 * What is chosen on the page of times, in the address, so that it can be shared.
 *
 * @module
 */

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
 * What an address asks for; what it does not say, or what there is not, is as if nothing was chosen.
 *
 * @param hash Part of the address from `#` on.
 * @param ids Series that there are.
 *
 * @example A type beside another
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseState } from "lib/site/browser/when/state.ts";
 * const ids = ["all", "THEFT", "MOTOR VEHICLE THEFT"];
 * const state = parseState("#type=MOTOR+VEHICLE+THEFT&beside=THEFT&defaults=in&show=relative", ids);
 * assert.deepEqual(state, {
 *   type: "MOTOR VEHICLE THEFT",
 *   beside: "THEFT",
 *   withDefaults: true,
 *   unit: "relative",
 * });
 * assert.equal(parseState("#type=UNKNOWN", ids).type, "all");
 * ```
 */
export function parseState(hash: string, ids: readonly string[]): WhenState {
  const asked = new URLSearchParams(hash.replace(/^#/, ""));
  const known = (name: string) => ids.find((id) => id === asked.get(name));
  const type = known("type") ?? ids[0] ?? NOTHING_CHOSEN.type;
  const beside = known("beside") ?? null;
  return {
    type,
    beside: beside === type ? null : beside,
    withDefaults: asked.get("defaults") === "in",
    unit: asked.get("show") === "relative" ? "relative" : "rate",
  };
}

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
