/**
 * The page "Models".
 *
 * @module
 */

import type { PageOutput, SiteSource } from "../source.ts";

/** The page. */
export function modelsPage(_site: SiteSource): PageOutput {
  return { body: <h1>Models</h1> };
}
