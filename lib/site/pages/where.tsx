/**
 * The page "Where".
 *
 * @module
 */

import type { PageOutput, SiteSource } from "../source.ts";

/** The page. */
export function wherePage(_site: SiteSource): PageOutput {
  return { body: <h1>Where</h1> };
}
