import assert from "node:assert/strict";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { PatternProfile } from "lib/patterns/pattern_profile.ts";
import { Patterns } from "lib/site/pages/when/patterns.tsx";
import { zoneTown } from "../../files/zone_town.ts";

Deno.test("when: patterns say that they are of all records, and tell no sensitive type", () => {
  const pattern = {
    ...{ pattern: 0, name: "night", n: 9000, share: 1, arrestShare: 0.1, hours: "22:00 to 02:00" },
    ...{ weekendRatio: 1, topMonth: { month: 7, ratio: 1.1 } },
    types: [
      { primary_type: "THEFT", n: 4000, quotient: 1.1 },
      { primary_type: "CRIMINAL SEXUAL ASSAULT", n: 3000, quotient: 1.75 },
      { primary_type: "OFFENSE INVOLVING CHILDREN", n: 1500, quotient: 1.3 },
      { primary_type: "ARSON", n: 500, quotient: 1.2 },
    ],
  } as unknown as PatternProfile;
  const found = { patterns: [pattern], calendars: [], candidates: [], taken: undefined };
  const html = renderToString(<Patterns site={zoneTown()} found={found} /> as VNode);
  assert.match(html, /Chapter 5, all 163\s+records of the whole city/);
  assert.match(html, /<dd>Theft, Arson<\/dd>/);
  assert.match(html, /<dd>Arson \(1\.20\), Theft \(1\.10\)<\/dd>/);
  assert.doesNotMatch(html, /sexual assault|involving children/i);
});
