/**
 * Legends as SVG: named swatches, and the ramp of a color scale.
 *
 * @module
 */

import type { ColorScale } from "./color_scale.ts";
import { formatNumber, type NumberFormat, tickFormat } from "./number_format.ts";
import { element, lineAt, moved, textAt } from "./svg.ts";
import { maxTextWidth, textWidth, wrapText } from "./text.ts";
import { INK, MUTED, NO_DATA, TEXT } from "./theme.ts";
import { roundValues } from "./ticks.ts";

/** A legend and how much room it takes. */
export interface Legend {
  svg: string;
  width: number;
  height: number;
}

/**
 * Named colors beside each other, broken into rows where the width ends.
 *
 * @param entries Name and color of each.
 * @param maxWidth Room, px.
 *
 * @example Two swatches in one row
 * ```ts
 * import assert from "node:assert/strict";
 * import { drawSwatches } from "lib/figures/legend.ts";
 * assert.equal(drawSwatches([["weekday", "#15479e"], ["weekend", "#cc4a0f"]], 300).height, 20);
 * ```
 */
export function drawSwatches(
  entries: readonly (readonly [name: string, color: string])[],
  maxWidth: number,
): Legend {
  return drawGlyphs(
    entries.map(([name, fill]) => ({
      name,
      width: 12,
      draw: (x, y) => element("rect", { x, y: y + 3, width: 12, height: 12, rx: 2, fill }),
    })),
    maxWidth,
  );
}

/** A mark with its name. */
export interface Glyph {
  name: string;
  /** Width of the mark, px. */
  width: number;
  /** The mark as SVG, its left edge at x, 18 px of room below y. */
  draw(x: number, y: number): string;
}

/**
 * Named marks beside each other, broken into rows where the width ends.
 *
 * @param maxWidth Room, px.
 *
 * @example Two marks below each other
 * ```ts
 * import assert from "node:assert/strict";
 * import { drawGlyphs } from "lib/figures/legend.ts";
 * const glyphs = ["observed", "chance"].map((name) => ({ name, width: 9, draw: () => "" }));
 * assert.equal(drawGlyphs(glyphs, 100).height, 40);
 * ```
 */
export function drawGlyphs(glyphs: readonly Glyph[], maxWidth: number): Legend {
  let [x, y, widest] = [0, 0, 0];
  const parts = glyphs.map(({ name, width, draw }) => {
    const room = width + 5 + textWidth(name, TEXT.label);
    if (x > 0 && x + room > maxWidth) [x, y] = [0, y + 20];
    const svg = draw(x, y) + textAt(x + width + 5, y + 13.5, name, { size: TEXT.label });
    x += room + 18;
    widest = Math.max(widest, x - 18);
    return svg;
  });
  return { svg: parts.join(""), width: widest, height: y + 20 };
}

/** A line of a key. */
export interface KeyEntry {
  label: string;
  color: string;
  /** Text at the right end, such as a count. */
  note?: string | undefined;
}

/** How a key is headed. */
export interface KeyOptions {
  /** What the entries are. */
  label?: string | undefined;
  /** What the notes are. */
  noteLabel?: string | undefined;
}

/** Keys with more entries have two columns where there is room. */
const ONE_COLUMN = 4;

/** Space between two columns, px. */
const KEY_GAP = 28;

/** Least width of a column where there is room, px. */
const KEY_WIDTH = 200;

/**
 * Named colors below each other, with notes at the right; long labels are broken into lines.
 *
 * @param width Room, px.
 *
 * @example Three entries below a heading
 * ```ts
 * import assert from "node:assert/strict";
 * import { drawKey } from "lib/figures/legend.ts";
 * const entries = ["low", "medium", "high"].map((label) => ({ label, color: "#15479e" }));
 * assert.equal(drawKey(entries, 216, { label: "Risk" }).height, 80);
 * ```
 */
export function drawKey(
  entries: readonly KeyEntry[],
  width: number,
  { label, noteLabel }: KeyOptions = {},
): Legend {
  const notes = [noteLabel ?? "", ...entries.map(({ note }) => note ?? "")];
  const noteRoom = notes.some((note) => note !== "") ? maxTextWidth(notes, TEXT.axis) + 10 : 0;
  const widest = 18 + maxTextWidth(entries.map((each) => each.label), TEXT.label) + noteRoom;
  const columns = entries.length > ONE_COLUMN && 2 * widest + KEY_GAP <= width ? 2 : 1;
  const columnWidth = columns === 2 ? widest : Math.min(width, Math.max(widest, KEY_WIDTH));
  const top = label === undefined && noteLabel === undefined ? 0 : 20;
  const small = { size: TEXT.small, fill: MUTED } as const;

  const perColumn = Math.ceil(entries.length / columns);
  let height = top;
  const drawn = Array.from({ length: columns }, (_, column) => {
    let y = top;
    const lines = entries.slice(column * perColumn, (column + 1) * perColumn).map((entry) => {
      const texts = wrapText(entry.label, columnWidth - 18 - noteRoom, TEXT.label);
      const svg =
        element("rect", { x: 0, y: y + 3, width: 12, height: 12, rx: 2, fill: entry.color }) +
        texts.map((text, i) => textAt(18, y + 13.5 + 15 * i, text, { size: TEXT.label })).join("") +
        (entry.note
          ? textAt(columnWidth, y + 13.5, entry.note, {
            size: TEXT.axis,
            fill: MUTED,
            anchor: "end",
          })
          : "");
      y += 20 + 15 * (texts.length - 1);
      return svg;
    });
    height = Math.max(height, y);
    const head = (column === 0 && label ? textAt(0, 12, label, small) : "") +
      (noteLabel ? textAt(columnWidth, 12, noteLabel, { ...small, anchor: "end" }) : "");
    return moved(column * (columnWidth + KEY_GAP), 0, head + lines.join(""));
  });
  return { svg: drawn.join(""), width: columns * columnWidth, height };
}

