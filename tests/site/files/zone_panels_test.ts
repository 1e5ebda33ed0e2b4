import assert from "node:assert/strict";
import { wilsonInterval } from "lib/numeric/wilson.ts";
import { type ZonePanels } from "lib/site/files/zone_format.ts";
import { zonePanelsOf } from "lib/site/files/zone_panels.ts";
import { INCIDENTS_OF_TOWN, zoneTown } from "./zone_town.ts";

const panels = zonePanelsOf(zoneTown());
const zonesOf = (found: ZonePanels, key: string) => found.fits[key]!.zones;

Deno.test("zones of reported incidents count types that victims report, domestic ones apart", () => {
  const counts = (key: string) => zonesOf(panels, key).map(({ name, n }) => [name, n]);
  assert.deepEqual(counts("victim_reported.hot2-ward-2"), [["Loop", 90], ["Chatham", 57]]);
  assert.deepEqual(counts("all.hot2-ward-2"), [["Loop", 90], ["Chatham", 60]]);
  assert.deepEqual(counts("all.dbscan-100-500"), []);
  assert.equal(panels.cities.all?.n, INCIDENTS_OF_TOWN.length - 10);
});

Deno.test("a zone's profile is that of its cells", () => {
  const [loop, chatham] = zonesOf(panels, "victim_reported.hot2-ward-2");
  const { types, places, hours, peakHours, nightShare, areas } = loop!.profile!;
  // 90 of 90 in the zone, 90 of 150 in the city
  assert.deepEqual(types, [{ label: "Theft", n: 90, share: 1, quotient: 1.67 }]);
  assert.equal(places[0]!.label, "shop");
  assert.deepEqual([hours.drawn[14], hours.texts[14], peakHours], [90, "90", [14]]);
  assert.deepEqual([nightShare, chatham!.profile!.nightShare], [0, 1]);
  assert.deepEqual(areas, [{ area: 32, share: 1 }]);
  assert.equal(loop!.squareKilometers, 0.0625);
});

Deno.test("arrests are told with their interval, where neither they nor the rest are few", () => {
  const sketches = INCIDENTS_OF_TOWN.map((each, i) => ({ ...each, arrest: i < 9 }));
  const found = zonePanelsOf(zoneTown({ sketches }));
  const [loop, chatham] = zonesOf(found, "victim_reported.hot2-ward-2");
  const { low, high } = wilsonInterval(9, 90);
  const { n, share, ...ends } = loop!.profile!.arrests!;
  assert.deepEqual([n, share], [9, 0.1]);
  assert.ok(Math.abs(ends.low - low) < 1e-4 && Math.abs(ends.high - high) < 1e-4);
  assert.equal(chatham!.profile!.arrests, null);
});

Deno.test("a year is held against the one before on the months that both have", () => {
  const next = INCIDENTS_OF_TOWN.map((each) => ({
    ...each,
    date: each.date!.replace("2017", "2018"),
  }));
  const found = zonePanelsOf(zoneTown({ sketches: [...INCIDENTS_OF_TOWN, ...next] }));
  assert.deepEqual([found.trend?.firstYear, found.trend?.secondYear], [2017, 2018]);
  const [loop] = zonesOf(found, "all.hot2-ward-2");
  const { before, after, ratio, differs } = loop!.profile!.trend!;
  assert.deepEqual([before, ratio, differs], [after, 1, false]);
  assert.equal(panels.trend, null);
});

Deno.test("no number of the file is a count from 1 to 4", () => {
  const odd = INCIDENTS_OF_TOWN.map((each, i) =>
    i % 7 === 0 ? { ...each, date: `2017-02-03T${String(i % 24).padStart(2, "0")}:05` } : each
  );
  const found = zonePanelsOf(zoneTown({ sketches: odd }));
  for (const { zones } of Object.values(found.fits)) {
    for (const { n, profile } of zones) {
      assert.ok(n === 1 || n >= 5 || n === 0);
      if (profile === null) continue;
      const { types, places, hours, unknownHours } = profile;
      for (const list of [types, places]) {
        const listed = list.reduce((sum, row) => sum + row.n, 0);
        assert.ok(list.every((row) => row.n >= 5));
        assert.ok(n - listed === 0 || n - listed >= 5, `${n - listed} are left`);
      }
      for (const text of [...hours.texts, unknownHours]) assert.ok(!/^[1-4]$/.test(text), text);
    }
  }
});

Deno.test("zones of few incidents have no profile", () => {
  const sketches = INCIDENTS_OF_TOWN.filter(({ community_area }) => community_area === undefined)
    .slice(0, 40);
  const [zone] = zonesOf(zonePanelsOf(zoneTown({ sketches })), "all.kmeans-1");
  assert.deepEqual([zone!.n, zone!.profile], [40, null]);
});
