/**
 * The page "Structure".
 *
 * @module
 */

import { render } from "preact";
import { POINTS_FILE, STRUCTURE_FILE, type StructureFile } from "../../files/structure_format.ts";
import { loadBytes, loadJson } from "../shared/load.ts";
import { startPage } from "../shared/page.ts";
import { StructureApp } from "../structure/app.tsx";
import { readPoints } from "../structure/points.ts";

await startPage(async (app) => {
  const [bytes, file] = await Promise.all([
    loadBytes(POINTS_FILE),
    loadJson<StructureFile>(STRUCTURE_FILE),
  ]);
  app.replaceChildren();
  render(<StructureApp points={readPoints(bytes)} file={file} />, app);
});
