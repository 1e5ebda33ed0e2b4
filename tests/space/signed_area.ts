/**
 * Area to the left of a ring, negative if it runs clockwise: the sum of the trapezoids down to
 * y = 0, another formula than the library's.
 */
export function signedArea(ring: readonly (readonly [number, number])[]): number {
  const sides = ring.map(([x1, y1], i) => {
    const [x0, y0] = ring.at(i - 1)!;
    return (x0 - x1) * (y0 + y1) / 2;
  });
  return sides.reduce((sum, area) => sum + area, 0);
}
