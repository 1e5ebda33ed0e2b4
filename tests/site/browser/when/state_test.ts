import assert from "node:assert/strict";
import { formatState, parseState, type WhenState } from "lib/site/browser/when/state.ts";

const IDS = ["all", "violent", "THEFT", "rest of violent", "A&B=C #1"];

Deno.test("parseState() reads what formatState() writes, whatever is in the names", () => {
  for (const type of IDS) {
    for (const beside of [null, ...IDS.filter((id) => id !== type)]) {
      for (const withDefaults of [true, false]) {
        for (const unit of ["rate", "relative"] as const) {
          const state: WhenState = { type, beside, withDefaults, unit };
          assert.deepEqual(parseState(formatState(state), IDS), { state, problems: [] });
        }
      }
    }
  }
});

Deno.test("parseState() begins anew at the names of sections, and at empty settings", () => {
  const state = { type: "all", beside: null, withDefaults: false, unit: "rate" };
  for (const hash of ["", "#", "#season", "#type=&beside=", "#defaults=out&show=rate"]) {
    assert.deepEqual(parseState(hash, IDS), { state, problems: [] }, hash);
  }
});

Deno.test("parseState() names what it leaves out, and keeps the rest", () => {
  const { state, problems } = parseState("#type=THEFT&beside=NONE&defaults=x&show=much&a=1", IDS);
  assert.deepEqual(state, { type: "THEFT", beside: null, withDefaults: false, unit: "rate" });
  assert.deepEqual(problems.map((problem) => /for (.*), which/.exec(problem)![1]), [
    "the comparison with NONE",
    "default times x",
    "the numbers much",
    "a",
  ]);
  const twice = parseState("#type=THEFT&beside=THEFT", IDS);
  assert.deepEqual([twice.state.beside, twice.problems.length], [null, 1]);
  assert.deepEqual(parseState("#type=%E0%A4%A", IDS).state.type, "all");
});
