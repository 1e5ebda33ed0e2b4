import assert from "node:assert/strict";
import { drawKey } from "lib/figures/legend.ts";
import { allOf, readSvg, textBoxes } from "./read_svg.ts";

const read = (svg: string) => readSvg(`<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>`);
const entries = (count: number, label: string) =>
  Array.from(
    { length: count },
    (_, i) => ({ label: `${label} ${i}`, color: "#15479e", note: "9" }),
  );

Deno.test("drawKey() breaks long labels, and the next entry stands below their last line", () => {
  const long = "Near North Side, Lincoln Park, Near West Side and the Loop";
  const { svg, height } = drawKey([{ label: long, color: "#111111", note: "85,954" }, {
    label: "Austin",
    color: "#222222",
  }], 200);
  const boxes = textBoxes(read(svg));
  const lines = boxes.filter(({ text }) => long.includes(text));
  assert.equal(lines.map(({ text }) => text).join(" "), long);
  const note = boxes.find(({ text }) => text === "85,954")!;
  assert.ok(Math.abs(note.right - 200) < 0.01 && lines.every(({ right }) => right <= note.left));
  const next = boxes.find(({ text }) => text === "Austin")!;
  assert.ok(next.top >= Math.max(...lines.map(({ bottom }) => bottom)));
  assert.ok(next.bottom <= height);
});

Deno.test("drawKey() has two columns where there is room, one below the other where not", () => {
  const short = drawKey(entries(7, "Loop"), 400, { label: "Zone", noteLabel: "n" });
  const tops = (svg: string) => textBoxes(read(svg)).filter(({ text }) => /\d$/.test(text));
  assert.equal(short.height, 20 + 4 * 20);
  assert.ok(short.width <= 400);
  const fourth = tops(short.svg).find(({ text }) => text === "Loop 3")!;
  const fifth = tops(short.svg).find(({ text }) => text === "Loop 4")!;
  assert.ok(fifth.top < fourth.top && fifth.left > fourth.right);
  assert.equal(short.svg.match(/>n<\/text>/g)?.length, 2, "both have the heading of the notes");
  const long = drawKey(entries(7, "Greater Grand Crossing, Woodlawn"), 400);
  assert.equal(long.height, 7 * 20);
  assert.equal(allOf(read(long.svg), "rect").length, 7);
});
