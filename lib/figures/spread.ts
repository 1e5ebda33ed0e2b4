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
