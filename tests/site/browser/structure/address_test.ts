import assert from "node:assert/strict";
import {
  FIRST_VIEW,
  formatView,
  type PageView,
  parseView,
  VIEW_IDS,
  type ViewDomain,
} from "lib/site/browser/structure/address.ts";
import { COLOR_IDS } from "lib/site/browser/structure/coloring.ts";

const DOMAIN: ViewDomain = {
  views: VIEW_IDS,
  pairs: [[1, 2], [1, 3], [2, 3]],
  places: { areas: { methods: 3, colors: 19 }, cells: { methods: 3, colors: 19 } },
};

Deno.test("address: every view comes back from its text", () => {
  for (const view of VIEW_IDS) {
    for (const color of COLOR_IDS) {
      const asked: PageView = { view, color, axes: [2, 3], method: 3, by: 19 };
      assert.deepEqual(parseView(`#${formatView(asked)}`, DOMAIN), {
        view: asked,
        problems: [],
      });
    }
  }
  assert.equal(formatView(FIRST_VIEW), "");
});

Deno.test("parseView(): what nobody wrote is named, and the view that the page begins with", () => {
  const odd: [string, number][] = [
    ["#view=__proto__&color=constructor", 2],
    ["#axes=3-1&method=0&by=-2", 3],
    ["#by=1e9", 1],
    ["#size=2&shape=3", 1],
    ["#%", 0],
    ["#umap", 0],
    ["", 0],
  ];
  for (const [text, n] of odd) {
    const { view, problems } = parseView(text, DOMAIN);
    assert.deepEqual(view, FIRST_VIEW, text);
    assert.equal(problems.length, n, text);
  }
});

Deno.test("parseView(): what this site does not have is left out alone", () => {
  const few = { ...DOMAIN, views: ["umap", "areas"], pairs: [[1, 2]] } as const;
  const asked = "#view=areas&method=3&by=20&axes=1-3";
  const { view, problems } = parseView(asked, few);
  assert.deepEqual(view, { ...FIRST_VIEW, view: "areas", method: 3 });
  assert.deepEqual(problems, [
    "The address asks for the components 1-3, which there is not.",
    "The address asks for the color 20, which there is not.",
  ]);
  assert.equal(parseView("#view=cells", few).view.view, "umap");
});
