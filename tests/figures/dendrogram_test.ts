import assert from "node:assert/strict";
import { dendrogram } from "lib/figures/dendrogram.ts";
import { buildTree, type Merge } from "lib/figures/merge_tree.ts";
import { ACCENT, MUTED, ZONE_COLORS } from "lib/figures/theme.ts";
import { allOf, assertReadable, readDrawing, readSvg, textBoxes } from "./read_svg.ts";
import { WORDS } from "./sample_charts.ts";

const rows = ["Loop", "Austin, Humboldt park", "Roseland <south>", "O'Hare"].map((name, node) => ({
  node,
  name,
  n: 1000 * (node + 1),
  color: ["#111111", "#111111", "#222222", "#333333"][node]!,
}));
const merges = [
  { node: 4, left: 1, right: 0, height: 16 },
  { node: 5, left: 3, right: 2, height: 36 },
  { node: 6, left: 4, right: 5, height: 100 },
];
const options = {
  ...WORDS,
  node: "node",
  label: "name",
  n: "n",
  merges,
  heightLabel: "Height, km",
} as const;

/** Lines by color: each a list of the places that it passes. */
function branchesOf(svg: string): Record<string, { x: number; y: number }[][]> {
  const paths = allOf(readSvg(svg), "path").filter(({ attributes }) =>
    attributes.fill === "none" && attributes.d!.includes("H")
  );
  return Object.fromEntries(paths.map(({ attributes }) => [
    attributes.stroke!,
    attributes.d!.split("M").slice(1).map((line) => {
      const [, startX, startY, rest] = /^([\d.]+) ([\d.]+)(.*)$/.exec(line)!;
      const places = [{ x: Number(startX), y: Number(startY) }];
      for (const [, command, value] of rest!.matchAll(/([HV])([\d.]+)/g)) {
        const last = places.at(-1)!;
        places.push(
          command === "H" ? { ...last, x: Number(value) } : { ...last, y: Number(value) },
        );
      }
      return places;
    }),
  ]));
}

/** Where the ticks of some heights stand. */
const tickAt = (svg: string, label: string) => {
  const box = textBoxes(readSvg(svg)).findLast(({ text }) => text === label)!;
  return (box.left + box.right) / 2;
};

const near = (a: number, b: number) => Math.abs(a - b) < 0.02;

Deno.test("dendrogram() joins neighbors at their height, midway between them", () => {
  const { svg, marks } = dendrogram(rows, options);
  assert.equal(marks, 4 + 3);
  const { [ACCENT]: forks } = branchesOf(svg);
  const [zero, top] = [tickAt(svg, "0"), tickAt(svg, "100")];
  const x = (height: number) => zero + (top - zero) * height / 100;
  const fork = forks!.find((places) => near(places[1]!.x, x(16)))!;
  const middle = (text: string) => {
    const box = textBoxes(readDrawing(svg)).find((each) => each.text === text)!;
    return (box.top + box.bottom) / 2;
  };
  assert.ok(near(fork[0]!.x, zero) && near(fork.at(-1)!.x, zero));
  assert.ok(Math.abs(fork[0]!.y - middle("Loop")) < 2, "row of the first leaf");
  assert.ok(Math.abs(fork.at(-1)!.y - middle("Austin, Humboldt park")) < 2);
  const root = forks!.find((places) => near(places[1]!.x, x(100)))!;
  assert.ok(near(root[0]!.x, x(16)) && near(root.at(-1)!.x, x(36)));
  assert.ok(near(root[0]!.y, (fork[0]!.y + fork.at(-1)!.y) / 2));
});

Deno.test("dendrogram() spaces heights by their root when told", () => {
  const { svg } = dendrogram(rows, { ...options, scale: "sqrt" });
  const [zero, top] = [tickAt(svg, "0"), tickAt(svg, "100")];
  const xs = branchesOf(svg)[ACCENT]!.map((places) => places[1]!.x);
  // √16 = 4 and √36 = 6 of √100 = 10.
  for (const share of [0.4, 0.6, 1]) {
    assert.ok(xs.some((x) => near(x, zero + share * (top - zero))), String(share));
  }
});

