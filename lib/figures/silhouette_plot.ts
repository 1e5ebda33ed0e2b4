/**
 * Silhouettes of clusters, each sorted from high to low: one band a cluster, as thick as it is
 * large.
 *
 * @module
 */

import { type Column, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { AXIS_FOOT, createAxis } from "./horizontal_axis.ts";
import { formatNumber } from "./number_format.ts";
import { readBands, type SilhouetteBand, type SilhouetteColumns } from "./silhouette_bands.ts";
import { element, lineAt, num, textAt } from "./svg.ts";
import { clipText, maxTextWidth, textWidth } from "./text.ts";
import { AXIS, MUTED, PAD, TEXT, textColor, WIDTH, ZONE_COLORS } from "./theme.ts";
import { readable } from "./words.ts";

/** What a silhouette plot shows. */
export interface SilhouetteOptions<R> extends FigureOptions {
  /** Column of the names of the clusters. */
  cluster: Column<R>;
  /** Column of the share of the cluster's incidents that have a silhouette as high or higher, 0 to 1. */
  share: Column<R>;
  /** Column of the silhouette at that share, -1 to 1. */
  value: Column<R>;
  /** Column of the incidents of the cluster, the same in all of its rows. */
  n: Column<R>;
  /** Column of the mean silhouette of the cluster, the same in all of its rows; written at the right. */
  clusterMean?: Column<R>;
  /** Mean silhouette of all incidents, and what to call it. */
  mean: { value: number; label: string };
  /** Column of the color of each cluster (default those of zones, in order of appearance). */
  color?: Column<R>;
  /** What runs along (default `Silhouette`). */
  xLabel?: string;
  /** What the incidents are (default `Incidents`). */
  nLabel?: string;
}

/** Thickness of all bands together, px. */
const THICKNESS = 360;

/** Space between bands, px, and the least room for a band, so that its name stands beside it. */
const GAP = 6;
const LEAST_ROOM = 15;

/** Widest name of a cluster, as a share of the width. */
const NAME_SHARE = 0.3;

/**
 * The silhouette plot of Rousseeuw (1987), drawn from quantiles: about 60 points a cluster look as
 * all incidents would.
 *
 * @param rows One row for each point of a cluster's sorted silhouettes, from share 0, where the
 * highest is, to share 1, the lowest. Clusters come in order of first appearance.
 * @throws {RangeError} If a column is unknown, a silhouette is not in -1 .. 1 or rises within a
 * cluster, shares do not run from 0 to 1, a cluster has several sizes or none, or there are more
 * clusters than colors.
 *
 * @example A cluster whose lower half is nearer to another one
 * ```ts
 * import assert from "node:assert/strict";
 * import { silhouettePlot } from "lib/figures/silhouette_plot.ts";
 * const rows = [[0, 0.6], [0.5, 0], [1, -0.2]]
 *   .map(([share, value]) => ({ zone: "1", share: share!, value: value!, n: 900 }));
 * const figure = silhouettePlot(rows, {
 *   title: "Half of the zone lies nearer to its neighbor",
 *   subtitle: "2017",
 *   cluster: "zone",
 *   share: "share",
 *   value: "value",
 *   n: "n",
 *   mean: { value: 0.1, label: "mean 0.10" },
 * });
 * assert.equal(figure.marks, 1);
 * ```
 *
 * @see Rousseeuw (1987), doi:10.1016/0377-0427(87)90125-7
 */
export function silhouettePlot<R extends object>(
  rows: readonly R[],
  options: SilhouetteOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, mean } = options;
  const table = openTable(rows, "silhouette plot");
  const bands = readBands(table, options as SilhouetteColumns);
  const colors = bandColors(bands);
  const names = bands.map(({ name }) => clipText(readable(name), width * NAME_SHARE, TEXT.label));
  const counts = bands.map(({ n }) => formatNumber(n, "count"));
  const write = (value: number) => formatNumber(value, "decimal2");
  const means = bands.map((band) => band.mean === undefined ? "" : write(band.mean));

  const top = 28;
  const total = bands.reduce((sum, { n }) => sum + n, 0);
  const thickness = bands.map(({ n }) => n / total * THICKNESS);
  let foot = top + GAP;
  const middles = thickness.map((height) => {
    const room = Math.max(height, LEAST_ROOM);
    foot += room + GAP;
    return foot - GAP - room / 2;
  });
  foot = Math.round(foot);
  const nLabel = options.nLabel ?? "Incidents";
  const nWidth = Math.max(maxTextWidth(counts, TEXT.axis), textWidth(nLabel, TEXT.small));
  const nameEnd = PAD + Math.ceil(maxTextWidth(names, TEXT.label, 600));
  const countEnd = nameEnd + 12 + Math.ceil(nWidth);
  const left = countEnd + 12;
  const right = width - PAD - (options.clusterMean ? 40 : 10);
  const lowest = Math.min(0, mean.value, ...bands.map(({ points }) => points.at(-1)!.value));
  const low = Math.max(-1, Math.floor(lowest * 10) / 10);
  const { x, grid, labels, reference } = createAxis({
    domain: [low, 1],
    left,
    right,
    top,
    foot,
    format: "decimal2",
    tickRoom: 45,
  });

  const small = { size: TEXT.small, fill: MUTED } as const;
  const beside = bands.map((_, i) => {
    const at = middles[i]! + 4.3;
    return textAt(nameEnd, at, names[i]!, {
      size: TEXT.label,
      weight: 600,
      anchor: "end",
      fill: textColor(colors[i]!),
    }) + textAt(countEnd, at, counts[i]!, { size: TEXT.axis, fill: MUTED, anchor: "end" }) +
      (means[i] ? textAt(width - PAD, at, means[i]!, { size: TEXT.axis, anchor: "end" }) : "");
  });
  const svg = textAt(countEnd, top - 10, nLabel, { ...small, anchor: "end" }) +
    (options.clusterMean
      ? textAt(width - PAD, top - 10, "Mean", { ...small, anchor: "end" })
      : "") +
    grid + bands.map((_, i) => drawBand(i)).join("") +
    lineAt(x(0), top, x(0), foot, { stroke: AXIS }) + reference(mean, left, right) +
    beside.join("") + labels(options.xLabel ?? "Silhouette", width);
  const described = bands.map(({ points }, i) =>
    `${names[i]} ${write(points[0]!.value)} to ${write(points.at(-1)!.value)}`
  );
  const description = `Silhouettes of ${bands.length} clusters; ${mean.label}. From highest to ` +
    `lowest: ${described.join(", ")}.`;
  return frame(
    { svg, height: foot + AXIS_FOOT, marks: bands.length, description },
    table.rows(),
    options,
  );

  function drawBand(i: number): string {
    const from = middles[i]! - thickness[i]! / 2;
    const edge = bands[i]!.points.map(({ share, value }) =>
      `${num(x(value))} ${num(from + share * thickness[i]!)}`
    );
    const [first, last] = [num(from), num(from + thickness[i]!)];
    const d = `M${num(x(0))} ${first}L${edge.join(" ")} ${num(x(0))} ${last}Z`;
    return element("path", { d, fill: colors[i]! });
  }
}

/** Color of each band: its own, or the next of the zones'. */
function bandColors(bands: readonly SilhouetteBand[]): string[] {
  return bands.map(({ color }, i) => {
    const fill = color ?? ZONE_COLORS[i];
    if (fill !== undefined) return fill;
    throw new RangeError(
      `Cannot draw silhouette plot: at most ${ZONE_COLORS.length} clusters can be told apart, ` +
        `current number is ${bands.length}`,
    );
  });
}
