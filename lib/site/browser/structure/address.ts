/**
 * The view of the page as the text of its address.
 *
 * @module
 */

import { COLOR_IDS, type ColorId } from "./coloring.ts";

/** What is looked at. */
export const VIEW_IDS = ["umap", "components", "areas", "cells"] as const;

/** Name of what is looked at. */
export type ViewId = typeof VIEW_IDS[number];

/** A view of the page; null stands for the first of what there is. */
export interface PageView {
  view: ViewId;
  /** What points are colored by. */
  color: ColorId;
  /** Components of the axes, from 1 on. */
  axes: [number, number];
  /** Method that places are laid out by, and what they are colored by: numbers from 1 on. */
  method: number;
  by: number;
}

/** The view that the page begins with. */
export const FIRST_VIEW: PageView = {
  view: "umap",
  color: "type",
  axes: [1, 2],
  method: 1,
  by: 1,
};

/**
 * Text of a view; empty for the one that the page begins with.
 *
 * @example The components, colored by zone
 * ```ts
 * import assert from "node:assert/strict";
 * import { FIRST_VIEW, formatView } from "lib/site/browser/structure/address.ts";
 * const view = { ...FIRST_VIEW, view: "components", color: "zone" } as const;
 * assert.equal(formatView(view), "view=components&color=zone");
 * ```
 */
export function formatView(view: PageView): string {
  const texts = textsOf(view);
  const first = textsOf(FIRST_VIEW);
  return Object.entries(texts).filter(([key, text]) => text !== first[key])
    .map(([key, text]) => `${key}=${text}`).join("&");
}

function textsOf({ axes, ...view }: PageView): Record<string, string> {
  return { ...view, axes: axes.join("-"), method: `${view.method}`, by: `${view.by}` };
}

/**
 * View of a text, which anyone may have changed: what cannot be read is as the page begins with it.
 *
 * @param text What follows the # of an address, with or without it.
 *
 * @example A color that there is not
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseView } from "lib/site/browser/structure/address.ts";
 * const { view, color, axes } = parseView("#view=components&color=red&axes=1-3");
 * assert.deepEqual([view, color, axes], ["components", "type", [1, 3]]);
 * ```
 */
export function parseView(text: string): PageView {
  const params = new URLSearchParams(text.replace(/^#/, ""));
  const oneOf = <T extends string>(key: string, known: readonly T[], first: T): T =>
    known.find((each) => each === params.get(key)) ?? first;
  const number = (key: string): number => {
    const found = params.get(key) ?? "";
    return /^[1-9]\d?$/.test(found) ? Number(found) : 1;
  };
  const [, first, second] = /^([1-3])-([1-3])$/.exec(params.get("axes") ?? "") ?? [];
  return {
    view: oneOf("view", VIEW_IDS, FIRST_VIEW.view),
    color: oneOf("color", COLOR_IDS, FIRST_VIEW.color),
    axes: first && second && first < second ? [Number(first), Number(second)] : FIRST_VIEW.axes,
    method: number("method"),
    by: number("by"),
  };
}
