import assert from "node:assert/strict";
import { parseHTML } from "linkedom";
import { renderToString } from "preact-render-to-string";
import type { IncidentMeta } from "lib/explore/incident_file.ts";
import { countSensitive } from "lib/explore/sensitive_count.ts";
import { emptyView, type View } from "lib/explore/view.ts";
import { viewNames } from "lib/site/browser/filter/names.ts";
import { SensitivePanel } from "lib/site/browser/filter/sensitive_panel.tsx";

const RECORD = { from: "2017-01-01", to: "2017-12-31" };
const TABLE = {
  types: ["BATTERY", "STALKING"],
  areas: [
    { area: 8, counts: [50, null], others: 6 },
    { area: 25, counts: [1480, 8], others: 0 },
  ],
  few: { areas: [0, 9], n: 11 },
  city: { counts: [1540, 15], others: 0 },
};
const META = { nSensitive: 1555, sensitive: TABLE } as unknown as IncidentMeta;
const NAMES = viewNames(
  [{ number: 8, name: "Loop" }, { number: 9, name: "Edison Park" }, { number: 25, name: "Austin" }]
    .map((area) => ({ ...area, rings: [] } as never)),
  new Map(),
);

function draw(view: Partial<View>): Document {
  const count = countSensitive({ ...emptyView(), ...view }, TABLE, RECORD);
  const html = renderToString(<SensitivePanel meta={META} names={NAMES} count={count} />);
  return parseHTML(`<html><body>${html}</body></html>`).document;
}

/** Rows of the tables as texts. */
function rowsOf(document: Document): string[][] {
  return [...document.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("th, .number")].map(({ textContent }) => textContent!)
  );
}

Deno.test("sensitive panel: areas and types stand by their counts, few areas together", () => {
  assert.deepEqual(rowsOf(draw({})), [
    ["Austin", "1,488"],
    ["Loop", "56"],
    ["no area recorded and Edison Park, together", "11"],
    ["Battery", "1,540"],
    ["Stalking", "15"],
  ]);
});

Deno.test("sensitive panel: what is hidden is never 0", () => {
  assert.deepEqual(rowsOf(draw({ types: ["STALKING"] })), [
    ["Austin", "8"],
    ["Loop", "not shown"],
    ["no area recorded and Edison Park, together", "not shown"],
    ["Stalking", "15"],
  ]);
  assert.deepEqual(rowsOf(draw({ areas: [8] })), [
    ["Loop", "56"],
    ["Battery", "50"],
    ["types that are not shown one by one", "6"],
  ]);
});

Deno.test("sensitive panel: under a filter by hour there is a sentence, and no count but of all", () => {
  const document = draw({ hours: ["3"], areas: [8] });
  assert.equal(document.querySelector("table"), null);
  const text = document.querySelector("p")!.textContent!;
  assert.match(text, /^1,555 incidents in all of the record\. .* not under a filter by hour; lift/);
  assert.deepEqual(text.match(/\d[\d,]*/g), ["1,555"]);
});

Deno.test("sensitive panel: every table has a name, a caption and headers", () => {
  for (const region of draw({}).querySelectorAll(".scroll")) {
    assert.equal(region.getAttribute("role"), "region");
    assert.match(region.getAttribute("aria-label")!, /community area only: /);
    assert.ok(region.querySelector("caption"));
    assert.equal(region.querySelectorAll("thead th[scope=col]").length, 2);
    const nRows = region.querySelectorAll("tbody tr").length;
    assert.equal(region.querySelectorAll("tbody th[scope=row]").length, nRows);
  }
});
