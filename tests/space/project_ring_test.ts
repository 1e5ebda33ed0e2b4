import assert from "node:assert/strict";
import type { Position } from "lib/space/polygon.ts";
import { projectRing } from "lib/space/project_ring.ts";
import { lonLatToMeters } from "lib/space/projection.ts";

Deno.test("projectRing() keeps every point of a straight edge in degrees within 1 cm of the ring", () => {
  const [from, to]: [Position, Position] = [[-87.94, 41.65], [-87.52, 42.02]];
  const ring = projectRing([from, to]);
  for (let t = 0; t <= 1; t += 0.0137) {
    const point = lonLatToMeters(from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1]));
    assert.ok(distanceToLine(point, ring) < 0.01, `off at ${t}`);
  }
});

Deno.test("projectRing() keeps the corners, in order, and a closed ring closed", () => {
  const corners: Position[] = [[-87.7, 41.9], [-87.6, 41.9], [-87.6, 41.8], [-87.7, 41.9]];
  const ring = projectRing(corners);
  const at = corners.map((corner) => {
    const [x, y] = lonLatToMeters(...corner);
    return ring.findIndex((position) => position[0] === x && position[1] === y);
  });
  assert.deepEqual(at.slice(0, 3), at.slice(0, 3).toSorted((a, b) => a - b));
  assert.ok(at.every((i) => i >= 0));
  assert.deepEqual(ring[0], ring.at(-1));
});

/** Smallest distance from a point to the segments of a line. */
function distanceToLine([x, y]: Position, line: Position[]): number {
  return Math.min(
    ...line.slice(1).map(([bx, by], i) => {
      const [ax, ay] = line[i]!;
      const [dx, dy] = [bx - ax, by - ay];
      const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
      return Math.hypot(x - ax - t * dx, y - ay - t * dy);
    }),
  );
}
