import assert from "node:assert/strict";
import {
  firstView,
  formatWhere,
  LAYERS,
  parseWhere,
  type WhereDomain,
  withFit,
  withPopulation,
} from "lib/site/browser/where/view.ts";
import { type FitSummary, POPULATIONS } from "lib/site/files/zone_format.ts";

function fit(key: string, nZones: number, alias: FitSummary["alias"] = null): FitSummary {
  return {
    key,
    population: key.startsWith("all") ? "all" : "victim_reported",
    algorithm: "ward",
    hotCells: null,
    parameters: "",
    words: "",
    alias,
    names: Array.from({ length: nZones }, (_, i) => `zone ${i}`),
  };
}

const FITS = [
  fit("victim_reported.ward-8", 8),
  fit("victim_reported.hot9-ward-5", 5, "champion"),
  fit("all.kmeans-3", 3),
  fit("all.ward-8", 8),
];
const DOMAIN: WhereDomain = { fits: FITS, first: "victim_reported.hot9-ward-5" };
const NO_FITS: WhereDomain = { fits: [], first: null };

Deno.test("view: every view comes back from its address", () => {
  for (const show of LAYERS) {
    for (const { key, population, names } of FITS) {
      for (const zone of [null, 1, names.length]) {
        for (const isNeutral of [true, false]) {
          const view = { show, population, fit: key, zone, isNeutral };
          assert.deepEqual(parseWhere(`#${formatWhere(view)}`, DOMAIN), { view, problems: [] });
        }
      }
    }
  }
  for (const population of POPULATIONS) {
    const view = { ...firstView(NO_FITS), population };
    assert.deepEqual(parseWhere(formatWhere(view), NO_FITS), { view, problems: [] });
  }
});

Deno.test("view: an empty address is the champion's zones, or density where there are none", () => {
  const { show, fit } = parseWhere("", DOMAIN).view;
  assert.deepEqual([show, fit], ["zones", "victim_reported.hot9-ward-5"]);
  assert.equal(parseWhere("#", NO_FITS).view.show, "density");
});

Deno.test("view: what there is not is named and left out, and the rest holds", () => {
  const { view, problems } = parseWhere("#show=moon&fit=all.ward-8&zone=2&from=x", DOMAIN);
  assert.deepEqual([view.show, view.fit, view.zone], ["zones", "all.ward-8", 2]);
  assert.equal(problems.length, 2);
  assert.equal(parseWhere("#colors=red", DOMAIN).problems.length, 1);
  assert.deepEqual(parseWhere("#main", DOMAIN).problems, []);
  assert.match(problems[0]!, /the map moon/);
  for (const zone of ["0", "9", "-1", "1e0", "x", "99999"]) {
    const found = parseWhere(`fit=all.ward-8&zone=${zone}`, DOMAIN);
    assert.deepEqual([found.view.zone, found.problems.length], [null, 1], zone);
  }
  assert.equal(parseWhere("zone=1", NO_FITS).problems.length, 1);
});

Deno.test("view: what a problem repeats is short and can be seen", () => {
  const [problem] = parseWhere(`fit=${"z".repeat(9000)}`, DOMAIN).problems;
  assert.ok(problem!.length < 120);
  const [hidden] = parseWhere("fit=%00%1b%E2%80%AEa", DOMAIN).problems;
  assert.ok(!/\p{C}/u.test(hidden!));
});

Deno.test("view: other incidents keep the way zones are made where it is there", () => {
  const view = withFit(firstView(DOMAIN), FITS[0]!);
  assert.equal(withPopulation(view, "all", DOMAIN).fit, "all.ward-8");
  const first = firstView(DOMAIN);
  assert.equal(withPopulation({ ...first, zone: 3 }, "all", DOMAIN).fit, "all.kmeans-3");
  assert.equal(withPopulation({ ...first, zone: 3 }, "all", DOMAIN).zone, null);
  assert.equal(
    withPopulation(withFit(first, FITS[2]!), "victim_reported", DOMAIN).fit,
    "victim_reported.hot9-ward-5",
  );
  assert.equal(withPopulation({ ...first, zone: 3 }, "victim_reported", DOMAIN).zone, 3);
  assert.equal(withPopulation(firstView(NO_FITS), "all", NO_FITS).population, "all");
});
