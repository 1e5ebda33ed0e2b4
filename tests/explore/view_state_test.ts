import assert from "node:assert/strict";
import { emptyView, sortedValues, type View } from "lib/explore/view.ts";
import { formatView, parseView } from "lib/explore/view_state.ts";
import { calendarDays } from "lib/describe/calendar.ts";
import { createRandom, type Random } from "lib/numeric/random.ts";
import { shuffledIndices } from "lib/numeric/shuffled_indices.ts";
import { DOMAIN } from "./view_domain.ts";

const DATES = calendarDays(DOMAIN.firstDate, DOMAIN.lastDate).map(({ date }) => date);
const HOURS = [...Array.from({ length: 24 }, (_, hour) => String(hour)), "unknown"];

/** A view with each filter by chance, its lists in any order. */
function drawView(random: Random): View {
  const isSet = () => random.integer(2) === 0;
  const dates = () => [random, random].map(() => DATES[random.integer(DATES.length)]!).sort();
  const some = <T>(values: readonly T[]) => {
    const order = shuffledIndices(values.length, random);
    const n = isSet() ? random.integer(values.length + 1) : 0;
    return [...order.slice(0, n)].map((i) => values[i]!);
  };
  const [first, last] = dates();
  const [from, to] = dates();
  const fit = random.integer(2) === 0 ? "hot96-ward-5" : "a:b";
  return {
    from: isSet() ? first! : null,
    to: isSet() ? last! : null,
    against: isSet() ? { from: from!, to: to! } : null,
    types: some(DOMAIN.types),
    hours: some(HOURS),
    weekdays: some([1, 2, 3, 4, 5, 6, 7]),
    months: some(Array.from({ length: 12 }, (_, i) => i + 1)),
    arrest: [true, false, null][random.integer(3)]!,
    places: some(DOMAIN.places),
    areas: some(DOMAIN.areas),
    districts: some(DOMAIN.districts),
    region: isSet() ? drawStar(random) : null,
    zone: isSet() ? { fit, zone: 1 + random.integer(DOMAIN.fits.get(fit)!) } : null,
  };
}

/** An outline around a point: corners in the order of their directions. */
function drawStar(random: Random): [number, number][] {
  const n = 3 + random.integer(58);
  return Array.from({ length: n }, (_, i) => {
    const reach = 2000 + 3000 * random.unit();
    const angle = 2 * Math.PI * i / n;
    return [350_000, 580_000].map((middle, axis) =>
      Math.round(middle + reach * (axis === 0 ? Math.cos(angle) : Math.sin(angle)))
    ) as [number, number];
  });
}

/** The view with its lists in order. */
function sorted(view: View): View {
  const lists = Object.entries(view).flatMap(([key, value]) =>
    key !== "region" && Array.isArray(value) ? [[key, sortedValues(value)]] : []
  );
  return { ...view, ...Object.fromEntries(lists) };
}

Deno.test("formatView() and parseView(): any view comes back, and has one text alone", () => {
  const random = createRandom(21);
  for (let draw = 0; draw < 400; draw++) {
    const view = drawView(random);
    const text = formatView(view);
    const { view: parsed, problems } = parseView(text, DOMAIN);
    assert.deepEqual(problems, []);
    assert.deepEqual(parsed, sorted(view), text);
    assert.equal(formatView(parsed), text);
    // Programs that send addresses on may escape all they like.
    const escaped = new URLSearchParams(text).toString();
    assert.deepEqual(parseView(`#${escaped}`, DOMAIN).view, parsed);
  }
});

Deno.test("formatView() writes what is set, in one order, for people to read", () => {
  assert.equal(formatView(emptyView()), "");
  assert.deepEqual(parseView("", DOMAIN), { view: emptyView(), problems: [] });
  const view: View = {
    ...emptyView(),
    zone: { fit: "hot96-ward-5", zone: 2 },
    region: [[0, 0], [250, 0], [0, -250]],
    areas: [25, 8],
    arrest: false,
    months: [12, 1],
    weekdays: [7, 6],
    hours: ["unknown", "3", "2", "10", "23"],
    types: ["THEFT", "BATTERY", "THEFT"],
    against: { from: "2018-01-01", to: "2018-03-31" },
    from: "2017-01-01",
  };
  assert.equal(
    formatView(view),
    "from=2017-01-01&against=2018-01-01..2018-03-31&type=BATTERY,THEFT&hour=2-3,10,23,unknown" +
      "&weekday=6,7&month=1,12&arrest=no&area=8,25&region=0,0,250,0,0,-250&zone=hot96-ward-5:2",
  );
  const everyHour = { ...emptyView(), hours: HOURS.slice(0, 24) };
  assert.equal(formatView(everyHour), "hour=0-23");
});

