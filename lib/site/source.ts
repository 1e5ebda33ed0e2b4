/**
 * What pages are made of: the artifacts of a run, read once, and the files that pages load.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import type { ComponentChildren } from "preact";
import type { Incidents } from "../data/incidents.ts";
import { sha256 } from "../files/sha256.ts";
import { writeFile } from "../files/write_file.ts";
import type { SiteFacts } from "./facts.ts";

/** Cleaned incidents of the first chapter, below the output folder. */
export const INCIDENTS = "artifacts/01_preprocessing/incidents.parquet";

/** What a page comes to, before its shell. */
export interface PageOutput {
  body: ComponentChildren;
  /** Script below `browser/entries`, without its ending; none where the page needs no script. */
  script?: string;
  /** Addresses of the files that the script loads, by name, from the root of the site. */
  files?: Record<string, string>;
  width?: "text" | "board";
}

/** A run as the site reads it. */
export interface SiteSource {
  facts: SiteFacts;
  incidents: Incidents;
  /** Absolute path of a file below the output folder, such as `artifacts/02_eda/shares.csv`. */
  path(file: string): string;
  /** Whether all of the files are there. */
  has(...files: string[]): boolean;
  /** A JSON file below the output folder. */
  readJson<T>(file: string): T;
  /**
   * Writes a file that pages load, under a name that changes with its contents.
   *
   * @param name Such as `zones.json`: made once, whichever page asks first.
   * @returns Its address, from the root of the site.
   */
  publish(name: string, contents: () => string | Uint8Array): string;
}

/** Opens the output folder of a run; files are published below its folder `site`. */
export function openSource(outputs: string, facts: SiteFacts, incidents: Incidents): SiteSource {
  const published = new Map<string, string>();
  const path = (file: string) => join(outputs, file);
  return {
    facts,
    incidents,
    path,
    has: (...files) => files.every((file) => existsSync(path(file))),
    readJson: (file) => JSON.parse(Deno.readTextFileSync(path(file))),
    publish(name, contents) {
      const known = published.get(name);
      if (known !== undefined) return known;
      const made = contents();
      const ending = extname(name);
      const stem = name.slice(0, name.length - ending.length);
      const address = `data/${stem}-${sha256(made).slice(0, 8)}${ending}`;
      writeFile(join(outputs, "site", address), made);
      published.set(name, address);
      return address;
    },
  };
}
