import assert from "node:assert/strict";
import { COLUMNS } from "lib/site/browser/models/columns.ts";
import { chosenFits, FIRST_CHOICE, toSections } from "lib/site/browser/models/sorting.ts";
import type { FitFile, FitGroup } from "lib/site/files/models_format.ts";
import { madeMetric } from "../../../tracking/made_records.ts";

const groups: FitGroup[] = [
  { task: "geo", population: "all", title: "whole city" },
  { task: "geo", population: "victim_reported", title: "hot cells" },
  { task: "temporal", population: "times known", title: "times" },
];

function fit(name: string, group: number, score: number | null, mean?: number): FitFile {
  return {
    runId: name,
    name,
    task: groups[group]!.task,
    chapter: "04_geo_clustering",
    algorithm: name.startsWith("k") ? "kmeans" : "ward",
    group,
    standing: "",
    params: [],
    seed: 1,
    data: { sha256: "ab", nIncidents: 100, nPlaces: 50 },
    metrics: { silhouette: madeMetric(score, mean) },
    artifacts: [],
    cell: null,
  };
}

const fits = [
  fit("k 8", 0, 0.41, 0.39),
  fit("w 8", 0, 0.35, 0.31),
  fit("k 10", 0, null),
  fit("w 5", 1, 0.73, 0.32),
  fit("k 5", 1, 0.75, 0.37),
  fit("k 3", 2, 0.44, 0.43),
];
const columns = COLUMNS.all!;
const names = (choice: Partial<typeof FIRST_CHOICE>) =>
  toSections(fits, groups, columns, { ...FIRST_CHOICE, ...choice })
    .map(({ group, fits }) => [group?.title ?? "", ...fits.map(({ name }) => name)]);

Deno.test("fits: the most lift leads within the same incidents, those without a value come last", () => {
  assert.deepEqual(names({}), [
    ["whole city", "w 8", "k 8", "k 10"],
    ["hot cells", "w 5", "k 5"],
    ["times", "k 3"],
  ]);
  const [city] = names({ sortBy: "score", isDescending: false });
  assert.deepEqual(city, ["whole city", "w 8", "k 8", "k 10"]);
  assert.deepEqual(names({ sortBy: "score" })[0], ["whole city", "k 8", "w 8", "k 10"]);
});

Deno.test("fits: unlike incidents are ranked by lift, and never by the raw score", () => {
  const one = (sortBy: string) => names({ isGrouped: false, sortBy })[0]!.slice(1);
  assert.deepEqual(one("lift"), ["w 5", "k 5", "w 8", "k 8", "k 3", "k 10"]);
  assert.deepEqual(one("score"), fits.map(({ name }) => name), "left as they stood");
});

Deno.test("fits: names sort by their numbers", () => {
  const [city] = names({ sortBy: "name", isDescending: false });
  assert.deepEqual(city, ["whole city", "k 8", "k 10", "w 8"]);
});

Deno.test("fits: task, algorithm and population filter together", () => {
  const found = (choice: Partial<typeof FIRST_CHOICE>) =>
    chosenFits(fits, groups, { ...FIRST_CHOICE, ...choice }).map(({ name }) => name);
  assert.deepEqual(found({ task: "geo", algorithm: "kmeans" }), ["k 8", "k 10", "k 5"]);
  assert.deepEqual(found({ population: "victim_reported", algorithm: "ward" }), ["w 5"]);
  assert.deepEqual(found({ task: "temporal", population: "all" }), []);
});
