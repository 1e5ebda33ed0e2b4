/**
 * The page "Method".
 *
 * @module
 */

import type { PageOutput, SiteSource } from "../source.ts";

/** The page. */
export function methodPage(_site: SiteSource): PageOutput {
  return { body: <h1>Method</h1> };
}
