/**
 * The charts of clusters once each, with a few rows.
 *
 * @module
 */

import { dendrogram } from "lib/figures/dendrogram.ts";
import { nullChart } from "lib/figures/null_chart.ts";
import { silhouettePlot } from "lib/figures/silhouette_plot.ts";
import { zoneMap } from "lib/figures/zone_map.ts";
import { type SampleChart, squareKilometer, WORDS } from "./sample_chart.ts";

/** Four rows of four hexagons, 250 m wide. */
const hexagons = Array.from({ length: 16 }, (_, i) => {
  const row = Math.floor(i / 4);
  return {
    x: 200 + 250 * (i % 4) + 125 * (row % 2),
    y: 150 + 125 * Math.sqrt(3) * row,
    zone: i === 5 ? "-1" : i % 4 < 2 ? "0" : "1",
  };
});

const leaves = [
  { node: 3, name: "Austin, Humboldt Park", n: 53412 },
  { node: 0, name: "NORTH LAWNDALE", n: 22776 },
  { node: 4, name: "Near North Side, Loop <downtown>", n: 45959 },
  { node: 1, name: "West Town, Logan Square", n: 21160 },
  { node: 2, name: "O'Hare", n: 2268 },
];

const merges = [
  { node: 5, left: 3, right: 0, height: 412 },
  { node: 6, left: 1, right: 4, height: 530 },
  { node: 7, left: 2, right: 6, height: 1600 },
  { node: 8, left: 7, right: 5, height: 2500 },
];

const silhouettes = [["1 West Town", 85954, 0.7], ["2 O'Hare & Dunning", 2268, 0.5]].flatMap(
  ([zone, n, highest]) =>
    [0, 0.25, 0.5, 0.75, 1].map((share) => ({
      zone: String(zone),
      share,
      value: Number(highest) - 0.8 * share,
      n: Number(n),
      mean: Number(highest) - 0.4,
    })),
);

const scores = [
  { fit: "K-means, k = 8", score: 0.39, low: 0.36, mean: 0.37, high: 0.385 },
  { fit: "Ward, 8 zones", score: 0.37, low: 0.35, mean: 0.36, high: 0.38 },
  { fit: "Hot cells, k < 9", score: 0.58, low: 0.31, mean: 0.33, high: 0.36 },
].map((row, i) => ({
  ...row,
  lift: ["+0.02, p = 0.01", "+0.01, p = 0.20", "+0.25, p = 0.01"][i]!,
}));

/** The charts by name of their file. */
export const CLUSTER_SAMPLES: Record<string, SampleChart> = {
  zone_map: {
    rows: hexagons,
    column: "x",
    marks: 16,
    draw: (rows, more) =>
      zoneMap(rows, {
        ...WORDS,
        x: "x",
        y: "y",
        category: "zone",
        categories: [
          { name: "0", label: "1 Austin, Humboldt Park and West Garfield Park", note: "53,412" },
          { name: "1", label: "2 Loop & Near North Side", note: "45,959" },
          { name: "-1", label: "noise", note: "1,200", muted: true },
        ],
        categoryLabel: "Zone",
        noteLabel: "Incidents",
        cell: "hexagon",
        cellSizeMeters: 250,
        outline: [squareKilometer(0, 0)],
        marks: [{ x: 350, y: 500, label: "1" }, { x: 420, y: 500, label: "2" }],
        asides: ["Numbers stand at the centers of the zones."],
        ...more,
      }),
  },
  dendrogram: {
    rows: leaves,
    column: "n",
    marks: 9,
    draw: (rows, more) =>
      dendrogram(rows, {
        ...WORDS,
        node: "node",
        label: "name",
        n: "n",
        merges,
        heightLabel: "Height of the merge, km (square-root scale)",
        scale: "sqrt",
        cut: { value: 1000, label: "cut into 3 zones" },
        ...more,
      }),
  },
  silhouette_plot: {
    rows: silhouettes,
    column: "value",
    marks: 2,
    draw: (rows, more) =>
      silhouettePlot(rows, {
        ...WORDS,
        cluster: "zone",
        share: "share",
        value: "value",
        n: "n",
        clusterMean: "mean",
        mean: { value: 0.3, label: "mean 0.30" },
        ...more,
      }),
  },
  null_chart: {
    rows: scores,
    column: "score",
    marks: 7,
    draw: (rows, more) =>
      nullChart(rows, {
        ...WORDS,
        label: "fit",
        observed: "score",
        low: "low",
        mean: "mean",
        high: "high",
        note: "lift",
        noteLabel: "Lift over the null",
        draws: { "Ward, 8 zones": [0.35, 0.352, 0.361, 0.38] },
        xLabel: "Mean silhouette",
        reference: { value: 0.5, label: "target 0.5" },
        ...more,
      }),
  },
};
