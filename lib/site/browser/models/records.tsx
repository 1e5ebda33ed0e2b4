/**
 * The table of all fits: to filter, to sort, and to open.
 *
 * @module
 */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatNumberOf } from "../../../describe/format.ts";
import { metricName } from "../../files/model_names.ts";
import type { FitFile, ModelsFile } from "../../files/models_format.ts";
import { BesideChance } from "./beside_chance.tsx";
import { type Column, COLUMNS, scoreOf } from "./columns.ts";
import { Filters } from "./filters.tsx";
import { FitDetail } from "./fit_detail.tsx";
import { RunLink } from "./mlflow_links.tsx";
import { type Choice, chosenFits, FIRST_CHOICE, type Section, toSections } from "./sorting.ts";

/** Properties of {@linkcode Records}. */
export interface RecordsProps {
  file: ModelsFile;
  /** Address of the reader's MLflow server; null where there is none. */
  mlflow: string | null;
}

/** The table with its filters. */
export function Records({ file, mlflow }: RecordsProps): JSX.Element {
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const columns = COLUMNS[choice.task] ?? COLUMNS.all!;
  const fits = chosenFits(file.fits, file.groups, choice);
  const sections = toSections(fits, file.groups, columns, choice);
  const toggle = (runId: string) => {
    const next = new Set(opened);
    if (!next.delete(runId)) next.add(runId);
    setOpened(next);
  };
  return (
    <>
      <Filters file={file} choice={choice} onChoose={setChoice} />
      <p class="status" role="status">
        {fits.length === file.fits.length
          ? `All ${formatNumberOf(fits.length, "fit")}.`
          : `${fits.length} of ${formatNumberOf(file.fits.length, "fit")}.`} {choice.isGrouped
          ? "Sorted within those of the same incidents."
          : "Fits of unlike incidents: raw scores cannot sort them."}
      </p>
      <div class="scroll fits" tabIndex={0} role="region" aria-label="Table of fits">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <Heading key={column.id} column={column} choice={choice} onChoose={setChoice} />
              ))}
            </tr>
          </thead>
          {sections.map((section, i) => (
            <Rows
              key={section.group?.title ?? i}
              {...{ section, columns, opened, toggle, file, mlflow }}
            />
          ))}
        </table>
      </div>
    </>
  );
}

function Heading(
  { column, choice, onChoose }: {
    column: Column;
    choice: Choice;
    onChoose: (choice: Choice) => void;
  },
): JSX.Element {
  const { id, title, hint, isRaw, isText } = column;
  const isSorted = choice.sortBy === id && (choice.isGrouped || !isRaw);
  const sort = !isSorted ? "none" : choice.isDescending ? "descending" : "ascending";
  const isDescending = isSorted ? !choice.isDescending : !isText && id !== "p";
  return (
    <th scope="col" class={isText ? undefined : "number"} aria-sort={sort}>
      <button
        type="button"
        class="sort"
        title={hint}
        disabled={isRaw && !choice.isGrouped}
        onClick={() => onChoose({ ...choice, sortBy: id, isDescending })}
      >
        {title}
        <span aria-hidden="true">{sort === "none" ? "" : sort === "descending" ? " ▾" : " ▴"}</span>
      </button>
    </th>
  );
}

interface RowsProps extends RecordsProps {
  section: Section;
  columns: readonly Column[];
  opened: ReadonlySet<string>;
  toggle: (runId: string) => void;
}

function Rows(props: RowsProps): JSX.Element {
  const { section: { group, fits }, columns } = props;
  return (
    <tbody>
      {group && (
        <tr class="group">
          <th scope="rowgroup" colSpan={columns.length}>
            {group.title}
            {scoreOf(fits[0]!) && (
              <span class="small muted">score: {metricName(scoreOf(fits[0]!)!)}</span>
            )}
            {group.note && <span class="small muted">({group.note})</span>}
          </th>
        </tr>
      )}
      {fits.map((fit) => <FitRow key={fit.runId} {...props} fit={fit} />)}
    </tbody>
  );
}

function FitRow(
  { fit, columns, opened, toggle, section, file, mlflow }: RowsProps & { fit: FitFile },
): JSX.Element {
  const isOpen = opened.has(fit.runId);
  const experiment = file.mlflow.experiments.find((name) => name.endsWith(`/${fit.chapter}`));
  const [, ...values] = columns;
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            class="open"
            aria-expanded={isOpen}
            onClick={() => toggle(fit.runId)}
          >
            <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span> {fit.name}
          </button>
          {fit.standing && <span class="tag">{fit.standing}</span>}
          {!section.group && <span class="small muted of">{file.groups[fit.group]!.title}</span>}
        </th>
        {values.map((column) => (
          <td key={column.id} class={column.isText ? undefined : "number"}>
            {column.show(fit)}
            {column.id === "score" && <BesideChance metric={fit.metrics[scoreOf(fit) ?? ""]} />}
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr class="detail">
          <td colSpan={columns.length}>
            <FitDetail
              fit={fit}
              links={mlflow && experiment && <RunLink server={mlflow} experiment={experiment} />}
            />
          </td>
        </tr>
      )}
    </>
  );
}
