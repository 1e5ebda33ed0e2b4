import assert from "node:assert/strict";
import { formatState, parseState, type WhenState } from "lib/site/browser/when/state.ts";

const IDS = ["all", "violent", "THEFT", "rest of violent", "A&B=C #1"];

Deno.test("parseState() reads what formatState() writes, whatever is in the names", () => {
  for (const type of IDS) {
    for (const beside of [null, ...IDS.filter((id) => id !== type)]) {
      for (const withDefaults of [true, false]) {
        for (const unit of ["rate", "relative"] as const) {
          const state: WhenState = { type, beside, withDefaults, unit };
          assert.deepEqual(parseState(formatState(state), IDS), state);
        }
      }
    }
  }
});

Deno.test("parseState() passes over what it does not know, and the names of sections", () => {
  const nothing = { type: "all", beside: null, withDefaults: false, unit: "rate" };
  for (
    const hash of ["", "#", "#season", "#type=NONE&beside=&defaults=out&show=x", "#type=%E0%A4%A"]
  ) {
    assert.deepEqual(parseState(hash, IDS), nothing, hash);
  }
  assert.equal(parseState("#type=THEFT&beside=THEFT", IDS).beside, null);
});
