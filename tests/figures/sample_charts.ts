/**
 * Every chart once, with a few rows: what the tests of all charts draw.
 *
 * @module
 */

import { areaMap } from "lib/figures/area_map.ts";
import { barChart } from "lib/figures/bar_chart.ts";
import { calendarHeatMap } from "lib/figures/calendar_heat_map.ts";
import { cellMap } from "lib/figures/cell_map.ts";
import { cellPanels } from "lib/figures/cell_panels.ts";
import { columnChart } from "lib/figures/column_chart.ts";
import { dotIntervalChart } from "lib/figures/dot_interval_chart.ts";
import { heatMap } from "lib/figures/heat_map.ts";
import { lineChart } from "lib/figures/line_chart.ts";
import { lorenzCurve } from "lib/figures/lorenz_curve.ts";
import { rotatable } from "lib/figures/rotatable.ts";
import { scatterChart } from "lib/figures/scatter_chart.ts";
import { smallMultiples } from "lib/figures/small_multiples.ts";
import { type SampleChart, squareKilometer, WORDS } from "./sample_chart.ts";
import { CLUSTER_SAMPLES } from "./sample_cluster_charts.ts";

export { squareKilometer, WORDS } from "./sample_chart.ts";

const TYPES = ["THEFT", "INTERFERENCE WITH PUBLIC OFFICER", "ARSON", "MOTOR VEHICLE THEFT"];

const shares = TYPES.map((type, i) => {
  const rate = 0.9 - 0.25 * i;
  return { type, n: 120692 - 30000 * i, rate, low: rate - 0.04, high: rate + 0.03 };
});

const hours = Array.from({ length: 24 }, (_, hour) => ({
  hour,
  n: 1000 + 40 * ((hour * 7) % 24),
  n_default: hour % 12 === 0 ? 800 : 0,
}));

const months = ["THEFT", "BATTERY"].flatMap((type, k) =>
  Array.from({ length: 12 }, (_, i) => ({
    month: `2017-${String(i + 1).padStart(2, "0")}`,
    type,
    rate: 100 + 60 * k + ((i * 5) % 12),
    low: 95 + 60 * k + ((i * 5) % 12),
    high: 105 + 60 * k + ((i * 5) % 12),
    partial: i === 0 || i === 11,
  }))
);

const week = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
  hours.map(({ hour }) => ({ weekday, hour, n: 100 * weekday + 10 * hour }))
);

const days = Array.from({ length: 400 }, (_, i) => ({
  date: new Date(Date.UTC(2016, 11, 29) + i * 86_400_000).toISOString().slice(0, 10),
  n: 600 + ((i * 37) % 101),
}));

const curve = [0, 0.1, 0.2, 0.5, 1].flatMap((share) => [
  { places: share, incidents: Math.sqrt(share), series: "observed" },
  { places: share, incidents: 0.5 * (share + Math.sqrt(share)), series: "chance" },
]);

const AREAS = {
  names: ["1", "2", "76"],
  labels: ["ROGERS PARK", "NEAR NORTH SIDE", "OHARE"],
  polygons: [[squareKilometer(0, 0)], [squareKilometer(1, 0)], [squareKilometer(1, 1)]],
};

const cells = Array.from({ length: 64 }, (_, i) => ({
  x: 125 + 250 * (i % 8),
  y: 125 + 250 * Math.floor(i / 8),
  n: 1 + ((i * i) % 300),
}));

