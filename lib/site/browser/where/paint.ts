/**
 * Cells in the colors of what the map shows, and the legend of it.
 *
 * @module
 */

import type { ColumnValues } from "../../../explore/column_body.ts";
import { formatCount, formatPercent } from "../../../describe/format.ts";
import { type FitSummary, type PopulationFacts, SMALL_COUNT } from "../../files/zone_format.ts";
import { parseColor, type Rgb } from "../shared/theme.ts";
import { type Cells, fitOf } from "./cells.ts";
import { rampColors, riskColors, zoneColor } from "./colors.ts";
import type { WhereView } from "./view.ts";

/** An entry of a legend. */
export interface LegendEntry {
  label: string;
  /** What the class holds. */
  note: string;
  color: Rgb;
}

/** The cells as they are drawn. */
export interface Painted {
  /** Red, green, blue and opacity of each cell. */
  colors: Uint8Array;
  legend: LegendEntry[];
  /** What the legend is of. */
  caption: string;
}

/** Opacity of cells, and of those beside a chosen zone. */
const OPACITY = 235;
const DIMMED = 110;

/** Cells in colors. */
export function paintCells(view: WhereView, cells: Cells, isDark: boolean): Painted {
  const facts = cells.meta.populations.find(({ id }) => id === view.population)!;
  if (facts.n === 0) {
    const colors = new Uint8Array(4 * cells.n);
    return { colors, legend: [], caption: "There are no such incidents in these records" };
  }
  switch (view.show) {
    case "density":
      return paintDensity(facts, cells, isDark);
    case "risk":
      return paintRisk(facts, cells, riskColors(view.isNeutral, isDark));
    case "hot":
      return paintHot(facts, cells, isDark);
    case "zones":
      return paintZones(fitOf(cells.meta, view.fit), cells, view.zone, isDark);
  }
}

function paintDensity(facts: PopulationFacts, cells: Cells, isDark: boolean): Painted {
  const { density, id, n } = facts;
  const ramp = rampColors(density.length, isDark).map(parseColor);
  const counts = cells.countsOf(id);
  const legend = density.map(({ from, ...own }, i): LegendEntry => {
    const next = density[i + 1]?.from;
    const label = next === undefined
      ? `${formatCount(from)} or more`
      : i === 0
      ? `below ${formatCount(next)}`
      : `${formatCount(from)} to ${formatCount(next)}`;
    return { label, note: `${held(own.cells, own.n / n)}`, color: ramp[i]! };
  });
  const classes = cells.densityOf(id);
  return {
    colors: colorsOf(cells.n, (cell) => counts[cell] === 0 ? null : ramp[classes[cell]!]!),
    legend: legend.toReversed(),
    caption: "Incidents per km² of the city's ground in the period",
  };
}

function paintRisk(facts: PopulationFacts, cells: Cells, palette: readonly string[]): Painted {
  const ordered = palette.toReversed().map(parseColor);
  const [classes, counts] = [cells.riskOf(facts.id), cells.countsOf(facts.id)];
  return {
    colors: colorsOf(cells.n, (cell) => counts[cell] === 0 ? null : ordered[classes[cell]!]!),
    legend: facts.risk.map(({ risk, share_of_incidents, share_of_area }, i) => ({
      label: risk,
      note: `${formatPercent(share_of_incidents, 0)} of incidents on ` +
        `${formatPercent(share_of_area)} of the city`,
      color: ordered[i]!,
    })),
    caption: "Density of recorded incidents in three classes",
  };
}

/** Numbers of hot cells that fits of a population were made in, the fewest first. */
export function hotSizes({ meta: { fits } }: Cells, population: string): FitSummary[] {
  const bySize = new Map(
    fits.filter((fit) => fit.population === population && fit.hotCells !== null)
      .map((fit) => [fit.hotCells!, fit]),
  );
  return [...bySize].sort((a, b) => a[0] - b[0]).map(([, fit]) => fit);
}

function paintHot(facts: PopulationFacts, cells: Cells, isDark: boolean): Painted {
  const sizes = hotSizes(cells, facts.id);
  const ramp = rampColors(sizes.length + 1, isDark).slice(1).toReversed().map(parseColor);
  const inSize = sizes.map(({ key }) => cells.zonesOf(key));
  const classes = Uint8Array.from({ length: cells.n }, (_, cell) => {
    const found = inSize.findIndex((zones) => zones[cell] !== 0);
    return found < 0 ? sizes.length : found;
  });
  const counts = cells.countsOf(facts.id);
  const legend = sizes.map(({ hotCells }, i): LegendEntry => {
    const members = classes.reduce((sum, each) => each === i ? sum + 1 : sum, 0);
    const n = classes.reduce((sum, each, cell) => each === i ? sum + counts[cell]! : sum, 0);
    const before = i === 0 ? 0 : sizes[i - 1]!.hotCells!;
    return {
      label: i === 0 ? `the ${hotCells} densest cells` : `the next ${hotCells! - before}`,
      note: held(members, n / facts.n),
      color: ramp[i]!,
    };
  });
  return {
    colors: colorsOf(cells.n, (cell) => ramp[classes[cell]!] ?? null),
    legend,
    caption: "Cells with the most recorded incidents",
  };
}

function paintZones(
  fit: FitSummary | null,
  cells: Cells,
  chosen: number | null,
  isDark: boolean,
): Painted {
  if (fit === null) return { colors: new Uint8Array(4 * cells.n), legend: [], caption: "No zones" };
  const zones = cells.zonesOf(fit.key);
  const colors = fit.names.map((_, i) => parseColor(zoneColor(i + 1, isDark)));
  const painted = colorsOf(cells.n, (cell) => colors[zones[cell]! - 1] ?? null);
  if (chosen !== null) {
    zones.forEach((zone, cell) => {
      if (zone !== 0 && zone !== chosen) painted[4 * cell + 3] = DIMMED;
    });
  }
  return {
    colors: painted,
    legend: fit.names.map((name, i) => ({
      label: `${i + 1} ${name}`,
      note: "",
      color: colors[i]!,
    })),
    caption: `Zones: ${fit.words}`,
  };
}

function held(nCells: number, share: number): string {
  return `${formatCount(nCells)} cells, ${formatPercent(share, 0)} of incidents`;
}

function colorsOf(n: number, colorOf: (cell: number) => Rgb | null): Uint8Array {
  const colors = new Uint8Array(4 * n);
  for (let cell = 0; cell < n; cell++) {
    const color = colorOf(cell);
    if (color) colors.set([...color, OPACITY], 4 * cell);
  }
  return colors;
}

/** A cell of high density, for lists. */
export interface DenseCell {
  cell: number;
  n: number;
  perSquareKilometer: number;
}

/** The densest cells with at least a half of their ground in the city. */
export function densestCells(
  counts: ColumnValues,
  ground: ColumnValues,
  cellSizeMeters: number,
  most: number,
): DenseCell[] {
  const half = cellSizeMeters * cellSizeMeters / 2;
  return Array.from(counts, (n, cell) => ({
    cell,
    n,
    perSquareKilometer: n / ground[cell]! * 1e6,
  })).filter(({ cell, n }) => n > SMALL_COUNT && ground[cell]! >= half)
    .sort((a, b) => b.perSquareKilometer - a.perSquareKilometer || a.cell - b.cell).slice(0, most);
}
