/**
 * Markdown as HTML that is safe to show: raw HTML is escaped, dangerous addresses are not linked,
 * and nothing is loaded from elsewhere.
 *
 * @module
 */

import MarkdownIt from "markdown-it";
import { escapeHtml } from "./escape_html.ts";
import { highlightTypeScript } from "./highlight.ts";

/** A heading of a text. */
export interface Heading {
  /** 1 to 6. */
  level: number;
  /** What it says, without markup. */
  text: string;
  /** Fragment by which a link finds it; empty if it has none. */
  id: string;
}

/** How Markdown becomes HTML. */
export interface MarkdownOptions {
  /** Gives a heading its id, from its text (default: headings have no id). */
  headingId?: ((text: string) => string) | undefined;
  /** Rewrites the address of a link (default: it stays). */
  link?: ((href: string) => string) | undefined;
}

/**
 * Markdown (CommonMark and tables) as HTML, and its headings in order.
 *
 * Tables stand in boxes that scroll by themselves. Pictures are shown if they come with the text
 * (`data:`), else they become links.
 *
 * @example HTML in Markdown is text
 * ```ts
 * import assert from "node:assert/strict";
 * import { renderMarkdown } from "lib/notebook/render_markdown.ts";
 * assert.equal(renderMarkdown("*n* < 5 <b>").html, "<p><em>n</em> &lt; 5 &lt;b&gt;</p>\n");
 * ```
 */
export function renderMarkdown(
  source: string,
  options: MarkdownOptions = {},
): { html: string; headings: Heading[] } {
  const headings: Heading[] = [];
  const tokens = markdown.parse(source, {});
  tokens.forEach((token, i) => {
    if (token.type === "heading_open") {
      const text = (tokens[i + 1]?.children ?? []).map(({ content, type }) =>
        type === "softbreak" ? " " : content
      ).join("");
      const id = options.headingId?.(text) ?? "";
      if (id !== "") token.attrSet("id", id);
      headings.push({ level: Number(token.tag.slice(1)), text, id });
    }
    for (const child of token.children ?? []) {
      if (child.type === "link_open" && options.link) {
        child.attrSet("href", options.link(child.attrGet("href") ?? ""));
      }
    }
  });
  return { html: markdown.renderer.render(tokens, markdown.options, {}), headings };
}

const markdown = new MarkdownIt({
  html: false,
  highlight: (code, language) =>
    /^(ts|typescript|js|javascript)$/.test(language) ? highlightTypeScript(code) : "",
});

markdown.renderer.rules.table_open = () =>
  '<div class="scroll" role="group" aria-label="Table" tabindex="0">\n<table>\n';
markdown.renderer.rules.table_close = () => "</table>\n</div>\n";
markdown.renderer.rules.image = (tokens, i) => {
  const token = tokens[i]!;
  const source = token.attrGet("src") ?? "";
  const [from, alt] = [escapeHtml(source), escapeHtml(token.content)];
  return source.startsWith("data:")
    ? `<img src="${from}" alt="${alt}">`
    : `<a href="${from}">${alt || from}</a>`;
};
