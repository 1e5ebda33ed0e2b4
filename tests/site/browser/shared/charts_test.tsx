import assert from "node:assert/strict";
import { parseHTML } from "linkedom";
import { renderToString } from "preact-render-to-string";
import { ColumnChart } from "lib/site/browser/shared/column_chart.tsx";
import { HeatTable, transposed } from "lib/site/browser/shared/heat_table.tsx";
import { IntervalTable } from "lib/site/browser/shared/interval_table.tsx";

const html = (text: string) => parseHTML(`<html><body>${text}</body></html>`).document;

Deno.test("ColumnChart() draws columns from zero, each as high as its value", () => {
  const column = (name: string, value: number) => ({
    name,
    value,
    low: value - 1,
    high: value + 1,
    title: name,
  });
  const document = html(renderToString(
    <ColumnChart label="Two" columns={[column("a", 10), column("b", 20)]} />,
  ));
  const [a, b] = [...document.querySelectorAll("rect")];
  const height = (rect?: Element) => Number(rect?.getAttribute("height"));
  assert.ok(Math.abs(height(b) / height(a) - 2) < 1e-9);
  const bottom = (rect?: Element) => Number(rect?.getAttribute("y")) + height(rect);
  assert.ok(Math.abs(bottom(a) - bottom(b)) < 1e-9);
  assert.equal(document.querySelector("[style]"), null);
});

Deno.test("IntervalTable() fills the dots whose interval leaves the reference out", () => {
  const rows = [
    { name: "above", value: 1.2, low: 1.1, high: 1.3 },
    { name: "as usual", value: 1.05, low: 0.95, high: 1.15 },
    { name: "below", value: 0.8, low: 0.7, high: 0.9 },
  ];
  const document = html(renderToString(
    <IntervalTable caption="" head="" valueHead="" digits={2} reference={1} rows={rows} />,
  ));
  const classes = [...document.querySelectorAll("circle")].map((dot) => dot.getAttribute("class"));
  assert.deepEqual(classes, ["dot", "dot hollow", "dot"]);
  assert.match(document.body.textContent!, /0\.95 to 1\.15/);
});

Deno.test("HeatTable() is a plain table without a function, a grid with one stop with it", () => {
  const head = (name: string) => ({ name, short: name });
  const cell = (text: string) => ({ text, label: `cell ${text}`, step: "heat-0" });
  const data = {
    rows: [head("r")],
    columns: [head("x"), head("y")],
    cells: [[cell("1"), { text: "2", label: "cell 2", bar: 0.5 }]],
  };
  const plain = html(renderToString(<HeatTable caption="c" {...data} />));
  assert.equal(plain.querySelector("[role], [tabindex], [style]"), null);
  assert.equal(plain.querySelector("rect")?.getAttribute("height"), "50.0%");
  const grid = html(renderToString(<HeatTable caption="c" {...data} onActive={() => {}} />));
  assert.equal(grid.querySelectorAll("[role=grid] [role=gridcell]").length, 2);
  assert.deepEqual(
    [...grid.querySelectorAll("[tabindex]")].map((each) => each.getAttribute("tabindex")),
    ["0", "-1"],
  );
  const turned = transposed(data);
  assert.deepEqual(transposed(turned), data);
});