Deno.test("parseView() reads what a hand may write otherwise", () => {
  const { view, problems } = parseView(
    "?area=08&type=THEFT&type=BATTERY&hour=22-1,5-5,,&arrest=&place=STREET%2CBOAT%2FWATERCRAFT" +
      "&region=-0,0,1234567,0,0,-250",
    DOMAIN,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(view, {
    ...emptyView(),
    types: ["BATTERY", "THEFT"],
    hours: ["0", "1", "5", "22", "23"],
    places: ["BOAT/WATERCRAFT", "STREET"],
    areas: [8],
    region: [[0, 0], [1_234_567, 0], [0, -250]],
  });
});

Deno.test("parseView() leaves out what is not there, and says what is allowed", () => {
  const outline = "an outline is x,y,x,y and so on in whole meters, has 3 to 60 corners, and " +
    "neither crosses nor touches itself";
  const zones = "zones are hot96-ward-5:1 to hot96-ward-5:5, a:b:1 to a:b:2; " +
    "the page Where links to each";
  const dates = "from 2016-12-29 to 2018-11-12";
  const wrong: [string, string][] = [
    ["hour=25", "hours are 0 to 23, in a row as in 22-3, or unknown"],
    ["hour=1-2-3", "hours are 0 to 23, in a row as in 22-3, or unknown"],
    ["weekday=0,8", "weekdays are 1 (Monday) to 7 (Sunday)"],
    ["month=1.5", "months are 1 (January) to 12 (December)"],
    ["from=2015-01-01", `a date is YYYY-MM-DD, ${dates}`],
    ["from=2018-02-29", `a date is YYYY-MM-DD, ${dates}`],
    ["to=2017-1-1", `a date is YYYY-MM-DD, ${dates}`],
    ["against=2017-01-01", `it is two dates with .. between, the later one last, ${dates}`],
    [
      "against=2017-02-01..2017-01-01",
      `it is two dates with .. between, the later one last, ${dates}`,
    ],
    ["from=2017-02-01&to=2017-01-01", "the first date must not come after the last"],
    ["type=JAYWALKING", "types are those that the page lists, such as BATTERY"],
    ["place=MOON", "places are those that the page lists, such as BAR, TAVERN"],
    ["area=78", "community areas are those that the page lists, such as 0"],
    ["district=x", "police districts are those that the page lists, such as 1"],
    ["arrest=maybe", "it is yes or no"],
    ["region=0,0,9,0", outline],
    ["region=0,0,9,0,9", outline],
    ["region=0,0,9,9,9,0,0,9", outline],
    ["region=0,0,1e3,0,0,9", outline],
    ["region=0,0,12345678,0,0,9", outline],
    ["region=0,0,NaN,0,0,9", outline],
    ["zone=hot96-ward-5:6", zones],
    ["zone=hot96-ward-5:0", zones],
    ["zone=5", zones],
  ];
  for (const [text, why] of wrong) {
    const { view, problems } = parseView(text, DOMAIN);
    assert.deepEqual(view, emptyView(), text);
    assert.deepEqual(problems, [`${text} was left out: ${why}.`]);
  }
});

Deno.test("parseView() names the first of many fits, and says how many more there are", () => {
  const fits = new Map(Array.from({ length: 68 }, (_, i) => [`fit-${i}`, 4]));
  const { problems } = parseView("zone=fit-0:5", { ...DOMAIN, fits });
  assert.deepEqual(problems, [
    "zone=fit-0:5 was left out: zones are fit-0:1 to fit-0:4, fit-1:1 to fit-1:4, " +
    "fit-2:1 to fit-2:4 and 65 more; the page Where links to each.",
  ]);
});

Deno.test("parseView() takes outlines of 60 corners, and none of more", () => {
  const corners = (n: number) => Array.from({ length: n }, (_, i) => [100 * i, i * i]);
  assert.equal(parseView(`region=${corners(60)}`, DOMAIN).view.region?.length, 60);
  const { view, problems } = parseView(`region=${corners(61)}`, DOMAIN);
  assert.equal(view.region, null);
  assert.match(problems[0]!, /^region=0,0,100,1,200,4,.*… was left out: .* 3 to 60 corners/);
});

Deno.test("parseView() keeps the rest of a list and of an address", () => {
  const { view, problems } = parseView("type=THEFT,JAYWALKING&month=13,7&fromm=1&x=2", DOMAIN);
  assert.deepEqual(view, { ...emptyView(), types: ["THEFT"], months: [7] });
  assert.deepEqual(problems.map((each) => each.split(":")[0]), [
    "type=JAYWALKING was left out",
    "month=13 was left out",
    "fromm, x was left out",
  ]);
  assert.match(problems[2]!, /: the filters of an address are from, to, .*region and zone\.$/);
});

Deno.test("parseView() throws at nothing, and hostile text ends in problems alone", () => {
  const hostile = [
    "type=<script>alert(1)</script>",
    "__proto__=1&constructor=2&toString=3",
    "type=__proto__,constructor&zone=__proto__:1&place=toString",
    "type=%E0%A4%A&place=%ZZ%",
    "hour=%00%1b%5B31m&from=\u202egnp",
    "=&&&===&?#",
    "type=\ud800",
    "region=" + "0,".repeat(20_000),
    "type=" + "<".repeat(40_000),
    "type=" + "\\".repeat(40_000),
    "hour=" + "0-23,".repeat(9_000) + "24",
    "\u{1f5fa}=".repeat(1_000),
  ];
  for (const text of hostile) {
    const { view, problems } = parseView(text, DOMAIN);
    const { hours } = view;
    assert.deepEqual({ ...view, hours: [] }, emptyView(), text.slice(0, 60));
    assert.ok(hours.length === 0 || hours.length === 24);
    assert.ok(problems.length > 0 && problems.length <= 5, text.slice(0, 60));
    for (const problem of problems) {
      assert.ok(problem.length < 300 && problem.isWellFormed() && !/\p{C}/u.test(problem), problem);
    }
  }
  const { view, problems } = parseView("type=THEFT&" + "x".repeat(1 << 20), DOMAIN);
  assert.deepEqual(view, emptyView());
  assert.deepEqual(problems, [
    "The address was left out: it has 1,048,587 characters, and one of this page has at most 50,000.",
  ]);
});

Deno.test("parseView() of any text gives a view that formats and comes back", () => {
  const random = createRandom(22);
  const keys = [
    ..."from to against type hour weekday month arrest area zone x".split(" "),
    "",
    "%",
  ];
  const marks = [..."&=,:-.\\%0123456789", "..", "%2C", "unknown", "22-3", "THEFT", "BATTERY"];
  const values = [...marks, "2017-01-01", "2018-01-01", "0,0,9,0,0,9", "hot96-ward-5:1", "yes"];
  const one = (texts: readonly string[]) => texts[random.integer(texts.length)]!;
  let nSet = 0;
  for (let draw = 0; draw < 3000; draw++) {
    const text = Array.from({ length: 1 + random.integer(4) }, () => {
      const value = Array.from({ length: 1 + random.integer(3) }, () => one(values));
      return `${one(keys)}=${value.join("")}`;
    }).join("&");
    const { view } = parseView(text, DOMAIN);
    const formatted = formatView(view);
    assert.deepEqual(parseView(formatted, DOMAIN), { view, problems: [] }, text);
    nSet += Number(formatted !== "");
  }
  assert.ok(nSet > 300, String(nSet));
});

Deno.test("parseView() and formatView() leave what they are given as it is", () => {
  const view = { ...emptyView(), types: ["THEFT", "BATTERY"], hours: ["9", "1"] };
  const before = structuredClone(view);
  formatView(view);
  assert.deepEqual(view, before);
  const domain = structuredClone(DOMAIN);
  parseView("type=THEFT&area=77,1", domain);
  assert.deepEqual(domain, DOMAIN);
});
