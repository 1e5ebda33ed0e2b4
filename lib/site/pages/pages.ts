/**
 * What makes each page.
 *
 * @module
 */

import type { PageId } from "../pages.ts";
import type { PageOutput, SiteSource } from "../source.ts";
import { filterPage } from "./filter.tsx";
import { methodPage } from "./method.tsx";
import { modelsPage } from "./models.tsx";
import { notebooksPage } from "./notebooks.tsx";
import { overviewPage } from "./overview.tsx";
import { structurePage } from "./structure.tsx";
import { whenPage } from "./when.tsx";
import { wherePage } from "./where.tsx";

/** Makers of all pages, by name. */
export const PAGES: Readonly<Record<PageId, (site: SiteSource) => PageOutput>> = {
  overview: overviewPage,
  where: wherePage,
  when: whenPage,
  filter: filterPage,
  structure: structurePage,
  models: modelsPage,
  notebooks: notebooksPage,
  method: methodPage,
};
