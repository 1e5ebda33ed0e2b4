/**
 * What the page shows, as the text of its address.
 *
 * @module
 */

import {
  type FitSummary,
  type Population,
  POPULATIONS,
  type ZoneCellsMeta,
} from "../../files/zone_format.ts";
import { addressSettings, notThere, strangeSettings } from "../shared/address_text.ts";

/** What the map shows, in the order of the choices. */
export const LAYERS = ["density", "risk", "hot", "zones"] as const;

/** What the map shows. */
export type Layer = (typeof LAYERS)[number];

/** What the page shows. */
export interface WhereView {
  show: Layer;
  population: Population;
  /** Key of the fit, of the same population; null where there is none. */
  fit: string | null;
  /** Zone of the fit, from 1 on. */
  zone: number | null;
  /** Whether classes of risk have colors without a meaning of their own. */
  isNeutral: boolean;
}

/** What there is to show. */
export type WhereDomain = Pick<ZoneCellsMeta, "fits" | "first">;

/** What the page begins with. */
export function firstView({ fits, first }: WhereDomain): WhereView {
  const fit = fits.find(({ key }) => key === first) ?? null;
  return {
    show: fit ? "zones" : "density",
    population: fit?.population ?? "victim_reported",
    fit: fit?.key ?? null,
    zone: null,
    isNeutral: false,
  };
}

/**
 * Text of a view: what follows the # of an address.
 *
 * @example A zone
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatWhere } from "lib/site/browser/where/view.ts";
 * const view = {
 *   show: "zones", population: "all", fit: "all.kmeans-8", zone: 2, isNeutral: false,
 * } as const;
 * assert.equal(formatWhere(view), "show=zones&fit=all.kmeans-8&zone=2");
 * ```
 */
export function formatWhere({ show, population, fit, zone, isNeutral }: WhereView): string {
  const params = new URLSearchParams({ show });
  if (fit === null) params.set("of", population);
  else params.set("fit", fit);
  if (zone !== null) params.set("zone", String(zone));
  if (isNeutral) params.set("colors", "neutral");
  return params.toString();
}

/**
 * View of a text, which anyone may have changed: what cannot be read is left out and named.
 *
 * @param text What follows the # of an address, with or without it.
 * @returns The view, and sentences on what was left out.
 *
 * @example A zone too many
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseWhere } from "lib/site/browser/where/view.ts";
 * const { view, problems } = parseWhere("#show=density&zone=9", { fits: [], first: null });
 * assert.deepEqual([view.show, view.zone], ["density", null]);
 * assert.deepEqual(problems, ["The address asks for zone 9, which there is not."]);
 * ```
 */
export function parseWhere(
  text: string,
  domain: WhereDomain,
): { view: WhereView; problems: string[] } {
  const params = addressSettings(text);
  const view = firstView(domain);
  const problems: string[] = [];
  const read = (name: string, what: string, take: (value: string) => boolean) => {
    const value = params.get(name);
    if (value === null || take(value)) return;
    problems.push(notThere(what, value));
  };
  read("show", "the map", (value) => {
    const layer = LAYERS.find((each) => each === value);
    if (layer !== undefined) view.show = layer;
    return layer !== undefined;
  });
  read("of", "the incidents", (value) => {
    const population = POPULATIONS.find((each) => each === value);
    if (population === undefined) return false;
    Object.assign(view, withPopulation(view, population, domain));
    return true;
  });
  read("fit", "the zones", (value) => {
    const fit = domain.fits.find(({ key }) => key === value);
    if (fit) Object.assign(view, withFit(view, fit));
    return fit !== undefined;
  });
  read("zone", "zone", (value) => {
    const fit = domain.fits.find(({ key }) => key === view.fit);
    const zone = /^\d{1,4}$/.test(value) ? Number(value) : NaN;
    const isThere = fit !== undefined && zone >= 1 && zone <= fit.names.length;
    if (isThere) view.zone = zone;
    return isThere;
  });
  read("colors", "the colors", (value) => {
    view.isNeutral = value === "neutral";
    return view.isNeutral;
  });
  return { view, problems: [...problems, ...strangeSettings(params, KEYS)] };
}

const KEYS = ["show", "of", "fit", "zone", "colors"];

/** A view of another fit; its zone is kept where the fit stays. */
export function withFit(view: WhereView, { key, population }: FitSummary): WhereView {
  return { ...view, fit: key, population, zone: key === view.fit ? view.zone : null };
}

/** A view of other incidents: in the same way of making zones where there is one, else in the first. */
export function withPopulation(
  view: WhereView,
  population: Population,
  { fits }: WhereDomain,
): WhereView {
  const own = fits.filter((fit) => fit.population === population);
  const candidate = view.fit?.slice(view.fit.indexOf(".") + 1);
  const fit = own.find(({ key }) => key === `${population}.${candidate}`) ??
    own.find(({ alias }) => alias === "champion") ?? own[0];
  return fit ? withFit(view, fit) : { ...view, population, fit: null, zone: null };
}
