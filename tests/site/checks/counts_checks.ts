import assert from "node:assert/strict";
import pl from "nodejs-polars";
import { placeType } from "lib/data/place_types.ts";
import { createCounter } from "lib/explore/counter.ts";
import { cellMiddles, DIMENSION_IDS, incidentDimensions } from "lib/explore/incident_file.ts";
import { emptyView, type View } from "lib/explore/view.ts";
import { viewFilters } from "lib/explore/view_filters.ts";
import { createRandom } from "lib/numeric/random.ts";
import { IS_SENSITIVE, readRecords, readShipped } from "./built_site.ts";

/** An incident of the records, as the rules let it be counted. */
interface Incident {
  date: string;
  hour: string;
  weekday: number;
  month: number;
  type: string;
  arrest: boolean;
  place: string;
  area: number;
  district: number;
  /** West and south side of its cell, in cells; null where no cell is shown. */
  cell: [number, number] | null;
}

/** Incidents of the records that are shipped one by one, by polars. */
function readIncidents(cellMeters: number, minInCell: number): Incident[] {
  const kept = readRecords().filter(IS_SENSITIVE.not()).select(
    pl.col("date").cast(pl.Utf8).str.slice(0, 10).alias("date"),
    "hour",
    "time_is_default",
    "weekday",
    "month",
    "primary_type",
    "arrest",
    "location_description",
    "community_area",
    "district",
    "x",
    "y",
  );
  const rows = kept.toRecords() as unknown as Record<string, unknown>[];
  const sides = rows.map(({ x, y }) =>
    x === null ? null : [Math.floor(x as number / cellMeters), Math.floor(y as number / cellMeters)]
  );
  const inCell = new Map<string, number>();
  for (const each of sides) inCell.set(`${each}`, (inCell.get(`${each}`) ?? 0) + 1);
  return rows.map((row, i) => ({
    date: row.date as string,
    hour: row.time_is_default ? "unknown" : String(row.hour),
    weekday: row.weekday as number,
    month: row.month as number,
    type: row.primary_type as string,
    arrest: row.arrest as boolean,
    place: placeType(row.location_description as string | null),
    area: Number(row.community_area ?? 0),
    district: Number(row.district ?? 0),
    cell: sides[i] && inCell.get(`${sides[i]}`)! >= minInCell ? sides[i] as [number, number] : null,
  }));
}

const { meta, columns } = readShipped();
const INCIDENTS = readIncidents(meta.cells.sizeMeters, meta.minInCell);

/** A rectangle of the ground, and whether the middle of a cell lies in it. */
type Rectangle = [west: number, south: number, east: number, north: number];

function passes(incident: Incident, view: View, rectangle: Rectangle | null): boolean {
  const has = <T>(wanted: readonly T[], value: T) => wanted.length === 0 || wanted.includes(value);
  const isInside = () => {
    if (rectangle === null) return true;
    if (incident.cell === null) return false;
    const [x, y] = incident.cell.map((side) => (side + 0.5) * meta.cells.sizeMeters);
    const [west, south, east, north] = rectangle;
    return x! >= west && x! <= east && y! >= south && y! <= north;
  };
  return (view.from === null || incident.date >= view.from) &&
    (view.to === null || incident.date <= view.to) && has(view.types, incident.type) &&
    has(view.hours, incident.hour) && has(view.weekdays, incident.weekday) &&
    has(view.months, incident.month) &&
    (view.arrest === null || incident.arrest === view.arrest) && has(view.places, incident.place) &&
    has(view.areas, incident.area) && has(view.districts, incident.district) && isInside();
}

