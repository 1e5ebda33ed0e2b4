/**
 * Makes sure of a browser: starts and ends one. Where there is none, a line says what to install.
 *
 * Usage: deno run -A tests/bench/start_browser.ts
 */

import { openBrowser } from "../site/browser/browser.ts";

try {
  await (await openBrowser()).close();
} catch (error) {
  Deno.stderr.writeSync(new TextEncoder().encode((error as Error).message));
  Deno.exit(1);
}
