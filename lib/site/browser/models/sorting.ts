/**
 * Which fits are shown, and in which order.
 *
 * @module
 */

import type { FitFile, FitGroup } from "../../files/models_format.ts";
import type { Column } from "./columns.ts";

/** What the reader has chosen. */
export interface Choice {
  /** "" is all. */
  task: string;
  algorithm: string;
  population: string;
  /** Whether fits of the same incidents stand together. */
  isGrouped: boolean;
  /** Identity of a column. */
  sortBy: string;
  isDescending: boolean;
}

/** What is shown at first: all fits, the most lift first among those of the same incidents. */
export const FIRST_CHOICE: Choice = {
  task: "",
  algorithm: "",
  population: "",
  isGrouped: true,
  sortBy: "lift",
  isDescending: true,
};

/** Rows that stand together. */
export interface Section {
  /** Null where all rows stand together. */
  group: FitGroup | null;
  fits: FitFile[];
}

/** Fits that fit the choice. */
export function chosenFits(
  fits: readonly FitFile[],
  groups: readonly FitGroup[],
  { task, algorithm, population }: Choice,
): FitFile[] {
  return fits.filter((fit) =>
    (task === "" || fit.task === task) && (algorithm === "" || fit.algorithm === algorithm) &&
    (population === "" || groups[fit.group]!.population === population)
  );
}

/**
 * Fits as they are shown: by group and sorted within, or all sorted together.
 *
 * What compares among the same incidents alone sorts nothing where all stand together.
 */
export function toSections(
  fits: readonly FitFile[],
  groups: readonly FitGroup[],
  columns: readonly Column[],
  { isGrouped, sortBy, isDescending }: Choice,
): Section[] {
  const column = columns.find(({ id, isRaw }) => id === sortBy && (isGrouped || !isRaw));
  const sorted = column ? sortFits(fits, column, isDescending) : [...fits];
  if (!isGrouped) return [{ group: null, fits: sorted }];
  return groups.map((group, i) => ({ group, fits: sorted.filter((fit) => fit.group === i) }))
    .filter(({ fits }) => fits.length > 0);
}

/** Fits by a column; those without a value come last, equals as they stood. */
function sortFits(
  fits: readonly FitFile[],
  { value }: Column,
  isDescending: boolean,
): FitFile[] {
  const sign = isDescending ? -1 : 1;
  return [...fits].sort((a, b) => {
    const [first, second] = [value(a), value(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    if (typeof first === "string") {
      return sign * first.localeCompare(String(second), "en", { numeric: true });
    }
    return sign * (first - Number(second));
  });
}
