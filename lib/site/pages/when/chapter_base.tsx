/**
 * What results of chapter 5 stand on: more incidents than the page counts.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount } from "../../../describe/format.ts";
import type { SiteSource } from "../../source.ts";

/** A note below the heading of a section that tells such results. */
export function ChapterBase({ site }: { site: SiteSource }): JSX.Element {
  return (
    <p class="chapter-base">
      Chapter 5, all {formatCount(site.facts.nIncidents)}{" "}
      records of the whole city: domestic and sexual incidents and those against children are among
      them.
    </p>
  );
}
