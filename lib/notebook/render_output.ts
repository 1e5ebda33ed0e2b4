/**
 * What a cell left behind, as HTML: text, tables, pictures, and foreign HTML locked in a frame.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { stripVTControlCharacters } from "node:util";
import { escapeHtml } from "./escape_html.ts";
import type { Metadata, MimeBundle, Output } from "./notebook_file.ts";
import { renderMarkdown } from "./render_markdown.ts";

/** Where an output stands, and how its links are written. */
export interface OutputPlace {
  /** The cell's name for readers who hear the page, such as `cell 5`. */
  cell: string;
  /** Rewrites the address of a link in Markdown (default: it stays). */
  link?: ((href: string) => string) | undefined;
}

/** Characters of a line, and lines, that fit a phone; longer text scrolls in its box. */
const FITTING = { characters: 40, lines: 30 };

/** What a frame adds to the height of what is in it, px. */
const FRAME = 60;

/** Forms in which a display is shown, the most telling first. */
const FORMS: Record<string, (text: string, place: OutputPlace, metadata: Metadata) => string> = {
  "image/svg+xml": (svg, place) =>
    picture(`data:image/svg+xml;base64,${toBase64(svg)}`, describeSvg(svg), place),
  "image/png": (data, place, metadata) => pixels("png", data, place, metadata),
  "image/jpeg": (data, place, metadata) => pixels("jpeg", data, place, metadata),
  "text/markdown": (text, { link }) => renderMarkdown(text, { link }).html,
  "text/html": frame,
  "text/plain": (text, { cell }) => plain(text, "plain", `Result of ${cell}`),
};

/**
 * One output as HTML. Nothing is loaded from elsewhere, and no script has access to the page.
 *
 * @example Printed text is escaped
 * ```ts
 * import assert from "node:assert/strict";
 * import { renderOutput } from "lib/notebook/render_output.ts";
 * const printed = { output_type: "stream", name: "stdout", text: "a < b\n" } as const;
 * assert.equal(renderOutput(printed, { cell: "cell 1" }), '<pre class="stdout">a &lt; b</pre>\n');
 * ```
 */
export function renderOutput(output: Output, place: OutputPlace): string {
  switch (output.output_type) {
    case "stream": {
      const isError = output.name === "stderr";
      const label = `${isError ? "Warnings" : "Text"} printed by ${place.cell}`;
      const html = plain(output.text, output.name, label);
      return isError ? `<p class="label">Warnings</p>\n${html}` : html;
    }
    case "error": {
      const trace = output.traceback.join("\n") || `${output.ename}: ${output.evalue}`;
      const html = plain(trace, "error", `Error of ${place.cell}`);
      return `<p class="label">Error: this cell failed</p>\n${html}`;
    }
    default:
      return renderBundle(output.data, output.metadata, place);
  }
}

function renderBundle(data: MimeBundle, metadata: Metadata, place: OutputPlace): string {
  const own = (mime: string): Metadata => {
    const found = metadata[mime];
    return isMetadata(found) ? found : {};
  };
  // HTML that says its height is a figure that does more than its picture.
  const { height } = own("text/html");
  const mimes = Object.keys(FORMS).sort((a, b) =>
    height === undefined ? 0 : Number(b === "text/html") - Number(a === "text/html")
  );
  for (const mime of mimes) {
    const form = data[mime];
    if (typeof form === "string") return FORMS[mime]!(form, place, own(mime));
  }
  const unknown = Object.keys(data).sort().join(", ");
  return unknown === "" ? "" : `<p class="label">Not shown here: ${escapeHtml(unknown)}</p>\n`;
}

/** Preformatted text without the control codes of terminals; a line overwritten by `\r` is gone. */
function plain(text: string, kind: string, label: string): string {
  const lines = stripVTControlCharacters(text).trimEnd().split("\n")
    .map((line) => line.replace(/\r+$/, "").replace(/^[\s\S]*\r/, ""));
  const fits = lines.length <= FITTING.lines &&
    lines.every((line) => line.length <= FITTING.characters);
  const scroll = fits ? "" : ` role="group" aria-label="${escapeHtml(label)}" tabindex="0"`;
  return `<pre class="${kind}"${scroll}>${escapeHtml(lines.join("\n"))}</pre>\n`;
}

/** A picture, at most as large as it was drawn. */
function picture(source: string, { alt, width, height }: Picture, { cell }: OutputPlace): string {
  const size = width && height ? ` width="${width}" height="${height}"` : "";
  const image = `<img src="${source}" alt="${escapeHtml(alt)}"${size}>`;
  const label = escapeHtml(`Figure of ${cell}`);
  return `<figure role="group" aria-label="${label}" tabindex="0">${image}</figure>\n`;
}

interface Picture {
  alt: string;
  /** Pixels of the page. */
  width?: number | undefined;
  height?: number | undefined;
}

function pixels(
  kind: "png" | "jpeg",
  data: string,
  place: OutputPlace,
  { alt, width, height }: Metadata,
): string {
  const base64 = data.replace(/[^A-Za-z0-9+/=]/g, "");
  const size = (value: unknown) => typeof value === "number" ? value : undefined;
  return picture(`data:image/${kind};base64,${base64}`, {
    alt: typeof alt === "string" ? alt : "Figure without a description",
    width: size(width),
    height: size(height),
  }, place);
}

/** Title and description of an SVG as its alternative text, and its size. */
function describeSvg(svg: string): Picture {
  // Only what comes first describes the whole: marks have titles too.
  const [, root = "", head = ""] =
    /<svg\b([^>]*)>\s*((?:<(title|desc)\b[^>]*>[^<]*<\/\3>\s*)*)/.exec(svg) ?? [];
  const attribute = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`).exec(root)?.[2];
  const content = (tag: string) => new RegExp(`<${tag}\\b[^>]*>([^<]*)</`).exec(head)?.[1];
  const parts = [content("title") ?? attribute("aria-label"), content("desc")];
  const said = parts.filter((part) => part?.trim()).map((part) => unescapeXml(part!.trim()));
  const box = attribute("viewBox")?.trim().split(/[\s,]+/).map(Number) ?? [];
  const size = (name: string, inBox: number | undefined) =>
    Math.round(parseFloat(attribute(name) ?? "") || inBox || 0) || undefined;
  return {
    alt: said.map((part) => /[.!?]$/.test(part) ? part : `${part}.`).join(" ") ||
      "Figure without a description",
    width: size("width", box[2]),
    height: size("height", box[3]),
  };
}

/**
 * HTML of a library in a frame that has no access to the page. Of scripts only those run that the
 * policy of the page names by their hash.
 */
function frame(html: string, { cell }: OutputPlace, { height }: Metadata): string {
  const base = "<style>body{margin:8px;font:14px/1.5 system-ui,sans-serif}</style>";
  const title = escapeHtml(`Result of ${cell}`);
  const size = typeof height === "number" ? ` style="height:${Math.ceil(height) + FRAME}px"` : "";
  return `<iframe sandbox="allow-scripts" title="${title}"${size} ` +
    `srcdoc="${escapeHtml(base + html)}"></iframe>\n`;
}

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(lt|gt|quot|apos|amp));/gi,
    (_, decimal, hex, name) =>
      name
        ? XML_NAMES[name.toLowerCase()]!
        : String.fromCodePoint(parseInt(decimal ?? hex, hex ? 16 : 10)),
  );
}

const XML_NAMES: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function toBase64(text: string): string {
  return Buffer.from(text).toString("base64");
}

function isMetadata(value: unknown): value is Metadata {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
