/**
 * The page "Models": the table of fits that was drawn at the build, brought to life.
 *
 * @module
 */

import { render } from "preact";
import type { ModelsFile } from "../../files/models_format.ts";
import { ModelsApp } from "../models/app.tsx";
import { keptAddress } from "../models/mlflow_address.ts";
import { loadJson } from "../shared/load.ts";
import { startPage } from "../shared/page.ts";

await startPage(async (app) => {
  const file = await loadJson<ModelsFile>("models.json");
  app.replaceChildren();
  render(<ModelsApp file={file} kept={keptAddress()} />, app);
});