/** The charts by name of their file. */
export const SAMPLES: Record<string, SampleChart> = {
  bar_chart: {
    rows: shares,
    column: "n",
    marks: 4,
    draw: (rows, more) =>
      barChart(rows, { ...WORDS, x: "n", y: "type", extra: "rate", xLabel: "Incidents", ...more }),
  },
  dot_interval_chart: {
    rows: shares,
    column: "rate",
    marks: 4,
    draw: (rows, more) =>
      dotIntervalChart(rows, {
        ...WORDS,
        x: "rate",
        low: "low",
        high: "high",
        y: "type",
        n: "n",
        nLabel: "Incidents",
        xLabel: "Share with an arrest",
        reference: { value: 0.5, label: "half" },
        ...more,
      }),
  },
  line_chart: {
    rows: months,
    column: "rate",
    marks: 24,
    draw: (rows, more) =>
      lineChart(rows, {
        ...WORDS,
        x: "month",
        y: "rate",
        low: "low",
        high: "high",
        series: "type",
        partial: "partial",
        xKind: "date",
        yLabel: "Incidents per day",
        reference: { value: 130, label: "mean of both" },
        ...more,
      }),
  },
  small_multiples: {
    rows: months,
    column: "rate",
    marks: 24,
    draw: (rows, more) =>
      smallMultiples(rows, {
        ...WORDS,
        facet: "type",
        x: "month",
        y: "rate",
        xKind: "date",
        yLabel: "Incidents per day",
        freeY: true,
        columns: 3,
        ...more,
      }),
  },
  column_chart: {
    rows: hours,
    column: "n",
    marks: 24,
    draw: (rows, more) =>
      columnChart(rows, {
        ...WORDS,
        x: "hour",
        y: "n",
        muted: "n_default",
        partLabels: ["Own time", "Default time"],
        xKind: "hour",
        yLabel: "Incidents",
        xLabel: "Hour of day",
        ...more,
      }),
  },
  heat_map: {
    rows: week,
    column: "n",
    marks: 168,
    draw: (rows, more) =>
      heatMap(rows, {
        ...WORDS,
        x: "hour",
        y: "weekday",
        value: "n",
        xKind: "hour",
        yKind: "weekday",
        valueLabel: "Incidents",
        xLabel: "Hour of day",
        ...more,
      }),
  },
  calendar_heat_map: {
    rows: days,
    column: "n",
    marks: 400,
    draw: (rows, more) =>
      calendarHeatMap(rows, {
        ...WORDS,
        date: "date",
        value: "n",
        valueLabel: "Incidents per day",
        ...more,
      }),
  },
  lorenz_curve: {
    rows: curve,
    column: "incidents",
    marks: 10,
    draw: (rows, more) =>
      lorenzCurve(rows, {
        ...WORDS,
        x: "places",
        y: "incidents",
        series: "series",
        nullSeries: ["chance"],
        annotations: [
          { x: 0.0625, y: 0.25, label: "6.3 % of the places hold 25 % of the incidents" },
          { x: 0.25, y: 0.5, label: "25 % hold 50 %" },
        ],
        ...more,
      }),
  },
  area_map: {
    rows: [{ area: "1", n: 3 }, { area: "2", n: 30 }, { area: "76", n: 300 }],
    column: "n",
    marks: 3,
    draw: (rows, more) =>
      areaMap(rows, {
        ...WORDS,
        area: "area",
        value: "n",
        areas: AREAS,
        valueLabel: "Incidents",
        scale: "log",
        ...more,
      }),
  },
  cell_map: {
    rows: cells,
    column: "n",
    marks: 64,
    draw: (rows, more) =>
      cellMap(rows, {
        ...WORDS,
        x: "x",
        y: "y",
        value: "n",
        cellSizeMeters: 250,
        outline: [squareKilometer(0, 0), squareKilometer(1, 0), squareKilometer(1, 1)],
        valueLabel: "Incidents per cell of 250 m",
        asides: ["Cells without incidents are left out."],
        ...more,
      }),
  },
  cell_panels: {
    rows: cells.slice(0, 32).map((row, i) => ({
      ...row,
      view: i % 2 ? "by type" : "by zone",
      is: `is ${i % 3}`,
    })),
    column: "x",
    marks: 32,
    draw: (rows, more) =>
      cellPanels(rows, {
        ...WORDS,
        facet: "view",
        x: "x",
        y: "y",
        category: "is",
        cellSize: 250,
        ...more,
      }),
  },
  rotatable: {
    rows: cells.map((row, i) => ({
      ...row,
      z: 300 * (i % 5),
      is: i % 3 ? "theft" : "arson",
      share: 0.5,
    })),
    column: "n",
    marks: 64,
    draw: (rows, more) =>
      rotatable(rows, {
        ...WORDS,
        ...{ x: "x", y: "y", z: "z", n: "n", category: "is", share: "share" } as const,
        axes: ["component 1", "component 2", "component 3"],
        ...more,
      }),
  },
  scatter_chart: {
    rows: shares.map((row, i) => ({ ...row, group: i % 2 ? "rare" : "frequent" })),
    column: "rate",
    marks: 4,
    draw: (rows, more) =>
      scatterChart(rows, {
        ...WORDS,
        ...{ x: "n", y: "rate", label: "type", group: "group" } as const,
        named: TYPES,
        log: true,
        xFormat: "compact",
        yFormat: "percent",
        xLabel: "Incidents (logarithmic)",
        yLabel: "Share with an arrest",
        ...more,
      }),
  },
  ...CLUSTER_SAMPLES,
};
