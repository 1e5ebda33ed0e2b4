/**
 * The filters of the table of fits.
 *
 * @module
 */

import type { JSX } from "preact";
import { algorithmName, populationName, TASK_NAMES } from "../../files/model_names.ts";
import type { ModelsFile } from "../../files/models_format.ts";
import type { Choice } from "./sorting.ts";

/** Properties of {@linkcode Filters}. */
export interface FiltersProps {
  file: ModelsFile;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** What a fit is for, by which algorithm, of which incidents; and how unlike ones are ranked. */
export function Filters({ file, choice, onChoose }: FiltersProps): JSX.Element {
  const ofTask = file.fits.filter(({ task }) => choice.task === "" || task === choice.task);
  const tasks = [...new Set(file.fits.map(({ task }) => task))];
  const algorithms = [...new Set(ofTask.map(({ algorithm }) => algorithm))];
  const populations = [...new Set(ofTask.map(({ group }) => file.groups[group]!.population))];
  const count = (of: (fit: (typeof ofTask)[number]) => boolean) => ofTask.filter(of).length;
  return (
    <div class="row controls">
      <Select
        label="For"
        value={choice.task}
        all={`All ${file.fits.length}`}
        options={tasks.map((task) => {
          const name = `${file.fits.filter((fit) => fit.task === task).length}`;
          return [task, `${TASK_NAMES[task]} (notebook ${chapterOf(file, task)}): ${name}`];
        })}
        onChange={(task) => onChoose({ ...choice, task, algorithm: "", population: "" })}
      />
      <Select
        label="Algorithm"
        value={choice.algorithm}
        all="All"
        options={algorithms.map((algorithm) => [
          algorithm,
          `${algorithmName(algorithm)}: ${count((fit) => fit.algorithm === algorithm)}`,
        ])}
        onChange={(algorithm) => onChoose({ ...choice, algorithm })}
      />
      <Select
        label="Of"
        value={choice.population}
        all="All"
        options={populations.map((population) => [
          population,
          `${populationName(population)}: ${
            count(({ group }) => file.groups[group]!.population === population)
          }`,
        ])}
        onChange={(population) => onChoose({ ...choice, population })}
      />
      <label>
        <input
          type="checkbox"
          checked={choice.isGrouped}
          onChange={({ currentTarget: { checked } }) => onChoose({ ...choice, isGrouped: checked })}
        />
        Same incidents together
      </label>
    </div>
  );
}

function chapterOf({ fits }: ModelsFile, task: string): string {
  const chapters = fits.filter((fit) => fit.task === task).map(({ chapter }) => chapter);
  return [...new Set(chapters)].map((chapter) => chapter.slice(0, 2)).join(", ");
}

function Select(
  { label, value, all, options, onChange }: {
    label: string;
    value: string;
    all: string;
    options: [value: string, words: string][];
    onChange: (value: string) => void;
  },
): JSX.Element {
  return (
    <label>
      {label}
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">{all}</option>
        {options.map(([each, words]) => <option key={each} value={each}>{words}</option>)}
      </select>
    </label>
  );
}
