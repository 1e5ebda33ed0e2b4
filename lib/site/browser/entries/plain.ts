/**
 * A page without a script of its own.
 *
 * @module
 */

import { startPage } from "../shared/page.ts";

await startPage(() => Promise.resolve());
