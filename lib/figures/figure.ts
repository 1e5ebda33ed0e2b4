/**
 * A drawn figure, and the frame that every chart stands in: headings above, notes below.
 *
 * @module
 */

import type { Row } from "./columns.ts";
import { element, escape, textAt } from "./svg.ts";
import { textWidth, wrapBalanced, wrapText } from "./text.ts";
import { FONT_FAMILY, INK, MUTED, PAD, TEXT, WARNING, WIDTH } from "./theme.ts";

/** A figure, complete in itself. */
export interface Figure {
  /** What the figure shows, as a finding. */
  title: string;
  /** Population and period. */
  subtitle: string;
  /** The figure in words, for those who do not see it. */
  alt: string;
  /** A complete SVG document. */
  svg: string;
  /** The figure as HTML that does more than a picture, if it can; the picture is in it. */
  html?: string;
  /** Width, px. */
  width: number;
  /** Height, px. */
  height: number;
  /** Number of marks that carry data. */
  marks: number;
  /** The rows that were drawn, all columns, in their order. */
  table: Row[];
}

/** What every chart is told beside its columns. */
export interface FigureOptions {
  /** What the figure shows, as a finding. */
  title: string;
  /** Population, period and unit. */
  subtitle: string;
  /** The figure in words (default made from title, subtitle and values). */
  alt?: string;
  /** Where the data is from; stands in the caption after `Source: `. */
  source?: string;
  /** What a reader must know beside: method, intervals, what is left out. */
  notes?: string;
  /** Whether the records are made up; the figure then says so in red. */
  synthetic?: boolean;
  /** Width, px (default 720). */
  width?: number;
  /** Whether the figure is part of another: a smaller title, without the bar above it. */
  panel?: boolean;
}

/** A chart without its frame. */
export interface Drawing {
  /** SVG, as wide as the figure. */
  svg: string;
  /** Height, px. */
  height: number;
  /** Number of marks that carry data. */
  marks: number;
  /** What is drawn, in a sentence or two, for the alternative text. */
  description: string;
}

/**
 * Puts a drawing into its frame: title, subtitle, drawing, notes and source, on white.
 *
 * @param rows Rows that the drawing shows.
 *
 * @example Alternative text is part of the SVG
 * ```ts
 * import assert from "node:assert/strict";
 * import { frame } from "lib/figures/figure.ts";
 * const drawing = { svg: "", height: 10, marks: 0, description: "Nothing." };
 * const figure = frame(drawing, [], { title: "A & B", subtitle: "None" });
 * assert.match(figure.svg, /<title id="[^"]+">A &amp; B<\/title>/);
 * ```
 */
export function frame(drawing: Drawing, rows: Row[], options: FigureOptions): Figure {
  const { title, subtitle, synthetic = false, width = WIDTH } = options;
  const room = width - 2 * PAD;
  const badge = synthetic ? drawBadge(width) : { svg: "", width: 0 };
  const titleSize = options.panel ? TEXT.panel : TEXT.title;
  const titles = wrapBalanced(title, room - badge.width, titleSize, 600);
  const subtitles = wrapText(subtitle, room, TEXT.subtitle);
  const captions = captionsOf(options).flatMap((text) => wrapText(text, room, TEXT.small));

  let y = options.panel ? 4 : PAD + 1;
  const lines = (texts: string[], step: number, size: number, weight: 400 | 600, fill: string) =>
    texts.map((text) => textAt(PAD, y += step, text, { size, weight, fill })).join("");
  const head = lines(titles, options.panel ? 19 : 23, titleSize, 600, INK) +
    lines(subtitles, 18, TEXT.subtitle, 400, MUTED);
  const top = Math.round(y + 14);
  y = top + drawing.height + (captions.length > 0 ? 4 : 0);
  const foot = lines(captions, 15.5, TEXT.small, 400, MUTED);
  const height = Math.round(y + PAD - 2);

  const alt = options.alt ?? `${title}. ${subtitle}. ${drawing.description}`;
  const fullAlt = synthetic ? `Synthetic data. ${alt}` : alt;
  const body = element("rect", { width, height, fill: "#fff" }) +
    (options.panel ? "" : element("rect", { x: PAD, y: 10, width: 40, height: 4, fill: INK })) +
    badge.svg + head +
    element("g", { transform: `translate(0,${top})` }, drawing.svg) + foot;
  const svg = wrapDocument(body, title, fullAlt, width, height);
  return { title, subtitle, alt: fullAlt, svg, width, height, marks: drawing.marks, table: rows };
}

/** What stands below a figure: whether records are made up, notes, and where they are from. */
export function captionsOf({ synthetic, notes, source }: FigureOptions): string[] {
  const madeUp = "SYNTHETIC: made-up records with planted patterns; nothing here happened.";
  return [...(synthetic ? [madeUp] : []), notes ?? "", source ? `Source: ${source}` : ""]
    .filter((caption) => caption !== "");
}

/**
 * The figure of a chart that has no row to draw: its headings, and a line that says so.
 *
 * @example Nothing to draw
 * ```ts
 * import assert from "node:assert/strict";
 * import { emptyFigure } from "lib/figures/figure.ts";
 * const { marks, svg } = emptyFigure({ title: "Arrests", subtitle: "None" });
 * assert.deepEqual([marks, svg.includes("Nothing to show.")], [0, true]);
 * ```
 */
export function emptyFigure(options: FigureOptions): Figure {
  const words = "Nothing to show.";
  const svg = textAt(PAD, 30, words, { size: TEXT.label, fill: MUTED });
  return frame({ svg, height: 48, marks: 0, description: words }, [], options);
}

/** A complete document; its ids come from its content, so that two figures on a page do not clash. */
function wrapDocument(
  body: string,
  title: string,
  alt: string,
  width: number,
  height: number,
): string {
  const key = fingerprint(body + alt);
  const content = body.replace(/(\bid="|url\(#)([\w-]+)/g, `$1$2-${key}`);
  return `${
    element(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        role: "img",
        "aria-labelledby": `title-${key} desc-${key}`,
        "font-family": FONT_FAMILY,
      },
      `<title id="title-${key}">${escape(title)}</title>` +
        `<desc id="desc-${key}">${escape(alt)}</desc>${content}`,
    )
  }\n`;
}

/** FNV-1a hash of a text, eight hexadecimal digits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function drawBadge(width: number): { svg: string; width: number } {
  const label = "SYNTHETIC DATA";
  const size = textWidth(label, TEXT.label, 600) + 20;
  const x = width - PAD - size;
  const svg = element("rect", { x, y: 22, width: size, height: 24, rx: 3, fill: WARNING }) +
    textAt(x + size / 2, 38.5, label, {
      size: TEXT.label,
      weight: 600,
      anchor: "middle",
      fill: "#fff",
    });
  return { svg, width: size + 16 };
}
