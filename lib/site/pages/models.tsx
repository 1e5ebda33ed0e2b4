/**
 * The page "Models": every fit with its parameters and scores, curves, the registry, and drift.
 *
 * @module
 */

import { formatList, formatNumberOf } from "../../describe/format.ts";
import { readRunRecords } from "../../tracking/experiments.ts";
import { readRegistry, REGISTRY } from "../../tracking/registry_file.ts";
import { ModelsApp } from "../browser/models/app.tsx";
import { modelsFile } from "../files/models.ts";
import type { PageOutput, SiteSource } from "../source.ts";
import { CellLink } from "./cell_link.tsx";
import { DriftSection } from "./models/drift_section.tsx";
import { RegistrySection } from "./models/registry_section.tsx";

/** The page. */
export function modelsPage(site: SiteSource): PageOutput {
  const records = readRunRecords(site.path(""));
  const { models } = site.has(REGISTRY) ? readRegistry(site.path("")) : { models: [] };
  const file = modelsFile(site);
  const chapters = [...new Set(records.map(({ chapter }) => chapter))].sort();
  return {
    body: (
      <div class="models">
        <h1>Models</h1>
        <p class="lead">
          {records.length === 0
            ? "Chapters 4 to 6 leave a record of every fit, and none of them was run on these records."
            : `${formatNumberOf(records.length, "fit")} are on record, from ${
              chapters.length === 1 ? "notebook" : "notebooks"
            } ${formatList(chapters.map((each) => each.slice(0, 2)))}: ` +
              "what defined each, what it stood on, and how it scored beside chance."}
        </p>
        {records.length > 0 && (
          <>
            <p class="rule">
              Fits of the same incidents and distances stand together, since only their raw scores
              compare. Others are compared by lift, which is what a score has above chance, by
              stability and by what they catch later (
              <CellLink site={site} notebook="07_comparison" cell="geo" />).
            </p>
            <noscript>
              <p class="message">
                Filters, sorting and opening a fit need scripts; all fits are below.
              </p>
            </noscript>
            <div id="app">
              <ModelsApp file={file} />
            </div>
          </>
        )}
        <RegistrySection site={site} models={models} records={records} />
        <DriftSection site={site} />
      </div>
    ),
    width: "board",
    ...(records.length > 0 && {
      script: "models",
      files: { "models.json": site.publish("models.json", () => JSON.stringify(file)) },
    }),
  };
}