/** How a ramp is labeled. */
export interface RampOptions {
  /** What the colors mean, with unit. */
  label: string;
  /** How values are written (default count). */
  format?: NumberFormat;
  /** Width of the ramp, px (default 280). */
  width?: number;
  /** Word for areas without a value, if there are any. */
  noData?: string;
}

/**
 * The ramp of a color scale: label above, values below.
 *
 * A continuous scale is a gradient with round values marked; a scale in classes is a row of boxes,
 * with the values at which they meet.
 *
 * @example One box a class
 * ```ts
 * import assert from "node:assert/strict";
 * import { createColorScale } from "lib/figures/color_scale.ts";
 * import { drawRamp } from "lib/figures/legend.ts";
 * const ramp = drawRamp(createColorScale([0, 10], { classes: 5 }), { label: "Incidents" });
 * assert.equal(ramp.svg.match(/<rect/g)?.length, 5);
 * ```
 */
export function drawRamp(scale: ColorScale, options: RampOptions): Legend {
  const { label, format = "count", width = 280, noData } = options;
  const ticks = scale.thresholds === undefined ? valuesOnRamp(scale, width) : edges(scale, width);
  const inner = ticks.map(({ value }) => value)
    .filter((value) => scale.thresholds === undefined || scale.thresholds.includes(value));
  const write = (value: number) => {
    if (scale.scale === "linear") return tickFormat(inner, format)(value);
    return inner.includes(value) ? tickFormat([value], format)(value) : formatNumber(value, format);
  };
  const labels = spaced(ticks.map(({ x, value }) => ({ x, text: write(value) })), width);
  const marks = labels.map(({ x, at, text }) =>
    lineAt(x, 20, x, 36, { stroke: MUTED }) +
    textAt(at, 48, text, { size: TEXT.small, fill: MUTED, anchor: "middle" })
  );
  const extra = noData === undefined ? { svg: "", width: 0 } : {
    svg: element("rect", { x: width + 22, y: 20, width: 12, height: 12, fill: NO_DATA }) +
      textAt(width + 39, 30.5, noData, { size: TEXT.small, fill: MUTED }),
    width: 39 + textWidth(noData, TEXT.small),
  };
  return {
    svg: textAt(0, 12, label, { size: TEXT.small, fill: INK }) +
      (scale.thresholds === undefined ? gradient(scale, width) : boxes(scale, width)) +
      marks.join("") + extra.svg,
    width: Math.max(width + extra.width, textWidth(label, TEXT.small)),
    height: 52,
  };
}

function gradient(scale: ColorScale, width: number): string {
  const stops = scale.colors.map((color, i) =>
    element("stop", { offset: i / (scale.colors.length - 1), "stop-color": color })
  );
  return element("linearGradient", { id: "ramp" }, stops.join("")) +
    element("rect", { y: 20, width, height: 12, fill: "url(#ramp)" });
}

function boxes(scale: ColorScale, width: number): string {
  const step = width / scale.colors.length;
  return scale.colors.map((fill, i) =>
    element("rect", { x: i * step, y: 20, width: step, height: 12, fill })
  ).join("");
}

interface RampTick {
  x: number;
  value: number;
}

function valuesOnRamp(scale: ColorScale, width: number): RampTick[] {
  const [low, high] = scale.domain;
  const round = roundValues(low, high, 5, scale.scale);
  const values = round.length >= 2 || low === high ? round : [low, high];
  return values.map((value) => ({ x: scale.place(value) * width, value }));
}

function edges(scale: ColorScale, width: number): RampTick[] {
  const step = width / scale.colors.length;
  const [low, high] = scale.domain;
  return [low, ...scale.thresholds ?? [], high].map((value, i) => ({ x: i * step, value }));
}

/** How far a label may reach beyond the ends of the ramp, px. */
const OVERHANG = 14;

/** Labels that do not touch and stay at the ramp; the last comes before the others. */
function spaced(
  labels: readonly { x: number; text: string }[],
  width: number,
): { x: number; at: number; text: string }[] {
  const placed = labels.map(({ x, text }) => {
    const half = textWidth(text, TEXT.small) / 2;
    return { x, at: Math.max(Math.min(x, width + OVERHANG - half), half - OVERHANG), text, half };
  });
  const kept: typeof placed = [];
  for (const label of [placed.at(-1), ...placed.slice(0, -1)]) {
    if (label && kept.every((k) => Math.abs(k.at - label.at) >= k.half + label.half + 4)) {
      kept.push(label);
    }
  }
  return kept.sort((a, b) => a.x - b.x);
}
