/**
 * The page "Notebooks": every executed notebook with what it asks and what is in it.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatNumberOf } from "../../describe/format.ts";
import { listChapters } from "../../notebook/sources.ts";
import { countStatuses, SCORECARD, type ScorecardRow } from "../../tracking/scorecard.ts";
import { notebooksOf, type SiteNotebook } from "../notebooks.ts";
import type { PageOutput, SiteSource } from "../source.ts";

/** The page. */
export function notebooksPage(site: SiteSource): PageOutput {
  const notebooks = notebooksOf(site);
  const rows = site.has(SCORECARD) ? site.readJson<ScorecardRow[]>(SCORECARD) : [];
  const missing = listChapters().filter((each) => !notebooks.some(({ name }) => name === each));
  return {
    body: (
      <>
        <h1>Notebooks</h1>
        <p class="lead">
          Every finding of this site comes from one of{" "}
          {formatNumberOf(notebooks.length, "notebook")}
          , executed in order on these records. Each asks a question, answers it with code that can
          be read and run again, checks itself, and says what it cannot tell.
        </p>
        {notebooks.length === 0 && (
          <p class="message">
            No notebook was executed on these records. <code>deno task run</code> does it.
          </p>
        )}
        <ol class="notebooks">
          {notebooks.map((notebook) => (
            <NotebookItem
              key={notebook.name}
              notebook={notebook}
              answers={rows.filter((row) => row.notebook === notebook.name)}
            />
          ))}
        </ol>
        {missing.length > 0 && (
          <p>
            Not run on these records: {missing.join(", ")}.{" "}
            <code>deno task run --only {missing.map((each) => each.slice(0, 2)).join(",")}</code>
            {" "}
            runs {missing.length === 1 ? "it" : "them"}.
          </p>
        )}
        <p class="small muted">
          A page holds the text, the code, which folds away, and all that the code shows. Checks are
          statements that stop a notebook where they do not hold. A link to a cell, such as{" "}
          <code>02_eda.html#cell-29</code>, opens the page at it.
        </p>
      </>
    ),
  };
}

function NotebookItem(
  { notebook, answers }: { notebook: SiteNotebook; answers: ScorecardRow[] },
): JSX.Element {
  const { name, title, question, nCodeCells, nFigures, nTables, nChecks } = notebook;
  const [topic, ...rest] = title.split(": ");
  const holds = [
    formatNumberOf(nCodeCells, "code cell"),
    formatNumberOf(nFigures, "figure"),
    formatNumberOf(nTables, "table"),
    formatNumberOf(nChecks, "check"),
  ];
  return (
    <li class="panel">
      <h2>
        <a href={`${name}.html`}>
          <span class="muted">{name.slice(0, 2)}</span> {topic}
        </a>
        {rest.length > 0 && <span class="topic">{rest.join(": ")}</span>}
      </h2>
      {question && <p>{question}</p>}
      <p class="small muted">
        {holds.join(" · ")}
        {answers.length > 0 && (
          <>
            {" · "}
            <a href="../index.html#scorecard">
              {formatNumberOf(answers.length, "expected result")}: {countStatuses(answers)}
            </a>
          </>
        )}
      </p>
    </li>
  );
}
