/**
 * Points on a canvas that can be moved, enlarged and outlined, by pointer and by keys.
 *
 * @module
 */

import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { drawScene, type Scene } from "./canvas.ts";
import { fitFrame, type Frame, resizeFrame, toPicture, zoomFrame } from "./frame.ts";
import { type Mode, usePointers } from "./gestures.ts";
import { describeHere } from "./here.ts";
import { handleKey } from "./keys.ts";
import { middleRectangle, type Outline } from "./outline.ts";
import { AxisWords, Outlines, shapeOf, SpotNames, Tip } from "./overlay.tsx";
import { namedSpots } from "./spots.ts";
import { useTheme } from "../shared/use_theme.ts";

/** Properties of {@linkcode Scatter}. */
export interface ScatterProps {
  scene: Scene;
  /** What the picture is called where it cannot be seen. */
  label: string;
  /** Around chosen points, if they were chosen in this picture. */
  outline: Outline | null;
  onOutline: (outline: Outline | null) => void;
  /** Words along the axes, where axes mean something. */
  axes: { x: string; y: string } | null;
  /** What is chosen, in short; said elsewhere for those who cannot see it here. */
  note: string | null;
}

const MODES: readonly [Mode, string][] = [
  ["move", "Move"],
  ["outline", "Draw an outline"],
  ["rectangle", "Rectangle"],
];

const HINTS: Record<Mode, string> = {
  move:
    "Drag or arrow keys move the picture; + and − enlarge it and make it smaller, 0 shows all. " +
    "The wheel enlarges once the picture was clicked.",
  outline: "Draw around points with the pointer; Rectangle does the same by keys. Escape clears.",
  rectangle:
    "Drag a rectangle. Arrow keys move it; with Shift they change its size. Escape clears.",
};

/** Reach of the pointer, pixels. */
const HOVER = 12;

/** Points on a canvas, with its tools. */
export function Scatter(
  { scene, label, outline, onOutline, axes, note }: ScatterProps,
): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [frame, setFrame] = useState<Frame | null>(null);
  const [mode, setMode] = useState<Mode>("move");
  const [tip, setTip] = useState<{ text: string; x: number; y: number } | null>(null);
  const theme = useTheme();
  const { picture, coloring } = scene;
  const spots = useMemo(() => namedSpots(picture, coloring), [picture, coloring]);

  useLayoutEffect(() => {
    const element = box.current!;
    const sizeOf = () => ({ width: element.clientWidth, height: element.clientHeight });
    setFrame(fitFrame(sizeOf(), picture));
    const resized = new ResizeObserver(() =>
      setFrame((before) => before && resizeFrame(before, sizeOf(), picture))
    );
    resized.observe(element);
    return () => resized.disconnect();
  }, [picture]);

  useLayoutEffect(() => {
    if (frame) drawScene(canvas.current!, scene, frame);
  }, [frame, scene, theme]);

  useEffect(() => setTip(null), [frame, scene]);

  const change = (next: (frame: Frame) => Frame) => setFrame((before) => before && next(before));
  const fit = () => change((before) => fitFrame(before, picture));
  const path = usePointers({ canvas, frame, mode, change, onOutline });
  const choose = (next: Mode) => {
    setMode(next);
    if (next === "rectangle" && frame && outline === null) onOutline(middleRectangle(frame));
    if (next !== "move") canvas.current?.focus({ preventScroll: true });
  };
  const onHover = ({ offsetX: x, offsetY: y, pointerType, buttons }: PointerEvent) => {
    if (!frame || pointerType === "touch" || buttons > 0) return setTip(null);
    const text = describeHere(picture, coloring, toPicture(frame, x, y), HOVER / frame.scale);
    setTip(text === null ? null : { text, x, y });
  };
  return (
    <div>
      <div class="row controls scatter-tools">
        <div class="row" role="group" aria-label="What dragging does">
          {MODES.map(([id, name]) => (
            <button
              key={id}
              type="button"
              aria-pressed={mode === id}
              onClick={() => choose(id)}
            >
              {name}
            </button>
          ))}
        </div>
        <div class="row" role="group" aria-label="Size of the picture">
          <button
            type="button"
            aria-label="Larger"
            onClick={() => change((f) => zoomFrame(f, 1.5))}
          >
            +
          </button>
          <button
            type="button"
            aria-label="Smaller"
            onClick={() => change((f) => zoomFrame(f, 1 / 1.5))}
          >
            −
          </button>
          <button type="button" onClick={fit}>Whole picture</button>
        </div>
      </div>
      <div class="scatter" ref={box} style={shapeOf(frame)}>
        <canvas
          ref={canvas}
          class={mode}
          tabIndex={0}
          role="application"
          aria-label={label}
          aria-describedby="scatter-hint"
          onKeyDown={(event) =>
            frame && handleKey(event, { frame, mode, outline, change, fit, onOutline })}
          onPointerMove={onHover}
          onPointerLeave={() => setTip(null)}
        />
        {frame && <Outlines frame={frame} outline={outline} path={path} />}
        {frame && <SpotNames frame={frame} spots={spots} />}
        {axes && <AxisWords {...axes} />}
        {note && <p class="scatter-note" aria-hidden="true">{note}</p>}
        {tip && <Tip {...tip} width={frame?.width ?? 0} />}
      </div>
      <p class="small muted controls" id="scatter-hint">{HINTS[mode]}</p>
    </div>
  );
}
