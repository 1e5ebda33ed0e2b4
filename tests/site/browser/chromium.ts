/**
 * Which Chromium the tests of the site run in.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { IS_PACKAGED, packagedChromium } from "./packaged_chromium.ts";

/** A browser that can be started. */
export interface Chromium {
  /** Name for messages. */
  name: string;
  /** Path of the program. */
  path: string;
  /** Variables that it needs beside those of this process. */
  env: Record<string, string>;
}

/**
 * Path of a browser, or the word `package` for that of the npm package, instead of the one that
 * would be found.
 */
export const CHROMIUM_VARIABLE = "PATROLIQ_CHROMIUM";

/** What to do on a machine where no browser is found. */
export const HOW_TO_INSTALL =
  `Install Google Chrome or Chromium, or set ${CHROMIUM_VARIABLE} to the path of one.`;

/**
 * Where systems keep browsers, by system. Those in snaps are left out: they see neither the
 * temporary profile nor the pipe that they are driven by.
 */
const PLACES: Partial<Record<typeof Deno.build.os, string[]>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/opt/google/chrome/chrome",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
};

/**
 * Finds a browser without starting or unpacking it: the one named in the environment, else one of
 * the system, else that of the npm package.
 *
 * @returns What gives the browser, or undefined where there is none.
 * @throws {Error} If the environment names a browser that does not exist.
 */
export function findChromium(): (() => Promise<Chromium>) | undefined {
  const named = Deno.env.get(CHROMIUM_VARIABLE) || undefined;
  if (named === "package") return packagedChromium;
  if (named !== undefined && !existsSync(named)) {
    throw new Error(`No browser at ${named}. Check ${CHROMIUM_VARIABLE}.`);
  }
  const path = named ?? PLACES[Deno.build.os]?.find((place) => existsSync(place));
  if (path !== undefined) return () => Promise.resolve({ name: path, path, env: {} });
  return IS_PACKAGED ? packagedChromium : undefined;
}
