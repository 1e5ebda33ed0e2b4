import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { wherePage } from "lib/site/pages/where.tsx";
import type { JSX } from "preact";
import { zoneTown } from "../files/zone_town.ts";

function textOf(site: ReturnType<typeof zoneTown>): string {
  const { body } = wherePage(site);
  return renderToString(body as JSX.Element).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

Deno.test("the page tells its first zones and classes without a script", () => {
  const text = textOf(zoneTown());
  assert.match(text, /Zones: Ward 2 in 2 hot cells/);
  assert.match(text, /1 Loop 90 0\.06 Theft/);
  assert.match(text, /high 1 90/);
});

Deno.test("the page shows density without zones, and says how to make them", () => {
  const site = zoneTown({ hasZones: false });
  assert.match(textOf(site), /chapter 04_geo_clustering, which was not run .* --only 04/);
  assert.ok(wherePage(site).files!["zone_cells.bin"]);
});

Deno.test("the page of records without a busy cell says so, and needs no script", () => {
  const site = zoneTown({ hasZones: false, sketches: [{}, {}] });
  assert.match(textOf(site), /No cell of 250 m has 5 incidents or more that are not domestic/);
  assert.equal(wherePage(site).script, undefined);
});

Deno.test("the page of records that may all not be shown by place says that, not that cells are few", () => {
  const sketches = Array.from({ length: 9 }, () => ({ domestic: true }));
  const site = zoneTown({ hasZones: false, sketches });
  assert.match(textOf(site), /All incidents of these records are domestic, sexual or against/);
  assert.doesNotMatch(textOf(site), /No cell/);
  assert.equal(wherePage(site).script, undefined);
});