Deno.test("dendrogram() colors what a cut parts, up to the cut, and counts it", () => {
  const cut = { value: 20, label: "cut & count" };
  const { svg, alt } = dendrogram(rows, { ...options, cut });
  const branches = branchesOf(svg);
  assert.deepEqual(Object.keys(branches), [MUTED, ...ZONE_COLORS.slice(0, 3)]);
  const at = tickAt(svg, "20");
  for (const color of ZONE_COLORS.slice(0, 3)) {
    const xs = branches[color]!.flat().map(({ x }) => x);
    assert.ok(near(Math.max(...xs), at), `${color} ends at the cut`);
  }
  assert.ok(near(Math.min(...branches[MUTED]!.flat().map(({ x }) => x)), at));
  assert.match(alt, /cut & count: 3 clusters\./);
  assert.match(svg, />cut &amp; count<\/text>/);
  const own = dendrogram(rows, { ...options, cut, color: "color" });
  assert.deepEqual(Object.keys(branchesOf(own.svg)).slice(1), ["#111111", "#222222", "#333333"]);
  const all = dendrogram(rows, { ...options, cut: { ...cut, value: 100 } });
  assert.deepEqual(Object.keys(branchesOf(all.svg)), [MUTED, ZONE_COLORS[0]]);
});

Deno.test("dendrogram() reads with thirty long names, wide or narrow, and with one leaf", () => {
  const many = Array.from({ length: 30 }, (_, node) => ({
    node,
    name: `Greater Grand Crossing, Washington Heights ${node}`,
    n: 123456,
  }));
  const chain: Merge[] = many.slice(1).map(({ node }) => ({
    node: 100 + node,
    left: node === 1 ? 0 : 99 + node,
    right: node,
    height: 100 * node,
  }));
  for (const width of [720, 400]) {
    const cut = { value: 2350, label: "cut into 7 zones" };
    const figure = dendrogram(many, { ...options, merges: chain, cut, width });
    assertReadable(figure);
    assert.equal(figure.marks, 59);
  }
  const alone = dendrogram(rows.slice(0, 1), { ...options, merges: [] });
  assertReadable(alone);
  assert.equal(alone.marks, 1);
  assert.throws(
    () => dendrogram(many, { ...options, merges: chain, cut: { value: 50, label: "all" } }),
    { message: /at most 12 clusters can be told apart, current number is 30$/ },
  );
  assert.throws(() => dendrogram(rows, { ...options, cut: { value: 0, label: "" } }), {
    message: /a cut must be positive, current value is 0$/,
  });
});

Deno.test("buildTree() refuses what is no tree without crossing branches", () => {
  const names = ["0", "1", "2", "3"];
  const change = (i: number, more: Partial<Merge>) =>
    merges.map((merge, k) => k === i ? { ...merge, ...more } : merge);
  const cases: [readonly Merge[], RegExp][] = [
    [merges.slice(1), /one fewer, current value is 2/],
    [change(0, { left: 9 }), /two leaves or earlier merges, each merged once, current value is 9/],
    [change(1, { left: 0 }), /each merged once, current value is 0/],
    [change(0, { left: 2 }), /those of each node neighbors, current value is node 4/],
    [
      change(2, { height: 20 }),
      /at least as high as what it merges, current value is 20 of node 6/,
    ],
    [change(0, { height: -1 }), /at least as high/],
    [change(0, { height: NaN }), /at least as high/],
    [change(0, { node: 3 }), /nodes must differ, current value is node 3/],
  ];
  for (const [given, message] of cases) {
    assert.throws(() => buildTree(names, given), { name: "RangeError", message });
  }
  assert.throws(() => buildTree(["0", "0"], merges.slice(0, 1)), { message: /leaves must differ/ });
});
