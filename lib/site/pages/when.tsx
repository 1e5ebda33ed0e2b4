/**
 * The page "When".
 *
 * @module
 */

import type { PageOutput, SiteSource } from "../source.ts";

/** The page. */
export function whenPage(_site: SiteSource): PageOutput {
  return { body: <h1>When</h1> };
}
