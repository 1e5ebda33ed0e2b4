import assert from "node:assert/strict";
import { fitFrame, type Frame, moveFrame, toScreen } from "lib/site/browser/structure/frame.ts";
import {
  type DrawnPoints,
  drawPoints,
  radiusOf,
  toPixel,
} from "lib/site/browser/structure/raster.ts";

const SIZE = { width: 100, height: 80 };
const COLORS = { categories: Uint32Array.of(11, 22), quiet: 33 };

function draw(points: Partial<DrawnPoints>, frame: Frame): Uint32Array {
  const pixels = new Uint32Array(SIZE.width * SIZE.height).fill(99);
  const all = {
    x: Float32Array.of(0.5, 0.5),
    y: Float32Array.of(0.5, 0.5),
    order: Uint32Array.of(0, 1),
    codes: Uint8Array.of(0, 1),
    lit: Uint8Array.of(1, 1),
    ...points,
  };
  drawPoints(pixels, SIZE, all, COLORS, frame, 1);
  return pixels;
}

const frame = fitFrame(SIZE, { width: 1, height: 1 });
const count = (pixels: Uint32Array, color: number) =>
  pixels.filter((each) => each === color).length;

Deno.test("drawPoints(): the last of the order lies on top", () => {
  assert.equal(count(draw({}, frame), 11), 0);
  assert.equal(count(draw({ order: Uint32Array.of(1, 0) }, frame), 22), 0);
});

Deno.test("drawPoints(): points in color lie above those in the background", () => {
  const pixels = draw({ lit: Uint8Array.of(1, 0) }, frame);
  assert.deepEqual([count(pixels, 11) > 0, count(pixels, 33)], [true, 0]);
});

Deno.test("drawPoints(): a point is a disc around its pixel, and nothing else is drawn", () => {
  const pixels = draw({ order: Uint32Array.of(0) }, frame);
  const [x, y] = toScreen(frame, 0.5, 0.5).map(Math.round) as [number, number];
  const drawn = [...pixels.keys()].filter((i) => pixels[i] === 11);
  for (const i of drawn) {
    assert.ok(Math.hypot(i % SIZE.width - x, Math.floor(i / SIZE.width) - y) <= radiusOf(frame));
  }
  assert.equal(drawn.length, 5);
  assert.equal(count(pixels, 0), SIZE.width * SIZE.height - 5);
});

Deno.test("drawPoints(): a point at an edge does not come out on the other side", () => {
  const [x] = toScreen(frame, 0.5, 0.5);
  for (const edge of [0, SIZE.width - 1]) {
    const pixels = draw({ order: Uint32Array.of(0) }, moveFrame(frame, edge - x, 0));
    assert.equal(count(pixels, 11), 4);
    for (const i of pixels.keys()) {
      if (pixels[i] === 11) assert.ok(Math.abs(i % SIZE.width - edge) <= 1);
    }
  }
  assert.equal(count(draw({}, moveFrame(frame, 500, 0)), 22), 0);
});

Deno.test("toPixel(): red is the first byte in memory, and nothing shines through", () => {
  assert.deepEqual([...new Uint8Array(Uint32Array.of(toPixel([1, 2, 3])).buffer)], [1, 2, 3, 255]);
});
