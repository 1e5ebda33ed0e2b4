/**
 * What the samples of all charts have in common.
 *
 * @module
 */

import type { Row } from "lib/figures/columns.ts";
import type { Figure, FigureOptions } from "lib/figures/figure.ts";
import type { Polygon } from "lib/space/polygon.ts";

/** A chart that can be drawn on its own rows or on spoiled ones. */
export interface SampleChart {
  rows: Row[];
  /** A column of numbers that the chart reads. */
  column: string;
  /** Number of marks that the chart should report. */
  marks: number;
  draw(rows: readonly Row[], more?: Partial<FigureOptions>): Figure;
}

/** Headings of all samples. */
export const WORDS = {
  title: "Theft & battery lead, <others> follow",
  subtitle: "500,000 recorded incidents, 29 December 2016 to 12 November 2018",
  source: "City of Chicago Data Portal",
  notes: "Lines are 95 % intervals.",
};

/** A square of 1 km whose lower left corner is at the given kilometers. */
export function squareKilometer(x: number, y: number): Polygon {
  const [west, south, east, north] = [1000 * x, 1000 * y, 1000 * x + 1000, 1000 * y + 1000];
  return [[[west, south], [east, south], [east, north], [west, north], [west, south]]];
}
