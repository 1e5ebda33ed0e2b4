import assert from "node:assert/strict";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pl from "nodejs-polars";
import { parseHTML } from "linkedom";
import { SENSITIVE_TYPES } from "lib/data/sensitive_offenses.ts";
import { formatCount } from "lib/describe/format.ts";
import { offenseGroup } from "lib/describe/offense_groups.ts";
import { unpackColumns } from "lib/explore/packed_columns.ts";
import { readable } from "lib/figures/words.ts";
import { listFiles } from "lib/files/list_files.ts";
import type { Times } from "lib/site/files/times.ts";
import type { TimeSeries } from "lib/site/files/times_series.ts";
import type {
  CityPanel,
  PanelProfile,
  ZoneCellsMeta,
  ZonePanels,
} from "lib/site/files/zone_format.ts";
import { IS_SENSITIVE, readRecords, readShipped, SITE } from "./built_site.ts";

/** Code of the hour of incidents at no known time. */
const NO_HOUR = 24;

/** What stands for a count from 1 to 4 in series, and in files of zones. */
const [SMALL_IN_SERIES, SMALL_IN_ZONES] = [2.5, 1];

const { meta, columns } = readShipped();
const column = (name: string) => columns.get(name)!;
const [TYPE, DAY, HOUR, PLACE, CELL, ARREST] = ["type", "day", "hour", "place", "cell", "arrest"]
  .map(column) as [Uint8Array, Uint16Array, Uint8Array, Uint8Array, Uint16Array, Uint8Array];

/** Each day of the record: date, year, and weekday from 0 for Monday. */
const DAYS = Array.from({ length: meta.nDays }, (_, day) => {
  const date = new Date(Date.parse(meta.firstDate) + day * 86_400_000);
  return {
    date: date.toISOString().slice(0, 10),
    year: date.getUTCFullYear(),
    weekday: (date.getUTCDay() + 6) % 7,
  };
});
const LAST_YEAR = DAYS.at(-1)!.year;

