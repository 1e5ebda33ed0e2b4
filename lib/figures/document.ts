/**
 * The one document that Observable Plot draws into, and what the figures need to know of its nodes.
 *
 * @module
 */

import { parseHTML } from "linkedom";

/** The little of a DOM node that is read back once a chart is drawn. */
export interface SvgNode {
  readonly nodeType: number;
  readonly localName: string;
  readonly textContent: string;
  readonly childNodes: Iterable<SvgNode>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
}

/** An empty document without a browser; charts create nodes in it but never attach them. */
export const DOCUMENT: object = (parseHTML(
  "<!doctype html><html><head></head><body></body></html>",
) as unknown as { document: object }).document;
