/**
 * Unpacks the browser of the npm package into the folder for temporary files, the only place that
 * the package knows of; run in a process whose TMPDIR is a folder of the project.
 *
 * @module
 */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import chromium, { inflate } from "@sparticuz/chromium";

const archives = fileURLToPath(new URL("../bin", import.meta.resolve("@sparticuz/chromium")));
await chromium.executablePath(archives);
await inflate(join(archives, "al2023.tar.br"));
