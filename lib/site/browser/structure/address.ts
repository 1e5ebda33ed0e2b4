/**
 * The view of the page as the text of its address.
 *
 * @module
 */

import { addressSettings, notThere, strangeSettings } from "../shared/address_text.ts";
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

/** What there is to look at. */
export interface ViewDomain {
  views: readonly ViewId[];
  /** Axes that components can be shown on. */
  pairs: readonly (readonly [number, number])[];
  /** Numbers of methods and colors of each kind of places. */
  places: Partial<Record<ViewId, { methods: number; colors: number }>>;
}

/**
 * View of a text, which anyone may have changed: what there is not is as the page begins with it, and
 * is named.
 *
 * @param text What follows the # of an address, with or without it.
 * @returns The view, and sentences on what was left out.
 *
 * @example A color that there is not
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseView } from "lib/site/browser/structure/address.ts";
 * const domain = { views: ["umap", "components"], pairs: [[1, 2], [1, 3]], places: {} } as const;
 * const { view, problems } = parseView("#view=components&color=red&axes=1-3", domain);
 * assert.deepEqual([view.view, view.color, view.axes], ["components", "type", [1, 3]]);
 * assert.deepEqual(problems, ["The address asks for the color red, which there is not."]);
 * ```
 */
export function parseView(
  text: string,
  { views, pairs, places }: ViewDomain,
): { view: PageView; problems: string[] } {
  const params = addressSettings(text);
  const problems: string[] = [];
  const read = <T>(key: string, what: string, first: T, take: (value: string) => T | undefined) => {
    const value = params.get(key);
    if (value === null) return first;
    const taken = take(value);
    if (taken === undefined) problems.push(notThere(what, value));
    return taken ?? first;
  };
  const shown = read(
    "view",
    "the picture",
    FIRST_VIEW.view,
    (value) => views.find((each) => each === value),
  );
  const color = read(
    "color",
    "the color",
    FIRST_VIEW.color,
    (value) => COLOR_IDS.find((each) => each === value),
  );
  const axes = read("axes", "the components", FIRST_VIEW.axes, (value) => {
    const pair = pairs.find((each) => each.join("-") === value);
    return pair && [pair[0], pair[1]] as PageView["axes"];
  });
  const number = (most: number) => (value: string) =>
    /^[1-9]\d?$/.test(value) && Number(value) <= most ? Number(value) : undefined;
  const { methods, colors } = places[shown] ?? { methods: 99, colors: 99 };
  const view: PageView = {
    view: shown,
    color,
    axes,
    method: read("method", "the method", 1, number(methods)),
    by: read("by", "the color", 1, number(colors)),
  };
  return { view, problems: [...problems, ...strangeSettings(params, KEYS)] };
}

const KEYS = Object.keys(FIRST_VIEW);
