import assert from "node:assert/strict";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { runContest } from "lib/commands/bench_contest.ts";
import { requireBrowser, requireOutputs } from "lib/commands/bench_site.ts";
import { siteContests } from "lib/commands/bench_site_contests.ts";
import { UserError } from "lib/errors.ts";
import { incidentDimensions, type IncidentMeta } from "lib/explore/incident_file.ts";
import { packColumns } from "lib/explore/packed_columns.ts";
import { writeFile } from "lib/files/write_file.ts";
import { createRandom } from "lib/numeric/random.ts";
import { brushesOf, checkOf } from "../bench/brushes.ts";
import { readSiteIncidents } from "../bench/incidents_file.ts";
import { CHROMIUM_VARIABLE } from "../site/browser/chromium.ts";

const signal = AbortSignal.timeout(120_000);
const silent = { isTerminal: false, write() {}, say() {} };

/** Writes a site with nothing but incidents, drawn by chance. */
function writeIncidents(site: string, n: number): void {
  const random = createRandom(7);
  const [nDays, nCells] = [400, 30];
  const draw = (nCodes: number) => Uint16Array.from({ length: n }, () => random.integer(nCodes));
  const labels = (nCodes: number) => Array.from({ length: nCodes }, (_, i) => `${i}`);
  const meta = {
    n,
    firstDate: "2023-03-01",
    nDays,
    types: labels(9),
    places: labels(5),
    districts: Array.from({ length: 6 }, (_, i) => i),
    cells: {
      sizeMeters: 250,
      column: Array.from({ length: nCells }, (_, i) => i % 6 * 8),
      row: Array.from({ length: nCells }, (_, i) => Math.floor(i / 6) * 8),
    },
  } as IncidentMeta;
  const nCodes = {
    day: nDays,
    hour: 25,
    type: 9,
    arrest: 2,
    place: 5,
    area: 78,
    district: 6,
    cell: nCells + 1,
  };
  const columns = Object.entries(nCodes).map(([name, codes]) => (
    { name, values: draw(codes), encoding: "plain" as const }
  ));
  writeFile(join(site, "data", "incidents-01234567.bin"), gzipSync(packColumns(meta, columns)));
}

Deno.test("contests in counting: the counter and crossfilter2 agree on every view of every brush", async () => {
  const outputs = Deno.makeTempDirSync();
  writeIncidents(join(outputs, "site"), 3000);
  const { load, count } = siteContests(outputs);
  for (const contest of [load, count]) {
    const once = { ...contest, runs: 1, warmUp: false };
    const { ours, peers, ratios } = await runContest(once, silent, signal);
    assert.equal(ours.facts.rows, 3000);
    assert.deepEqual(peers.map(({ facts }) => facts), [ours.facts]);
    assert.deepEqual(Object.keys(ratios), ["crossfilter2"]);
  }
  Deno.removeSync(outputs, { recursive: true });
});

Deno.test("brushes: sixty, each of which lets some in and most of which keep some out", () => {
  const site = Deno.makeTempDirSync();
  writeIncidents(site, 10);
  const unpacked = readSiteIncidents(site);
  const brushes = brushesOf(unpacked.meta, incidentDimensions(unpacked));
  assert.equal(brushes.length, 60);
  assert.ok(brushes.every(({ allowed }) => allowed.includes(1)));
  assert.equal(brushes.filter(({ allowed }) => !allowed.includes(0)).length, 1);
  Deno.removeSync(site, { recursive: true });
});

Deno.test("checkOf() tells counts apart that have the same sum", () => {
  assert.equal(checkOf([3, 0, 2]), checkOf(Uint32Array.of(3, 0, 2)));
  assert.notEqual(checkOf([3, 0, 2]), checkOf([2, 0, 3]));
  assert.notEqual(checkOf([3, 0, 2]), checkOf([3, 2, 0]));
});

Deno.test("requireOutputs() names what a folder lacks, and what to do", () => {
  const folder = Deno.makeTempDirSync();
  const incidents = join(folder, "artifacts", "01_preprocessing", "incidents.parquet");
  const lacks = (path: string) => (error: Error) =>
    error instanceof UserError && error.message.includes(`${path} is missing. deno task run`);
  assert.throws(() => requireOutputs(folder), lacks(incidents));
  writeFile(incidents, "");
  assert.throws(() => requireOutputs(folder), lacks(join(folder, "manifest.json")));
  writeFile(join(folder, "manifest.json"), "{}");
  assert.doesNotThrow(() => requireOutputs(folder));
  Deno.removeSync(folder, { recursive: true });
});

Deno.test("requireBrowser() says what is wrong with a browser that is not there", async () => {
  const before = Deno.env.get(CHROMIUM_VARIABLE);
  Deno.env.set(CHROMIUM_VARIABLE, "/no/such/browser");
  try {
    await assert.rejects(requireBrowser(signal), (error: Error) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, /^The bench of the site needs a browser\. No browser at \/no/);
      return true;
    });
  } finally {
    if (before === undefined) Deno.env.delete(CHROMIUM_VARIABLE);
    else Deno.env.set(CHROMIUM_VARIABLE, before);
  }
});
