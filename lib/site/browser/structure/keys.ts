/**
 * Keys on a picture: they move and enlarge it, or the rectangle around chosen points.
 *
 * @module
 */

import { type Frame, moveFrame, zoomFrame } from "./frame.ts";
import type { Mode } from "./gestures.ts";
import { changeRectangle, middleRectangle, type Outline } from "./outline.ts";

/** What keys act on. */
export interface KeyTarget {
  frame: Frame;
  mode: Mode;
  outline: Outline | null;
  change: (next: (frame: Frame) => Frame) => void;
  fit: () => void;
  onOutline: (outline: Outline | null) => void;
}

/** Way of an arrow key: to the right, and upward. */
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Part of the picture that one press of an arrow key goes. */
const STEP = 1 / 24;

/** Does what a key asks for; keys that mean nothing here are left to the page. */
export function handleKey(event: KeyboardEvent, target: KeyTarget): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = actionOf(event, target);
  if (!act) return;
  event.preventDefault();
  act();
}

function actionOf(
  { key, shiftKey: isSize }: KeyboardEvent,
  { frame, mode, outline, change, fit, onOutline }: KeyTarget,
): (() => void) | undefined {
  if (key === "+" || key === "=") return () => change((before) => zoomFrame(before, 1.5));
  if (key === "-" || key === "−") return () => change((before) => zoomFrame(before, 1 / 1.5));
  if (key === "0") return fit;
  if (key === "Escape") return outline ? () => onOutline(null) : undefined;
  const arrow = ARROWS[key];
  if (!arrow) return undefined;
  const step = STEP * Math.min(frame.width, frame.height);
  const [byX, byY] = [arrow[0] * step, arrow[1] * step];
  if (mode !== "rectangle") return () => change((before) => moveFrame(before, -byX, byY));
  return () =>
    onOutline(changeRectangle(outline ?? middleRectangle(frame), { byX, byY, isSize }, frame));
}
