import assert from "node:assert/strict";
import { describeBusiest, describeDefaults } from "lib/site/browser/when/default_times.ts";

const WINDOW = { length: 4, n: 1, share: 0.25, low: 0.24, high: 0.26 };

const WEEK = Array<number>(168).fill(10);

const SERIES = {
  name: "Fraud",
  n: 1680,
  nDefault: 420,
  hoursPerCell: 1,
  week: WEEK,
  defaults: WEEK.map((_, i) => i % 24 === 12 ? 40 : i % 24 === 9 ? 20 : 0),
  peak: {
    group: "FRAUD",
    n: 1680,
    hours: "",
    window: { ...WINDOW, from: 15, tied: [15] },
    windowOfAll: { ...WINDOW, from: 9, share: 0.3, tied: [9, 10] },
  },
};

Deno.test("describeDefaults() says how many there are, where, and what peak they would make", () => {
  const [many, peak, hour] = describeDefaults(SERIES);
  assert.match(many!, /^Fraud: 420 of 2,100 incidents \(20.0 %\).*\(09:00 and 12:00\)/);
  assert.match(peak!, /make 09:00 to 13:00 \(30.0 %\) look like .* in place of 15:00 to 19:00/);
  // 70 of 1,680, and 350 of 2,100.
  assert.equal(hour, "12:00 to 13:00 would hold 16.7 % of the incidents rather than 4.2 %.");
});

Deno.test("describeDefaults() says where they are too few to be shown", () => {
  const none = { ...SERIES, nDefault: 3, defaults: WEEK.map(() => 0) };
  const sentences = describeDefaults({
    ...none,
    peak: { ...none.peak, windowOfAll: none.peak.window },
  });
  assert.match(sentences[0]!, /<5 of/);
  assert.match(sentences[1]!, /leave the busiest 4 hours where they are/);
  assert.match(sentences[2]!, /too few/);
});

Deno.test("describeBusiest() has its interval, and the windows that may as well be it", () => {
  assert.equal(
    describeBusiest(SERIES, false),
    "Fraud: 1,680 incidents at known times. Busiest 4 hours: 15:00 to 19:00 (25.0 %), " +
      "95 % interval 24.0 to 26.0 %. No other 4 hours come up to that.",
  );
  assert.match(
    describeBusiest(SERIES, true),
    /2,100 .* 09:00 to 13:00 .* from 10:00 cannot be told/,
  );
});
