import assert from "node:assert/strict";
import { parseHTML } from "linkedom";
import { renderToString } from "preact-render-to-string";
import { baseOf } from "lib/site/browser/filter/names.ts";
import type { Comparison } from "lib/site/browser/filter/comparison.ts";
import type { Ratio } from "lib/numeric/ratio.ts";
import { Summary, type SummaryProps } from "lib/site/browser/filter/summary.tsx";
import type { PeriodCounts } from "lib/site/browser/filter/worker_messages.ts";

const nothing = () => {};
const counts = (total: number) => ({ total }) as PeriodCounts;

const PROPS: SummaryProps = {
  first: counts(1200),
  comparison: null,
  nAll: 4000,
  nSensitive: 1000,
  withoutRows: [],
  lines: [],
  problems: [],
  onLift: nothing,
  onReset: nothing,
  address: () => "",
  onCsv: nothing,
  onPicture: nothing,
};

/** Text of the summary, without breaks. */
function textOf(props: Partial<SummaryProps>): string {
  const html = renderToString(<Summary {...PROPS} {...props} />);
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  return document.body.textContent!.replace(/\s+/g, " ");
}

Deno.test("summary: the base of the counts is said, and what is not of it", () => {
  const text = textOf({});
  assert.match(text, /1,200 of 4,000 incidents/);
  assert.match(text, /1,000 more, which are domestic or sexual or against children/);
  assert.doesNotMatch(textOf({ nSensitive: 0 }), /domestic/);
  assert.match(textOf({ nSensitive: 3 }), /<5 more/);
});

Deno.test("summary: both rates and their ratio are of the counts beside them", () => {
  const comparison: Comparison = {
    periods: [{ from: "2018-05-01", to: "2018-08-08" }, { from: "2018-03-01", to: "2018-04-19" }],
    days: [100, 50],
    totals: [1200, 400],
    ratio: { ratio: 1.5, low: 1.25, high: 1.75 } as Ratio,
    caveat: null,
  };
  assert.match(
    textOf({ comparison }),
    /1,200 of 4,000 incidents, against 400: 12\.0 a day against 8\.0, 1\.50 times as many \(95 % CI 1\.25 to 1\.75\)/,
  );
  // 3 incidents could be computed from their rate.
  assert.doesNotMatch(textOf({ comparison: { ...comparison, totals: [1200, 3] } }), /a day/);
  assert.match(
    textOf({ comparison: { ...comparison, caveat: "Other months." } }),
    /Other months\./,
  );
  const overlapping = textOf({ comparison: { ...comparison, ratio: null, caveat: "No ratio." } });
  assert.match(overlapping, /12\.0 a day against 8\.0.*No ratio\./);
  assert.doesNotMatch(overlapping, /times|CI/);
});

Deno.test("summary: a type of which no incident is among those counted says where it is", () => {
  const text = textOf({ first: counts(0), withoutRows: ["Sex offense"] });
  assert.match(text, /Sex offense: all incidents are domestic or sexual or against children/);
});

Deno.test("baseOf() says which incidents files count, and how many they do not", () => {
  assert.equal(
    baseOf({ nSensitive: 95_226 }),
    "Incidents that are neither domestic nor sexual nor against a child; " +
      "the 95,226 others are counted by community area only.",
  );
  assert.match(baseOf({ nSensitive: 2 }), /the <5 others/);
  assert.doesNotMatch(baseOf({ nSensitive: 0 }), /others/);
});
