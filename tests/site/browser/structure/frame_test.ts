import assert from "node:assert/strict";
import {
  fitFrame,
  moveFrame,
  resizeFrame,
  toPicture,
  toScreen,
  zoomFrame,
} from "lib/site/browser/structure/frame.ts";

const EXTENT = { width: 1, height: 0.6 };
const frame = fitFrame({ width: 800, height: 500 }, EXTENT);

const isNear = (found: readonly number[], expected: readonly number[]) =>
  found.forEach((value, i) => assert.ok(Math.abs(value - expected[i]!) < 1e-9, `${found}`));

Deno.test("frame: the whole picture fits, with y upward", () => {
  const [left, bottom] = toScreen(frame, 0, 0);
  const [right, top] = toScreen(frame, 1, 0.6);
  assert.ok(left >= 0 && right <= 800 && top >= 0 && bottom <= 500 && top < bottom);
  isNear([left + right, top + bottom], [800, 500]);
});

Deno.test("frame: pixels and points of the picture lead back to each other", () => {
  const moved = zoomFrame(moveFrame(frame, 33, -20), 3.7, [100, 400]);
  isNear(toScreen(moved, ...toPicture(moved, 123, 456)), [123, 456]);
});

Deno.test("zoomFrame(): the point below the pointer stays, and nothing is smaller than the whole", () => {
  const at = [150, 90] as const;
  const before = toPicture(frame, ...at);
  isNear(toPicture(zoomFrame(frame, 5, at), ...at), before);
  assert.equal(zoomFrame(frame, 0.1).scale, frame.fit);
  assert.equal(zoomFrame(frame, 1e9).scale, 40 * frame.fit);
});

Deno.test("moveFrame(): a point follows the hand", () => {
  const [x, y] = toScreen(frame, 0.3, 0.2);
  isNear(toScreen(moveFrame(frame, 12, 34), 0.3, 0.2), [x + 12, y + 34]);
});

Deno.test("resizeFrame(): the middle and the enlargement stay", () => {
  const larger = zoomFrame(frame, 4, [10, 10]);
  const found = resizeFrame(larger, { width: 360, height: 300 }, EXTENT);
  isNear([found.x, found.y, found.scale / found.fit], [larger.x, larger.y, 4]);
});
