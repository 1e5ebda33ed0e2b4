/**
 * A canvas as a picture with what it shows and where it is from around it.
 *
 * @module
 */

import type { Rgb } from "./theme.ts";

/** What stands around the canvas, and on it. */
export interface PictureText {
  title: string;
  /** Written below the legend: filters, the as-of date, the disclaimer. */
  lines: readonly string[];
  /** What the legend is of, written above it. */
  caption?: string;
  legend: readonly { label: string; color: Rgb }[];
  /** Texts above the canvas that are no part of it, by their middles in its CSS pixels. */
  texts?: readonly { x: number; y: number; text: string; isMark: boolean }[];
}

/** What is on a canvas. */
export interface Snapshot {
  canvas: HTMLCanvasElement;
  /** Width at which it is shown, CSS pixels. */
  width: number;
}

/** Pixels of a screen of ordinary density. */
const MARGIN = 16;
const TITLE = { size: 20, line: 26 };
const SMALL = { size: 13, line: 18 };
const SWATCH = 14;

const FAMILY = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif';

/**
 * The picture as PNG, in the colors of the theme and as sharp as the canvas.
 */
export function picture(
  { canvas, width: shownWidth }: Snapshot,
  { title, lines, caption, legend, texts = [] }: PictureText,
): Promise<Blob> {
  const [width, mapHeight] = [shownWidth, canvas.height * shownWidth / canvas.width];
  const drawn = document.createElement("canvas");
  const context = drawn.getContext("2d")!;
  const inner = width - 2 * MARGIN;
  const heading = wrap(context, font(TITLE.size, true), [title], inner);
  const captions = caption ? wrap(context, font(SMALL.size), [caption], inner) : [];
  const rows = placeLegend(context, legend, inner);
  const footing = wrap(context, font(SMALL.size), lines, inner);
  const above = MARGIN + heading.length * TITLE.line + MARGIN / 2;
  const belowMap = above + mapHeight + MARGIN;
  const belowCaption = belowMap + captions.length * SMALL.line;
  const belowLegend = belowCaption + rows.length * SMALL.line + (rows.length > 0 ? MARGIN / 2 : 0);
  const scale = canvas.width / Math.max(1, width);
  drawn.width = Math.round(width * scale);
  drawn.height = Math.round((belowLegend + footing.length * SMALL.line + MARGIN) * scale);
  context.scale(scale, scale);
  const color = (property: string) =>
    getComputedStyle(document.documentElement).getPropertyValue(property).trim();
  context.fillStyle = color("--page");
  context.fillRect(0, 0, width, drawn.height);
  context.textBaseline = "middle";
  const write = (text: string, x: number, y: number) => context.fillText(text, x, y);
  context.fillStyle = color("--text");
  context.font = font(TITLE.size, true);
  heading.forEach((text, i) => write(text, MARGIN, MARGIN + (i + 0.5) * TITLE.line));
  context.drawImage(canvas, 0, above, width, mapHeight);
  drawTexts(context, texts, above, { text: color("--text"), ground: color("--page") });
  context.textAlign = "left";
  context.font = font(SMALL.size);
  context.fillStyle = color("--text");
  captions.forEach((text, i) => write(text, MARGIN, belowMap + (i + 0.5) * SMALL.line));
  rows.forEach((row, i) => {
    const y = belowCaption + (i + 0.5) * SMALL.line;
    for (const { x, label, color: swatch } of row) {
      context.fillStyle = `rgb(${swatch.join(" ")})`;
      context.fillRect(MARGIN + x, y - SWATCH / 2, SWATCH, SWATCH);
      context.strokeStyle = color("--edge");
      context.strokeRect(MARGIN + x, y - SWATCH / 2, SWATCH, SWATCH);
      context.fillStyle = color("--text");
      write(label, MARGIN + x + SWATCH + 6, y);
    }
  });
  context.fillStyle = color("--muted");
  footing.forEach((text, i) => write(text, MARGIN, belowLegend + (i + 0.5) * SMALL.line));
  return new Promise((resolve, reject) =>
    drawn.toBlob((blob) => blob ? resolve(blob) : reject(new Error("No picture was made.")))
  );
}

function font(size: number, isBold = false): string {
  return `${isBold ? 600 : 400} ${size}px ${FAMILY}`;
}

function drawTexts(
  context: CanvasRenderingContext2D,
  texts: NonNullable<PictureText["texts"]>,
  top: number,
  { text: ink, ground }: { text: string; ground: string },
): void {
  context.textAlign = "center";
  context.lineJoin = "round";
  for (const { x, y, text, isMark } of texts) {
    context.font = font(12, isMark);
    if (isMark) {
      const half = Math.max(10, context.measureText(text).width / 2 + 5);
      context.fillStyle = ground;
      context.strokeStyle = ink;
      context.lineWidth = 1.5;
      context.beginPath();
      context.roundRect(x - half, top + y - 10, 2 * half, 20, 10);
      context.fill();
      context.stroke();
    } else {
      context.strokeStyle = ground;
      context.lineWidth = 3;
      context.strokeText(text, x, top + y);
    }
    context.fillStyle = ink;
    context.fillText(text, x, top + y);
  }
  context.lineWidth = 1;
}

/** Texts in lines of a width. */
function wrap(
  context: CanvasRenderingContext2D,
  face: string,
  texts: readonly string[],
  width: number,
): string[] {
  context.font = face;
  return texts.flatMap((text) => {
    const lines: string[] = [];
    let line = "";
    for (const word of text.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && context.measureText(longer).width > width) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return [...lines, line];
  });
}

/** Entries of the legend in rows of a width. */
function placeLegend<Entry extends { label: string }>(
  context: CanvasRenderingContext2D,
  legend: readonly Entry[],
  width: number,
): (Entry & { x: number })[][] {
  context.font = font(SMALL.size);
  const rows: (Entry & { x: number })[][] = [];
  let x = Infinity;
  for (const entry of legend) {
    const own = SWATCH + 6 + context.measureText(entry.label).width;
    if (x + own > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)!.push({ ...entry, x });
    x += own + MARGIN;
  }
  return rows;
}
