/**
 * Draws an outline on the map: by dragging, corner by corner, or by keys.
 *
 * @module
 */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { crossesItself, simplifyOutline } from "../../../explore/outline.ts";
import type { CityMap, MapPoint } from "../map/city_map.ts";

/** What the drawing needs. */
export interface DrawRegionProps {
  map: CityMap;
  /** The outline is done. */
  onRegion: (region: MapPoint[]) => void;
  /** The outline cannot be taken, with the reason. */
  onProblem: (problem: string) => void;
  onCancel: () => void;
}

type Pixel = [x: number, y: number];

/** Meters by which a line drawn by hand may be made straighter. */
const TOLERANCE_METERS = 25;

/** Pixels below which a press of the pointer is a corner and no line. */
const CLICK_PIXELS = 5;

/** Points of a line that is dragged, from which on it is an outline. */
const LINE_POINTS = 8;

/** Pixels that an arrow key moves the cross. */
const STEP = 12;

/** A sheet above the map that takes the outline. */
export function DrawRegion({ map, onRegion, onProblem, onCancel }: DrawRegionProps): JSX.Element {
  const sheet = useRef<HTMLDivElement>(null);
  const [corners, draw] = useState<Pixel[]>([]);
  // Pointers move faster than the page is drawn, so the line itself is kept beside what is drawn.
  const line = useRef<Pixel[]>([]);
  const setCorners = (next: Pixel[]) => {
    line.current = next;
    draw(next);
  };
  const [cross, setCross] = useState<Pixel | null>(null);
  /** Points of the line since the pointer went down; null while it is up. */
  const dragged = useRef<number | null>(null);
  useEffect(() => sheet.current!.focus({ preventScroll: true }), []);
  const pixelOf = ({ clientX, clientY }: PointerEvent): Pixel => {
    const { left, top } = sheet.current!.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const finish = (pixels: readonly Pixel[]) => {
    const points = pixels.map(([x, y]) => map.groundAt(x, y)).filter((point) => point !== null);
    const region = simplifyOutline(points, TOLERANCE_METERS);
    if (region.length < 3) {
      return onProblem("The outline encloses nothing. Draw around the cells that are meant.");
    }
    if (crossesItself(region)) {
      return onProblem(
        "The outline crosses itself, so that it is not clear what lies inside. Draw it again " +
          "without crossing your own line; the filters stay as they were.",
      );
    }
    onRegion(region.map(([x, y]) => [x, y]));
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || event.target !== sheet.current) return;
    sheet.current!.setPointerCapture(event.pointerId);
    dragged.current = 0;
    setCorners([...line.current, pixelOf(event)]);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (dragged.current === null) return;
    const next = pixelOf(event);
    const last = line.current.at(-1)!;
    if (Math.hypot(next[0] - last[0], next[1] - last[1]) >= CLICK_PIXELS) {
      dragged.current++;
      setCorners([...line.current, next]);
    }
  };
  const onPointerUp = () => {
    const points = dragged.current ?? 0;
    dragged.current = null;
    // A line that was dragged is done when the pointer is lifted; corners go on until closed.
    if (points >= LINE_POINTS) finish(line.current);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== sheet.current) return;
    const { clientWidth, clientHeight } = sheet.current!;
    const [x, y] = cross ?? [clientWidth / 2, clientHeight / 2];
    const far = event.shiftKey ? 4 * STEP : STEP;
    const moves: Record<string, Pixel> = {
      ArrowLeft: [-far, 0],
      ArrowRight: [far, 0],
      ArrowUp: [0, -far],
      ArrowDown: [0, far],
    };
    const move = moves[event.key];
    if (move) {
      setCross([
        Math.min(clientWidth, Math.max(0, x + move[0])),
        Math.min(clientHeight, Math.max(0, y + move[1])),
      ]);
    } else if (event.key === "Enter" || event.key === " ") setCorners([...corners, [x, y]]);
    else if (event.key === "Backspace") setCorners(corners.slice(0, -1));
    else if (event.key === "Escape") onCancel();
    else return;
    event.preventDefault();
  };
  return (
    <div
      class="draw"
      ref={sheet}
      tabIndex={0}
      role="application"
      aria-label="Drawing on the map: arrow keys move the cross, Enter sets a corner, Backspace takes the last one back, Escape ends."
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onCancel}
      onKeyDown={onKeyDown}
    >
      <svg aria-hidden="true">
        <polyline class="halo" points={corners.join(" ")} />
        <polyline points={corners.join(" ")} />
        {corners.length < 30 && corners.map(([x, y], i) => <circle key={i} cx={x} cy={y} r={4} />)}
        {cross && <path d={`M${cross[0] - 10},${cross[1]}h20M${cross[0]},${cross[1] - 10}v20`} />}
      </svg>
      <div class="draw-tools row">
        <span role="status">
          {corners.length === 0
            ? "Drag around a region, or set corners by clicks or Enter."
            : `${corners.length} corners`}
        </span>
        <button type="button" disabled={corners.length < 3} onClick={() => finish(corners)}>
          Close
        </button>
        <button type="button" onClick={onCancel}>Cancel</button>
      </div>
    </div>
  );
}
