/**
 * The page "Notebooks".
 *
 * @module
 */

import type { PageOutput, SiteSource } from "../source.ts";

/** The page. */
export function notebooksPage(_site: SiteSource): PageOutput {
  return { body: <h1>Notebooks</h1> };
}
