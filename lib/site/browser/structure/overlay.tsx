/**
 * What lies above the points of a picture: outlines, names, words of the axes, and a tip.
 *
 * @module
 */

import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { type Frame, toScreen } from "./frame.ts";
import type { Outline } from "./outline.ts";
import type { Spot } from "./spots.ts";

/** The outline around chosen points, and the path that is being drawn. */
export function Outlines(
  { frame, outline, path }: {
    frame: Frame;
    outline: Outline | null;
    path: readonly (readonly [number, number])[];
  },
): JSX.Element {
  const corners = path.length > 0 ? path : outline?.map(([x, y]) => toScreen(frame, x, y)) ?? [];
  const points = corners.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  return (
    <svg
      class="scatter-overlay"
      width={frame.width}
      height={frame.height}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      aria-hidden="true"
    >
      {points !== "" && (
        <>
          <polygon class="outline-halo" points={points} />
          <polygon class="outline" points={points} />
        </>
      )}
    </svg>
  );
}

/** The shape of a picture on the screen, which it keeps on paper. */
export function shapeOf(frame: Frame | null): Record<string, string> {
  return frame ? { "--shape": `${frame.width} / ${frame.height}` } : {};
}

/** A rectangle of pixels. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Properties of {@linkcode SpotNames}. */
export interface SpotNamesProps {
  frame: Frame;
  /** Names that come first find room first. */
  spots: readonly Spot[];
  /** Points that no name may cover, and their radius, pixels; then names stand on any side of theirs. */
  points?: { at: readonly (readonly [number, number])[]; radius: number };
}

/** Names above their spots, as many as find room. */
export function SpotNames({ frame, spots, points }: SpotNamesProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const radius = points?.radius ?? 0;
    const taken: Box[] = (points?.at ?? []).map(([x, y]) =>
      boxOf(x - radius, y - radius, 2 * radius, 2 * radius)
    );
    [...box.current!.children].forEach((element, i) => {
      const span = element as HTMLElement;
      const { offsetWidth: width, offsetHeight: height } = span;
      const [x, y] = toScreen(frame, spots[i]!.x, spots[i]!.y);
      const above = boxOf(x - width / 2, y - radius - height - 1, width, height);
      const sides = [
        boxOf(x - width / 2, y + radius + 1, width, height),
        boxOf(x + radius + 1, y - height / 2, width, height),
        boxOf(x - radius - width - 1, y - height / 2, width, height),
      ];
      const free = [above, ...(points ? sides : [])].find((each) =>
        isWithin(each, frame) && taken.every((other) => !overlap(each, other))
      );
      span.style.visibility = free ? "visible" : "hidden";
      if (!free) return;
      // Shares of the picture, so that names stay at their spots when paper has another size.
      const [right, down] = [100 * free.left / frame.width, 100 * free.top / frame.height];
      span.style.transform = `translate(${right}cqw, ${down}cqh)`;
      taken.push(free);
    });
  });
  return (
    <div class="map-labels scatter-names" aria-hidden="true" ref={box}>
      {spots.map(({ code, name }) => <span key={code}>{name}</span>)}
    </div>
  );
}

function boxOf(left: number, top: number, width: number, height: number): Box {
  return { left, right: left + width, top, bottom: top + height };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isWithin({ left, right, top, bottom }: Box, { width, height }: Frame): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

/** Words along the axes. */
export function AxisWords({ x, y }: { x: string; y: string }): JSX.Element {
  return (
    <>
      <span class="axis-word x">{x}</span>
      <span class="axis-word y">{y}</span>
    </>
  );
}

/** What lies below the pointer. */
export function Tip({ text, x, y, width }: {
  text: string;
  x: number;
  y: number;
  width: number;
}): JSX.Element {
  const isRight = x > width / 2;
  const place = isRight ? { right: `${width - x + 14}px` } : { left: `${x + 14}px` };
  return <div class="tip" style={{ ...place, top: `${Math.max(4, y - 12)}px` }}>{text}</div>;
}
