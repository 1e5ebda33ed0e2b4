/**
 * The way from a number to the notebook cell that made it.
 *
 * @module
 */

import type { JSX } from "preact";
import { cellHref } from "../notebooks.ts";
import type { SiteSource } from "../source.ts";

/** What {@linkcode CellLink} links to. */
export interface CellLinkProps {
  site: SiteSource;
  /** Name of the notebook, such as `04_geo_clustering`. */
  notebook: string;
  /** Identity of a code cell, or its number from 1 on. */
  cell: string | number;
  /** Way from the page to the root of the site; default none. */
  up?: string;
}

/** A link such as "notebook 04, cell 83"; words without a link where the notebook was not run. */
export function CellLink({ site, notebook, cell, up = "" }: CellLinkProps): JSX.Element {
  const href = cellHref(site, notebook, cell);
  const number = href?.split("#cell-")[1];
  const words = `notebook ${notebook.slice(0, 2)}${number ? `, cell ${number}` : ""}`;
  return href ? <a href={up + href}>{words}</a> : <span>{words}</span>;
}
