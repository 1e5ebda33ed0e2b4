import assert from "node:assert/strict";
import {
  arrestWords,
  nightWords,
  peakWords,
  trendWords,
  weekdayWords,
} from "lib/site/browser/where/zone_words.ts";
import type { PanelProfile } from "lib/site/files/zone_format.ts";

const PROFILE: PanelProfile = {
  types: [],
  typicalTypes: [],
  places: [],
  typicalPlaces: [],
  hours: { drawn: [], texts: [] },
  unknownHours: "0",
  peakHours: [],
  nightShare: 0.25,
  weekdays: null,
  arrests: null,
  trend: null,
  areas: [],
  options: [],
};
const CITY = { n: 1000, hours: [], nightShare: 0.3, arrestShare: 0.2 };
const YEARS = { months: "January to March", firstYear: 2017, secondYear: 2018 };

Deno.test("words: hours in a row are told by their ends, around midnight too", () => {
  assert.match(peakWords([22, 23, 0]), /^Busiest from 22:00 to 01:00: hours that chance/);
  assert.match(peakWords([8, 16, 17]), /from 08:00 to 09:00 and from 16:00 to 18:00/);
  assert.match(peakWords([1, 2, 3, 4, 5, 6, 7]), /^No hour stands out: 7 hours/);
  assert.match(peakWords([]), /too few/);
});

Deno.test("words: the night and arrests stand beside the city's", () => {
  assert.equal(nightWords(PROFILE, CITY), "25 % are from 20:00 to 04:00, in the city 30 %.");
  assert.equal(nightWords({ ...PROFILE, nightShare: null }, CITY), "");
  const arrests = { n: 30, share: 0.1, low: 0.08, high: 0.12 };
  assert.equal(
    arrestWords({ ...PROFILE, arrests }, CITY),
    "10.0 % (95 % CI 8.0 to 12.0) have an arrest on record, in the city 20.0 %.",
  );
  assert.match(arrestWords(PROFILE, CITY), /Too few/);
});

Deno.test("words: a trend is a change only where chance hardly explains it", () => {
  const trend = { before: 100, after: 120, ratio: 1.2, low: 1.05, high: 1.4, differs: true };
  assert.match(
    trendWords({ ...PROFILE, trend }, YEARS),
    /^20 % more a day in January to March 2018/,
  );
  const fewer = { ...trend, ratio: 0.9 };
  assert.match(trendWords({ ...PROFILE, trend: fewer }, YEARS), /^10 % fewer a day/);
  const same = { ...trend, differs: false };
  assert.match(
    trendWords({ ...PROFILE, trend: same }, YEARS),
    /cannot be told from .* 2017: ratio 1\.20/,
  );
  assert.match(trendWords(PROFILE, YEARS), /Too few/);
  assert.match(trendWords(PROFILE, null), /no month twice/);
});

Deno.test("words: weekdays that overlap hardly differ", () => {
  const day = (rate: number) => ({ rate, low: rate - 1, high: rate + 1 });
  const rates = [10, 10, 10, 10, 14, 10, 7].map(day);
  assert.match(weekdayWords({ ...PROFILE, weekdays: rates }), /^Most on Friday \(14\.0 .*Sunday/);
  const alike = [10, 10, 10, 10, 11, 10, 10].map(day);
  assert.match(weekdayWords({ ...PROFILE, weekdays: alike }), /^Weekdays hardly differ/);
  assert.equal(weekdayWords(PROFILE), "");
});