Deno.test("counts: domestic and sexual incidents and those against children are counted by area as polars does", () => {
  const sensitive = readRecords().filter(IS_SENSITIVE);
  assert.equal(meta.nSensitive, sensitive.height);
  const { types, areas, few, city } = meta.sensitive!;
  const found = new Map<string, number>();
  const add = (key: string, n: number) => found.set(key, (found.get(key) ?? 0) + n);
  const placed = sensitive.filter(pl.col("community_area").isNotNull());
  const counted = placed.groupBy(["community_area", "primary_type"]).agg(pl.len().alias("n"));
  type Row = { community_area: string; primary_type: string; n: number };
  for (const row of counted.toRecords() as unknown as Row[]) {
    const area = Number(row.community_area);
    for (const key of [`${area}`, `${area} ${row.primary_type}`, `city ${row.primary_type}`]) {
      add(key, row.n);
    }
  }
  const totalOf = (counts: readonly (number | null)[]) =>
    counts.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const compare = (name: number | string, counts: readonly (number | null)[]) =>
    counts.forEach((n, t) => {
      if (n !== null) assert.equal(n, found.get(`${name} ${types[t]}`) ?? 0, `${name} ${types[t]}`);
    });
  for (const { area, counts, others } of areas) {
    assert.equal(totalOf(counts) + others, found.get(`${area}`), `area ${area}`);
    compare(area, counts);
  }
  compare("city", city.counts);
  assert.equal(totalOf(city.counts) + city.others, placed.height);
  const ofFew = few?.areas.map((area) => found.get(`${area}`)!) ?? [];
  assert.equal(totalOf(ofFew), few?.n ?? 0);
  const nAreas = [...found.keys()].filter((key) => /^\d+$/.test(key)).length;
  assert.equal(areas.length + ofFew.length, nAreas);
});

Deno.test("counts: views by chance have the counts that polars gives under the same rules", () => {
  const counter = createCounter(incidentDimensions({ meta, columns }));
  const random = createRandom(7);
  const some = <T>(values: readonly T[], share: number) =>
    values.filter(() => random.unit() < share);
  const maybe = <T>(make: () => T, otherwise: T) => random.unit() < 0.35 ? make() : otherwise;
  const { x, y } = cellMiddles(meta);
  let nonEmpty = 0;
  for (let trial = 0; trial < 60; trial++) {
    const dates = INCIDENTS.map(({ date }) => date);
    const [a, b] = [0, 1].map(() => dates[random.integer(dates.length)]!).sort();
    const corner = random.integer(x.length);
    const rectangle = maybe<Rectangle | null>(
      () => [x[corner]! - 4000, y[corner]! - 5000, x[corner]! + 6000, y[corner]! + 3000],
      null,
    );
    const view: View = {
      ...emptyView(),
      from: maybe<string | null>(() => a!, null),
      to: maybe<string | null>(() => b!, null),
      types: maybe(() => some(meta.types, 0.5), []),
      hours: maybe(() => some([..."0123456789".split(""), "22", "unknown"], 0.6), []),
      weekdays: maybe(() => some([1, 2, 3, 4, 5, 6, 7], 0.5), []),
      months: maybe(() => some([1, 3, 8, 10, 11], 0.7), []),
      arrest: maybe<boolean | null>(() => random.unit() < 0.5, null),
      places: maybe(() => some(meta.places, 0.4), []),
      areas: maybe(() => some(meta.areas, 0.5), []),
      districts: maybe(() => some(meta.districts, 0.5), []),
      region: rectangle && [
        [rectangle[0], rectangle[1]],
        [rectangle[2], rectangle[1]],
        [rectangle[2], rectangle[3]],
        [rectangle[0], rectangle[3]],
      ],
    };
    const filters = viewFilters(view, meta, null);
    for (const id of DIMENSION_IDS) counter.setFilter(id, filters[id]);
    const found = INCIDENTS.filter((incident) => passes(incident, view, rectangle));
    assert.equal(counter.total, found.length, JSON.stringify(view));
    if (found.length > 0) nonEmpty++;
    // The list of types ignores the filter by type, and obeys all others.
    const others = INCIDENTS.filter((each) => passes(each, { ...view, types: [] }, rectangle));
    const byType = meta.types.map((type) => others.filter((each) => each.type === type).length);
    assert.deepEqual([...counter.counts("type")], byType);
    const byHour = Array.from(counter.selected("hour"));
    assert.equal(byHour[24], found.filter(({ hour }) => hour === "unknown").length);
  }
  assert.ok(nonEmpty > 20, `only ${nonEmpty} views had an incident`);
});
