/**
 * The page "Structure".
 *
 * @module
 */

import type { PageOutput, SiteSource } from "../source.ts";

/** The page. */
export function structurePage(_site: SiteSource): PageOutput {
  return { body: <h1>Structure</h1> };
}
