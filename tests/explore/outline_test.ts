import assert from "node:assert/strict";
import { crossesItself, MAX_CORNERS, simplifyOutline } from "lib/explore/outline.ts";
import { createRandom } from "lib/numeric/random.ts";
import { edgeDistanceMeters, polygonAreaSquareMeters, type Position } from "lib/space/polygon.ts";

/** A hand-drawn circle: many corners, each off by up to a wobble. */
function drawCircle(n: number, radius: number, wobble: number): Position[] {
  const random = createRandom(n);
  return Array.from({ length: n }, (_, i) => {
    const angle = 2 * Math.PI * i / n;
    const reach = radius + wobble * (2 * random.unit() - 1);
    return [350_000 + reach * Math.cos(angle), 580_000 + reach * Math.sin(angle)];
  });
}

const close = (outline: readonly Position[]) => [...outline, outline[0]!];

Deno.test("crossesItself() tells simple outlines from others, wherever they begin", () => {
  const simple: Position[][] = [
    [[0, 0], [4, 0], [0, 4]],
    [[0, 0], [4, 0], [4, 4], [2, 1], [0, 4]],
    [[0, 0], [2, 0], [4, 0], [4, 4], [0, 4]], // a corner on a straight side
    drawCircle(30, 1000, 20),
  ];
  const crossing: Position[][] = [
    [[0, 0], [4, 4], [4, 0], [0, 4]], // a bow tie
    [[0, 0], [4, 0], [4, 4], [2, 0], [0, 4]], // a corner touches a side
    [[0, 0], [4, 0], [2, 2], [4, 4], [0, 4], [2, 2]], // two corners touch
    [[0, 0], [4, 0], [2, 0], [2, 4]], // a side runs back
    [[0, 0], [2, 0], [4, 0]], // all on a line
    [[0, 0], [4, 0], [4, 0], [0, 4]], // a corner twice in a row
    [[0, 0], [6, 0], [6, 2], [4, 0], [2, 0], [0, 2]], // a side on another
  ];
  const turns = (outline: Position[]) =>
    outline.map((_, i) => [...outline.slice(i), ...outline.slice(0, i)]);
  for (const outline of simple.flatMap(turns)) {
    assert.equal(crossesItself(outline), false, String(outline));
    assert.equal(crossesItself(outline.toReversed()), false, String(outline));
  }
  for (const outline of crossing.flatMap(turns)) {
    assert.equal(crossesItself(outline), true, String(outline));
    assert.equal(crossesItself(outline.toReversed()), true, String(outline));
  }
});

Deno.test("crossesItself() agrees with parametric intersection on outlines drawn by chance", () => {
  // Solves for the point of two lines; on so wide a grid hardly any outline touches itself.
  const random = createRandom(5);
  const share = (a: Position, b: Position, c: Position, d: Position) => {
    const det = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
    const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / det;
    const u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / det;
    return t >= 0 && t <= 1 && u >= 0 && u <= 1;
  };
  let nCrossing = 0;
  for (let draw = 0; draw < 500; draw++) {
    const n = 4 + random.integer(3);
    const outline = Array.from(
      { length: n },
      (): Position => [random.integer(1e6), random.integer(1e6)],
    );
    const at = (i: number) => outline[i % n]!;
    const expected = outline.some((_, i) =>
      outline.some((_, j) =>
        j > i + 1 && !(i === 0 && j === n - 1) && share(at(i), at(i + 1), at(j), at(j + 1))
      )
    );
    assert.equal(crossesItself(outline), expected, String(outline));
    nCrossing += Number(expected);
  }
  assert.ok(nCrossing > 100 && nCrossing < 400, String(nCrossing));
});

Deno.test("simplifyOutline() leaves no corner farther away than the tolerance, and few of them", () => {
  const drawn = drawCircle(400, 2000, 5);
  const simple = simplifyOutline(drawn, 20);
  assert.ok(simple.length >= 8 && simple.length <= 40, String(simple.length));
  assert.ok(simple.flat().every(Number.isInteger));
  assert.equal(crossesItself(simple), false);
  const sides = close(simple).slice(1).map((end, i) => [simple[i]!, end] as const);
  for (const [x, y] of drawn) {
    const distance = Math.min(...sides.map(([a, b]) => edgeDistanceMeters(x, y, ...a, ...b)));
    assert.ok(distance <= 20 + Math.SQRT1_2, String(distance)); // and half a meter each way
  }
  const area = polygonAreaSquareMeters([close(simple)]);
  assert.ok(Math.abs(area / polygonAreaSquareMeters([close(drawn)]) - 1) < 0.02);
});

Deno.test("simplifyOutline() keeps to the most corners however rough the drawing", () => {
  const rough = simplifyOutline(drawCircle(500, 3000, 400), 1);
  assert.ok(rough.length >= 3 && rough.length <= MAX_CORNERS);
});

Deno.test("simplifyOutline() has nothing left of drawings without an inside", () => {
  assert.deepEqual(simplifyOutline([], 5), []);
  assert.ok(simplifyOutline([[7, 7], [7.2, 7], [7, 7.4]], 5).length < 3);
  assert.ok(simplifyOutline([[0, 0], [50, 0], [100, 0]], 5).length < 3);
  for (const tolerance of [0, -1, NaN]) {
    assert.throws(() => simplifyOutline([[0, 0]], tolerance), RangeError);
  }
});
