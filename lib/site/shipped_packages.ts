/**
 * The packages of others whose code is in the scripts of the site, and their licenses.
 *
 * @module
 */

import { join } from "node:path";
import { createContext } from "preact";
import { ROOT } from "../config.ts";
import { formatNumberOf } from "../describe/format.ts";

/** Name of the file with the texts of all licenses, from the root of the site. */
export const LICENSES = "licenses.txt";

/** A package that is shipped. */
export interface ShippedPackage {
  name: string;
  version: string;
  /** Name of its license as the package gives it, such as "MIT". */
  license: string;
  /** Its license and notices, word by word; empty where the package has no such file. */
  texts: string[];
}

/** The packages of the site that is built, for pages: scripts are bundled before they are drawn. */
export const ShippedPackages = createContext<readonly ShippedPackage[]>([]);

/**
 * The packages that files belong to, by name and version.
 *
 * @param inputs Paths of files from the project's root, those outside of packages included.
 * @param root The project; replaced in tests.
 */
export function shippedPackages(
  inputs: readonly string[],
  root: string = ROOT,
): ShippedPackage[] {
  const folders = new Set(inputs.flatMap((path) => PACKAGE.exec(path)?.[1] ?? []));
  const found = [...folders].map((folder) => readPackage(join(root, folder)));
  const byName = new Map(found.map((each) => [`${each.name} ${each.version}`, each]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** The folder of a package, the innermost where packages hold others. */
const PACKAGE = /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Files that a license asks to be passed on. */
const TEXTS = /^(?:licen[sc]e|copying|notice)/i;

function readPackage(folder: string): ShippedPackage {
  const { name, version, license } = JSON.parse(
    Deno.readTextFileSync(join(folder, "package.json")),
  );
  const files = [...Deno.readDirSync(folder)]
    .filter((entry) => entry.isFile && TEXTS.test(entry.name)).map((entry) => entry.name).sort();
  const texts = files.map((file) =>
    Deno.readTextFileSync(join(folder, file)).replaceAll("\r\n", "\n").trim()
  );
  return { name, version, license: license ?? "see its text", texts };
}

/**
 * All licenses in one text: that of the project, then those of the packages; a text that several
 * packages share stands once.
 *
 * @param own License of the project.
 *
 * @example Two packages under one text
 * ```ts
 * import assert from "node:assert/strict";
 * import { licensesText } from "lib/site/shipped_packages.ts";
 * const one = { name: "one", version: "1.0.0", license: "MIT", texts: ["Do."] };
 * const text = licensesText([one, { ...one, name: "two" }], "Own.");
 * assert.match(text, /one 1\.0\.0 \(MIT\)\ntwo 1\.0\.0 \(MIT\)\n\nDo\.\n$/);
 * ```
 */
export function licensesText(packages: readonly ShippedPackage[], own: string): string {
  const shared = Map.groupBy(packages, ({ texts }) => texts.join("\n\n") || NO_TEXT);
  const parts = [...shared].map(([text, all]) => {
    const names = all.map(({ name, version, license }) => `${name} ${version} (${license})`);
    return `${names.join("\n")}\n\n${text}\n`;
  });
  const count = formatNumberOf(packages.length, "package");
  return [
    `The scripts of this site hold code of PatrolIQ and of ${count} of others.\n`,
    `PatrolIQ\n\n${own.trim()}\n`,
    ...parts,
  ].join(`\n${"-".repeat(72)}\n\n`);
}

const NO_TEXT = "The package comes without the text of its license.";
