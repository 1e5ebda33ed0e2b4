/**
 * The pages of the site, in the order of its navigation.
 *
 * @module
 */

/** A page. */
export interface SitePage {
  /** Name, also that of its script below `browser/entries`. */
  id: PageId;
  /** Address, from the root of the site. */
  href: string;
  /** Word in the navigation. */
  label: string;
  /** What a search engine and a bookmark say. */
  description: string;
}

/** Names of the pages. */
export type PageId =
  | "overview"
  | "where"
  | "when"
  | "filter"
  | "structure"
  | "models"
  | "notebooks"
  | "method";

/** All pages. */
export const SITE_PAGES: readonly SitePage[] = [
  {
    id: "overview",
    href: "index.html",
    label: "Overview",
    description: "Where and when recorded crime concentrates, and how sure that is",
  },
  {
    id: "where",
    href: "where.html",
    label: "Where",
    description: "Density, hot cells and zones on the map, with what is known of each zone",
  },
  {
    id: "when",
    href: "when.html",
    label: "When",
    description: "Hours, weekdays, months and seasons, and the patterns they make",
  },
  {
    id: "filter",
    href: "filter.html",
    label: "Cross-filter",
    description: "Incidents by time, type and place at once",
  },
  {
    id: "structure",
    href: "structure.html",
    label: "Structure",
    description: "Principal components and UMAP of incidents, and what they cannot say",
  },
  {
    id: "models",
    href: "models.html",
    label: "Models",
    description: "Every fit with its parameters and scores, the registry, and drift",
  },
  {
    id: "notebooks",
    href: "notebooks/index.html",
    label: "Notebooks",
    description: "The executed notebooks, with their code",
  },
  {
    id: "method",
    href: "method.html",
    label: "Method",
    description: "Data, rules, limits and licenses",
  },
];

/**
 * A page by its name.
 *
 * @example The first
 * ```ts
 * import assert from "node:assert/strict";
 * import { sitePage } from "lib/site/pages.ts";
 * assert.equal(sitePage("overview").href, "index.html");
 * ```
 */
export function sitePage(id: PageId): SitePage {
  return SITE_PAGES.find((page) => page.id === id)!;
}
