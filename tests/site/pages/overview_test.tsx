import assert from "node:assert/strict";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { toCsv } from "lib/files/csv.ts";
import { writeFile } from "lib/files/write_file.ts";
import { ZoneList } from "lib/site/pages/overview/zone_list.tsx";
import type { ZonesAnswer } from "lib/site/pages/overview/zones_answer.ts";
import { overviewPage } from "lib/site/pages/overview.tsx";
import type { SiteSource } from "lib/site/source.ts";
import { foldScorecard, toClaim } from "lib/tracking/scorecard.ts";
import { zoneTown } from "../files/zone_town.ts";

function htmlOf(site: SiteSource): string {
  return renderToString(overviewPage(site).body as VNode);
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, " ").replace(/&lt;/g, "<").replace(/[\s\u00a0]+/g, " ");
}

Deno.test("overview: a run of nothing but records says so, with limits and prohibited uses", () => {
  const site = zoneTown({ hasZones: false });
  const text = textOf(htmlOf(site));
  assert.match(text, /The chapters that answer were not run on these records/);
  assert.match(text, /Response times are in no column/);
  assert.match(text, /No automated enforcement/);
  assert.equal(overviewPage(site).script, undefined);
});

Deno.test("overview: hours and curves of a run become cards, without styles that the policy refuses", () => {
  const site = zoneTown({ hasZones: false });
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    hour,
    n: hour === 17 ? 40 : 10,
    n_default: hour === 0 ? 7 : 0,
  }));
  writeFile(site.path("artifacts/02_eda/figures/hours.csv"), toCsv(hours));
  const window = { from: 16, length: 4, n: 70, share: 0.3, low: 0.2, high: 0.4, tied: [15, 16] };
  const peak = (group: string, words: string) => ({
    ...{ group, n: 270, hours: words, window, windowOfAll: window },
  });
  writeFile(
    site.path("artifacts/05_temporal_clustering/peaks.json"),
    JSON.stringify([
      peak("all", "the peak is at 17:00"),
      peak("violent", "no hour stands out"),
    ]),
  );
  const point = (series: string, places: number, incidents: number) => ({
    series,
    share_of_incidents: incidents,
    share_of_places: places,
  });
  writeFile(
    site.path("artifacts/02_eda/figures/concentration.csv"),
    toCsv([
      ...[point("observed", 0, 0), point("observed", 0.25, 1), point("observed", 1, 1)],
      ...[point("chance", 0, 0), point("chance", 1, 1)],
    ]),
  );
  const html = htmlOf(site);
  const text = textOf(html);
  assert.match(text, /When\? Busiest: 17:00/);
  assert.match(
    text,
    /All 163 records of the whole city.*: 270 at known times on whole days; 7 at times such as/,
  );
  assert.match(text, /no hour stands out; the busiest 4 hours in a row begin at 15:00 or 16:00/);
  assert.match(text, /Half of the incidents are at 12\.5 % of the places/);
  assert.match(text, /half would be at 50\.0 %/);
  assert.equal(html.match(/class="mark"/g)?.length, 2, "one hour, and one point of the curve");
  assert.doesNotMatch(html, / style=/);
});

Deno.test("overview: the scorecard stands by status, what is open first, with the number of each", () => {
  const site = zoneTown({ hasZones: false });
  const at = { notebook: "02_eda", cell: 3 };
  const rows = foldScorecard([
    toClaim("data.types", { value: 31, met: false, why: "labels unified" }, at),
    toClaim("eda.arrest", { value: 0.1954, met: true, why: "by type" }, at),
    toClaim("docker", { value: "Dockerfile", met: true, why: "there" }, {
      notebook: null,
      cell: null,
    }),
  ]);
  writeFile(site.path("scorecard.json"), JSON.stringify(rows));
  const html = htmlOf(site);
  const groups = [...html.matchAll(/<tbody data-status="([^"]+)">([\s\S]*?)<\/tbody>/g)]
    .map(([, status, body]) => [status, body!.match(/<td/g)!.length]);
  assert.deepEqual(groups, [
    ["not met", 1],
    ["unsupported", 1],
    ["pending", rows.length - 4],
    ["met", 2],
  ]);
  assert.match(textOf(html), /33 offense types step 2: exploratory analysis 31 labels unified/);
  assert.equal(overviewPage(site).script, "overview");
});

Deno.test("overview: zones are listed on their base, which is named; what few incidents make is not told", () => {
  const zone = (zone: number, name: string, n: number) => ({
    zone,
    name,
    n,
    squareKilometers: 0.5,
  });
  const answer = {
    ...{ name: "Ward 2 in 2 hot cells", cellSizeMeters: 250, nListed: 150, share: 0.9 },
    zones: [zone(1, "Loop", 90), zone(2, "Chatham", 1)],
  } as ZonesAnswer;
  const html = renderToString(<ZoneList site={zoneTown()} answer={answer} /> as VNode);
  assert.match(textOf(html), /against children ?: 150 of the 163 recorded in the city/);
  const rows = [...html.matchAll(/<tr><td class="number">\d<.*?<\/tr>/g)].map(([row]) =>
    textOf(row!).trim()
  );
  assert.deepEqual(rows, ["1 Loop 90 60.0 % 0.50 180", "2 Chatham <5 n/a 0.50 n/a"]);
});
