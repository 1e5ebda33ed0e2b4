/**
 * What a map says of the cell that is pointed at.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";

/** Distance from the pointer, pixels. */
const GAP = 14;

/**
 * Words beside the pointer, on the side where there is room.
 *
 * @param x Pixels of the map, so y.
 * @param width Of the map, pixels.
 */
export function MapTip({ x, y, width, children }: {
  x: number;
  y: number;
  width: number;
  children: ComponentChildren;
}): JSX.Element {
  const side = x < width / 2 ? { left: `${x + GAP}px` } : { right: `${width - x + GAP}px` };
  return <div class="tip" style={{ top: `${y + GAP}px`, ...side }}>{children}</div>;
}
