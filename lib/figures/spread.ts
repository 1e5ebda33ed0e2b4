/**
 * Labels kept apart.
 *
 * @module
 */

/**
 * Positions moved as little as needed to stand a distance apart, in their order, within limits.
 *
 * @param wanted Positions as they should be.
 * @param gap Least distance between two, px.
 * @param low Smallest position allowed.
 * @param high Largest position allowed; gives way if there is not room for all.
 * @returns Positions in the order of the input.
 *
 * @example Two labels that would touch
 * ```ts
 * import assert from "node:assert/strict";
 * import { spreadApart } from "lib/figures/spread.ts";
 * assert.deepEqual(spreadApart([50, 54, 90], 14, 0, 100), [45, 59, 90]);
 * ```
 */
export function spreadApart(
  wanted: readonly number[],
  gap: number,
  low: number,
  high: number,
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  let groups: { sum: number; size: number }[] = [];
  const first = ({ sum, size }: { sum: number; size: number }) => {
    const at = sum / size - (size - 1) * gap / 2;
    return Math.max(low, Math.min(at, high - (size - 1) * gap));
  };
  for (const i of order) {
    groups.push({ sum: wanted[i]!, size: 1 });
    for (;;) {
      const [a, b] = groups.slice(-2);
      if (!a || !b || first(a) + a.size * gap <= first(b)) break;
      groups = [...groups.slice(0, -2), { sum: a.sum + b.sum, size: a.size + b.size }];
    }
  }
  const placed: number[] = [];
  let next = 0;
  for (const group of groups) {
    for (let k = 0; k < group.size; k++) placed[order[next++]!] = first(group) + k * gap;
  }
  return placed;
}

/**
 * The one of several places for a label that is farthest from what is drawn.
 *
 * @param places Centers that the label may have.
 * @param drawn Points of the marks.
 * @param half Half the width of the label, px.
 * @throws {RangeError} If there is no place.
 *
 * @example Away from the only point
 * ```ts
 * import assert from "node:assert/strict";
 * import { clearestPlace } from "lib/figures/spread.ts";
 * const places = [{ x: 0, y: 0 }, { x: 90, y: 0 }];
 * assert.equal(clearestPlace(places, [{ x: 10, y: 5 }], 20), places[1]);
 * ```
 */
export function clearestPlace<P extends { x: number; y: number }>(
  places: readonly P[],
  drawn: readonly { x: number; y: number }[],
  half: number,
): P {
  const clearance = (place: P) =>
    drawn.reduce((least, point) => {
      const dx = Math.max(0, Math.abs(point.x - place.x) - half);
      const dy = Math.abs(point.y - place.y);
      return Math.min(least, dx * dx + dy * dy);
    }, Infinity);
  const scored = places.map((place) => ({ place, room: Math.min(clearance(place), 400) }));
  const [first, ...others] = scored;
  if (!first) throw new RangeError("Cannot place label: there must be at least one place");
  return others.reduce((best, next) => next.room > best.room ? next : best, first).place;
}
