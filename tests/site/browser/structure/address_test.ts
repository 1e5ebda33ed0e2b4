import assert from "node:assert/strict";
import {
  FIRST_VIEW,
  formatView,
  type PageView,
  parseView,
  VIEW_IDS,
} from "lib/site/browser/structure/address.ts";
import { COLOR_IDS } from "lib/site/browser/structure/coloring.ts";

Deno.test("address: every view comes back from its text", () => {
  for (const view of VIEW_IDS) {
    for (const color of COLOR_IDS) {
      const asked: PageView = { view, color, axes: [2, 3], method: 3, by: 19 };
      assert.deepEqual(parseView(`#${formatView(asked)}`), asked);
    }
  }
  assert.equal(formatView(FIRST_VIEW), "");
});

Deno.test("parseView(): what nobody wrote is the view that the page begins with", () => {
  const odd = [
    "#view=__proto__&color=constructor",
    "#axes=3-1&method=0&by=-2",
    "#by=1e9",
    "#%",
    "",
  ];
  for (const text of odd) assert.deepEqual(parseView(text), FIRST_VIEW, text);
});