/** A published file, as text; null where the run has none. */
function readData(stem: string): Uint8Array | null {
  const name = listFiles(join(SITE, "data")).find((path) => path.startsWith(stem));
  if (name === undefined) return null;
  const bytes = Deno.readFileSync(join(SITE, "data", name));
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

function readJson<T>(stem: string): T | null {
  const bytes = readData(stem);
  return bytes && JSON.parse(new TextDecoder().decode(bytes));
}

const isSmall = (n: number) => n > 0 && n < 5;
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

/** A count is that of the rows, or stands for one from 1 to 4. */
function assertCount(shown: number, expected: number, small: number, what: string): void {
  assert.equal(shown, isSmall(expected) ? small : expected, what);
}

/** A list of counts is that of the rows, but for those that are hidden so that no small one shows. */
function assertList(shown: readonly number[], expected: readonly number[], what: string): void {
  assert.equal(shown.length, expected.length, what);
  const small = expected.filter(isSmall);
  if (small.length > 0 && shown.every((n) => n === 0)) return;
  const largest = Math.max(...expected);
  shown.forEach((n, i) => {
    const isAbout = small.length > 0 && expected[i] === largest && !Number.isInteger(n);
    if (isAbout) assert.ok(Math.abs(n - largest) <= 4 * small.length, `${what}, ${i}`);
    else assertCount(n, expected[i]!, SMALL_IN_SERIES, `${what}, ${i}`);
  });
}

/** Default times are not shipped by the hour: their sums are those of each weekday. */
function assertDefaults({ id, defaults }: TimeSeries, expected: readonly number[]): void {
  if (sum(defaults) === 0) return;
  const perDay = defaults.length / 7;
  const hidden = 4 * defaults.filter((n) => !Number.isInteger(n)).length;
  expected.forEach((n, weekday) => {
    const shown = sum(defaults.slice(weekday * perDay, (weekday + 1) * perDay));
    assert.ok(Math.abs(shown - n) <= hidden, `${id} has ${shown} of ${n} at default times`);
  });
}

/** Types whose incidents may have the first of a month for want of a date, and a default time. */
function typesOfDefaultDates(): Set<string> {
  const found = readRecords().filter(IS_SENSITIVE.not().and(pl.col("date_is_default")))
    .getColumn("primary_type").unique().toArray();
  return new Set(found as string[]);
}

/** Which types are in a series. */
function isInSeries({ id, kind }: TimeSeries, all: readonly TimeSeries[]): (t: string) => boolean {
  if (kind === "all") return () => true;
  if (kind === "type") return (type) => type === id;
  const group = id.replace(/^rest of /, "");
  return (type) =>
    offenseGroup(type) === group &&
    (kind === "group" || !all.some((each) => each.kind === "type" && each.id === type));
}

/** A season of a date, by its month. */
function seasonOf(date: string): string {
  const month = Number(date.slice(5, 7));
  return ["winter", "spring", "summer", "autumn"][Math.floor(month % 12 / 3)]!;
}

Deno.test("differences: what the page When counts are the shipped rows of whole days", () => {
  const times = readJson<Times>("times-");
  if (times === null) return;
  const isWhole = DAYS.map(({ date }) => date >= times.firstDate && date <= times.lastDate);
  const defaults = typesOfDefaultDates();
  const isDefaultDate = (row: number) =>
    HOUR[row] === NO_HOUR && DAYS[DAY[row]!]!.date.endsWith("-01") &&
    defaults.has(meta.types[TYPE[row]!]!);
  assert.equal(times.n, DAY.filter((day) => isWhole[day]).length, "all");
  for (const series of times.series) {
    const isIn = meta.types.map(isInSeries(series, times.series));
    const { hoursPerCell, id } = series;
    const week = new Array<number>(168 / hoursPerCell).fill(0);
    const [byHour, months, seasons] = [new Array<number>(24).fill(0), {}, {}] as [
      number[],
      Record<string, number>,
      Record<string, number>,
    ];
    const unknown = new Array<number>(7).fill(0);
    let known = 0;
    for (let row = 0; row < meta.n; row++) {
      if (!isIn[TYPE[row]!] || !isWhole[DAY[row]!]) continue;
      const { date, weekday } = DAYS[DAY[row]!]!;
      const hour = HOUR[row]!;
      if (hour === NO_HOUR) unknown[weekday]!++;
      else {
        known++;
        byHour[hour]!++;
        week[(weekday * 24 + hour - hour % hoursPerCell) / hoursPerCell]!++;
      }
      if (isDefaultDate(row)) continue;
      months[date.slice(0, 7)] = (months[date.slice(0, 7)] ?? 0) + 1;
      seasons[seasonOf(date)] = (seasons[seasonOf(date)] ?? 0) + 1;
    }
    assert.deepEqual([series.n, series.nDefault], [known, sum(unknown)], id);
    assertList(series.week, week, id);
    assertDefaults(series, unknown);
    const { from, length, n } = series.peak.window;
    const inWindow = Array.from({ length }, (_, i) => byHour[(from + i) % 24]!);
    assert.deepEqual([series.peak.n, n], [known, sum(inWindow)], `peak of ${id}`);
    for (
      const [told, periods, counts] of [
        [series.months, times.months, months],
        [series.seasons, times.seasons, seasons],
      ] as const
    ) {
      told.forEach(({ n }, i) => {
        const { period } = periods[i]!;
        assert.equal(n, counts[period] ?? 0, `${id}, ${period}`);
      });
    }
  }
});

Deno.test("differences: the page When names no sensitive type", () => {
  const bytes = readData("times-");
  if (bytes === null) return;
  const text = new TextDecoder().decode(bytes).toLowerCase();
  for (const type of SENSITIVE_TYPES) assert.ok(!text.includes(type.toLowerCase()), type);
  assert.doesNotMatch(text, /domestic|child|sex/);
});

/** Rows of a zone, counted in the ways that its panel tells. */
interface ZoneRows {
  n: number;
  /** By code. */
  types: Uint32Array;
  places: Uint32Array;
  hours: Uint32Array;
  arrests: number;
  weekdays: Uint32Array;
  /** In the months that two years are compared by. */
  years: Uint32Array;
}

/** Months, 1 to 12, that two years have whole. */
function monthsOf(trend: NonNullable<ZonePanels["trend"]>): Set<number> {
  const nOf = (month: string) => DAYS.filter(({ date }) => date.startsWith(month)).length;
  const whole = [trend.firstYear, trend.secondYear].map((year) =>
    Array.from({ length: 12 }, (_, i) => i + 1).filter((month) =>
      nOf(`${year}-${String(month).padStart(2, "0")}`) === new Date(Date.UTC(year, month, 0))
        .getUTCDate()
    )
  );
  return new Set(whole[0]).intersection(new Set(whole[1]));
}

/** Shipped rows of each zone of a fit. */
function countZones(
  zoneOfCell: ArrayLike<number>,
  nZones: number,
  isCounted: readonly boolean[],
  months: Set<number>,
): ZoneRows[] {
  const zones = Array.from({ length: nZones }, (): ZoneRows => ({
    n: 0,
    types: new Uint32Array(meta.types.length),
    places: new Uint32Array(meta.places.length),
    hours: new Uint32Array(NO_HOUR + 1),
    arrests: 0,
    weekdays: new Uint32Array(7),
    years: new Uint32Array(LAST_YEAR + 1),
  }));
  const isCompared = DAYS.map(({ date }) => months.has(Number(date.slice(5, 7))));
  for (let row = 0; row < meta.n; row++) {
    const cell = CELL[row]!;
    const number = cell === 0 ? 0 : zoneOfCell[cell - 1]!;
    if (number === 0 || !isCounted[TYPE[row]!]) continue;
    const [zone, day] = [zones[number - 1]!, DAYS[DAY[row]!]!];
    zone.n++;
    zone.types[TYPE[row]!]!++;
    zone.places[PLACE[row]!]!++;
    zone.hours[HOUR[row]!]!++;
    zone.arrests += ARREST[row]!;
    zone.weekdays[day.weekday]!++;
    if (isCompared[DAY[row]!]) zone.years[day.year]!++;
  }
  return zones;
}

function assertProfile(
  profile: PanelProfile,
  rows: ZoneRows,
  trend: ZonePanels["trend"],
  what: string,
): void {
  for (const name of ["types", "typicalTypes", "places", "typicalPlaces"] as const) {
    const [labels, counts] = name.toLowerCase().includes("types")
      ? [meta.types.map(readable), rows.types]
      : [meta.places, rows.places];
    for (const { label, n } of profile[name]) {
      assert.equal(n, counts[labels.indexOf(label)], `${what}: ${label}`);
    }
  }
  const texts = [...profile.hours.texts, profile.unknownHours];
  texts.forEach((text, hour) => {
    if (/^(?:about|not shown|<5)/.test(text)) return;
    assert.equal(text, formatCount(rows.hours[hour]!), `${what} at ${hour}`);
  });
  if (profile.arrests) assert.equal(profile.arrests.n, rows.arrests, `${what}: arrests`);
  profile.weekdays?.forEach(({ rate }, weekday) => {
    const days = DAYS.filter((day) => day.weekday === weekday).length;
    assert.ok(Math.abs(rate - rows.weekdays[weekday]! / days) < 1e-4, `${what}: day ${weekday}`);
  });
  if (profile.trend && trend) {
    const years = [trend.firstYear, trend.secondYear].map((year) => rows.years[year]);
    assert.deepEqual([profile.trend.before, profile.trend.after], years, `${what}: years`);
  }
}

Deno.test("differences: what cells and zones count are the shipped rows in them", () => {
  const bytes = readData("zone_cells-");
  const panels = readJson<ZonePanels>("zones.json-");
  if (bytes === null || panels === null) return;
  const cells = unpackColumns<ZoneCellsMeta>(bytes);
  assert.equal(cells.meta.n, meta.cells.column.length);
  const isCounted = {
    all: meta.types.map(() => true),
    victim_reported: meta.types.map((type) => offenseGroup(type) !== "police_initiated"),
  };
  for (const { id } of cells.meta.populations) {
    const n = new Array<number>(cells.meta.n + 1).fill(0);
    for (let row = 0; row < meta.n; row++) if (isCounted[id][TYPE[row]!]) n[CELL[row]!]!++;
    cells.columns.get(`n:${id}`)!.forEach((shown, cell) =>
      assertCount(shown, n[cell + 1]!, SMALL_IN_ZONES, `cell ${cell} of ${id}`)
    );
    const city: CityPanel | null = panels.cities[id];
    if (city !== null) assert.equal(city.n, sum(n), id);
  }
  const months = panels.trend ? monthsOf(panels.trend) : new Set<number>();
  for (const { key, population, names } of cells.meta.fits) {
    const zones = panels.fits[key]!.zones;
    const zoneOfCell = cells.columns.get(`zone:${key}`)!;
    const counted = countZones(zoneOfCell, names.length, isCounted[population], months);
    zones.forEach(({ n, name, profile }, i) => {
      assertCount(n, counted[i]!.n, SMALL_IN_ZONES, `${key}: ${name}`);
      if (profile) assertProfile(profile, counted[i]!, panels.trend, `${key}: ${name}`);
    });
  }
});

Deno.test("differences: the overview has the zones of the page Where, with their numbers", () => {
  const { document } = parseHTML(Deno.readTextFileSync(join(SITE, "index.html")));
  const rows = [...document.querySelectorAll('[aria-label="Table of the zones"] tbody tr')]
    .map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent));
  const panels = readJson<ZonePanels>("zones.json-");
  if (rows.length === 0) return;
  const shown = rows.map(([, name, n]) => `${name}: ${n}`);
  const known = Object.entries(panels!.fits).filter(([key]) => key.startsWith("victim_reported."))
    .map(([, { zones }]) =>
      zones.map(({ name, n }) => `${name}: ${n === SMALL_IN_ZONES ? "<5" : formatCount(n)}`)
    );
  assert.ok(known.some((zones) => zones.join("; ") === shown.join("; ")), shown.join("; "));
});
