/**
 * What the page "Models" shows of its file.
 *
 * @module
 */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ModelsFile } from "../../files/models_format.ts";
import { Curves } from "./curves.tsx";
import { MlflowLinks } from "./mlflow_links.tsx";
import { Records } from "./records.tsx";

/** The table of all fits, their curves, and links to a server. */
export function ModelsApp(
  { file, kept = null }: { file: ModelsFile; kept?: string | null },
): JSX.Element {
  const [server, setServer] = useState(kept);
  return (
    <>
      <section class="panel">
        <Records file={file} mlflow={server} />
      </section>
      <div class="curves">
        <Curves file={file} />
      </div>
      <MlflowLinks mlflow={file.mlflow} server={server} onServer={setServer} />
    </>
  );
}
