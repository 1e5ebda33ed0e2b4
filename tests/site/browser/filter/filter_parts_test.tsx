import assert from "node:assert/strict";
import { parseHTML } from "linkedom";
import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { Chips } from "lib/site/browser/filter/chips.tsx";
import { ColumnFilter } from "lib/site/browser/filter/column_filter.tsx";
import { ListFilter } from "lib/site/browser/filter/list_filter.tsx";
import { axisTop } from "lib/site/browser/filter/value_axis.tsx";

const nothing = () => {};

const draw = (element: JSX.Element) =>
  parseHTML(`<html><body>${renderToString(element)}</body></html>`).document;

const namesOf = (document: Document, selector: string) =>
  [...document.querySelectorAll(selector)].map((each) => each.getAttribute("aria-label"));

Deno.test("axisTop() is the least round number that no column is above", () => {
  const values = [1, 1.2, 7, 9.1, 41, 99, 100, 101, 26_000, 0.07, 2.5];
  assert.deepEqual(values.map(axisTop), [1, 1.5, 8, 10, 50, 100, 100, 150, 30_000, 0.08, 2.5]);
});

Deno.test("chips: each filter has a button that says what it lifts, and all have one", () => {
  const lines = ["Type: theft", "Hour: 05:00 to 06:00"].map((text) => ({ text, without: {} }));
  const chips = draw(<Chips {...{ lines, onLift: nothing, onLiftAll: nothing }} />);
  assert.deepEqual(namesOf(chips, "li:not(.all) button"), [
    "Remove filter Type: theft",
    "Remove filter Hour: 05:00 to 06:00",
  ]);
  assert.equal(chips.querySelector(".all button")!.textContent, "Lift all filters");
  const none = draw(<Chips {...{ lines: [], onLift: nothing, onLiftAll: nothing }} />);
  assert.equal(none.querySelector("button"), null);
});

Deno.test("columns: each says both counts, and has no mark where the compared one is hidden", () => {
  const items = ["a", "b", "c", "d"].map((value) => ({ value, label: value, short: value }));
  const columns = draw(
    <ColumnFilter
      title="Hour"
      items={items}
      counts={[80, 40, 0, 5]}
      against={{ counts: [30, 4, 3, 2], scale: 2 }}
      chosen={[]}
      onChange={nothing}
      onDrag={nothing}
      onDragEnd={nothing}
    />,
  );
  assert.deepEqual(namesOf(columns, ".columns button"), [
    "a: 80 incidents; compared period 60 (scaled × 2.00 to as many days)",
    "b: 40 incidents; compared period <5",
    "c: 0 incidents; compared period <5",
    "d: 5 incidents; compared period <5",
  ]);
  const marks = [...columns.querySelectorAll(".mark")];
  assert.deepEqual(marks.map((each) => each.getAttribute("style")), ["bottom:75%;"]);
  const key = columns.querySelector(".mark-key")!;
  assert.equal(key.textContent!.trim(), "compared period, scaled × 2.00");
  assert.equal(columns.querySelector(".axis")!.textContent, "800");
});

Deno.test("lists: numbers of the second period stand beside counts, and not where none is", () => {
  const items = [
    ...["x", "y", "z"].map((value) => ({ value, label: value })),
    { value: "s", label: "s", instead: "by area only" },
  ];
  const list = draw(
    <ListFilter
      title="Type"
      items={items}
      counts={[100, 9, 6]}
      against={{ counts: [50, 1, 3], scale: 1 }}
      chosen={[]}
      onChange={nothing}
    />,
  );
  const counts = [...list.querySelectorAll(".count")].map((each) => each.textContent);
  const compared = "; compared period: ";
  assert.deepEqual(counts, [
    `100${compared}50`,
    `9${compared}<5`,
    `6${compared}<5`,
    "by area only",
  ]);
  assert.equal(list.querySelectorAll(".mark").length, 1);
  assert.equal(list.querySelector("[aria-pressed]"), null, "a short list has one order");
});
