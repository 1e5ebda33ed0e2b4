/**
 * Pointers on a picture: one moves it or draws an outline, two enlarge it, and so does the wheel.
 *
 * @module
 */

import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Frame, moveFrame, zoomFrame } from "./frame.ts";
import { type Outline, outlineOf, rectanglePath } from "./outline.ts";

/** What a drag does. */
export type Mode = "move" | "outline" | "rectangle";

/** What pointers act on. */
export interface PointerTarget {
  canvas: RefObject<HTMLCanvasElement>;
  frame: Frame | null;
  mode: Mode;
  change: (next: (frame: Frame) => Frame) => void;
  onOutline: (outline: Outline | null) => void;
}

type Pixel = [x: number, y: number];

/** Way between two corners that are kept of an outline, pixels. */
const STEP = 3;

/** Listens to pointers; gives the path that is being drawn, pixels. */
export function usePointers(target: PointerTarget): readonly Pixel[] {
  const [path, setPath] = useState<readonly Pixel[]>([]);
  const now = useRef(target);
  now.current = target;
  useEffect(() => {
    const canvas = target.canvas.current!;
    const down = new Map<number, Pixel>();
    let drawn: Pixel[] = [];
    const pixelOf = (event: MouseEvent): Pixel => {
      const { left, top } = canvas.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top];
    };
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0) return;
      capture(canvas, event.pointerId);
      down.set(event.pointerId, pixelOf(event));
      if (now.current.mode !== "move") drawn = [pixelOf(event)];
    };
    const onMove = (event: PointerEvent) => {
      const before = down.get(event.pointerId);
      if (!before) return;
      const at = pixelOf(event);
      const { mode, change } = now.current;
      if (mode === "move") {
        const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
        change((frame) => other ? pinch(frame, before, at, other) : drag(frame, before, at));
        down.set(event.pointerId, at);
      } else {
        drawn = mode === "outline" ? extend(drawn, at) : rectanglePath(drawn[0]!, at);
        setPath(drawn);
      }
    };
    const onUp = (event: PointerEvent) => {
      if (!down.delete(event.pointerId) || drawn.length === 0) return;
      const { frame, onOutline } = now.current;
      const outline = frame && event.type === "pointerup" ? outlineOf(drawn, frame) : null;
      drawn = [];
      setPath([]);
      if (outline) onOutline(outline);
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey && document.activeElement !== canvas) return;
      event.preventDefault();
      now.current.change((frame) =>
        zoomFrame(frame, Math.exp(-event.deltaY / 400), pixelOf(event))
      );
    };
    const signal = new AbortController();
    const listen = { signal: signal.signal };
    canvas.addEventListener("pointerdown", onDown, listen);
    canvas.addEventListener("pointermove", onMove, listen);
    canvas.addEventListener("pointerup", onUp, listen);
    canvas.addEventListener("pointercancel", onUp, listen);
    canvas.addEventListener("wheel", onWheel, { ...listen, passive: false });
    return () => signal.abort();
  }, []);
  return path;
}

/** A pointer that has gone already, or one that a script made, cannot be captured. */
function capture(canvas: HTMLCanvasElement, pointer: number): void {
  try {
    canvas.setPointerCapture(pointer);
  } catch { /* The drag ends where the pointer leaves the picture. */ }
}

function drag(frame: Frame, before: Pixel, at: Pixel): Frame {
  return moveFrame(frame, at[0] - before[0], at[1] - before[1]);
}

/** Two fingers: the picture follows both, each by half of its way. */
function pinch(frame: Frame, before: Pixel, at: Pixel, other: Pixel): Frame {
  const apart = (a: Pixel, b: Pixel) => Math.max(1, Math.hypot(a[0] - b[0], a[1] - b[1]));
  const moved = moveFrame(frame, (at[0] - before[0]) / 2, (at[1] - before[1]) / 2);
  const middle: Pixel = [(at[0] + other[0]) / 2, (at[1] + other[1]) / 2];
  return zoomFrame(moved, apart(at, other) / apart(before, other), middle);
}

function extend(path: readonly Pixel[], at: Pixel): Pixel[] {
  const last = path.at(-1)!;
  return Math.hypot(at[0] - last[0], at[1] - last[1]) < STEP ? [...path] : [...path, at];
}
