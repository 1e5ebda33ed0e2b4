/**
 * What the lists and columns of the cross-filter hold.
 *
 * @module
 */

import { MONTHS, WEEKDAYS } from "../../../describe/calendar.ts";
import { formatHour } from "../../../describe/format.ts";
import type { ViewNames } from "../../../explore/describe_view.ts";
import { HOUR_LABELS, type IncidentMeta, sensitiveTypes } from "../../../explore/incident_file.ts";
import { UNKNOWN_HOUR } from "../../../explore/view.ts";
import type { ColumnItem } from "./column_filter.tsx";

/** Hours of the day, and those of unknown time. */
export const HOURS: readonly ColumnItem<string>[] = HOUR_LABELS.map((value) =>
  value === UNKNOWN_HOUR
    ? { value, label: "time unknown: a default time stands in the record", short: "?" }
    : {
      value,
      label: `${formatHour(Number(value))} to ${formatHour((Number(value) + 1) % 24)}`,
      short: Number(value) % 3 === 0 ? value : "",
    }
);

/** Days of the week from Monday on. */
export const WEEKDAY_ITEMS: readonly ColumnItem<number>[] = WEEKDAYS.map((label, i) => (
  { value: i + 1, label, short: label.slice(0, 2) }
));

/** Months of the year. */
export const MONTH_ITEMS: readonly ColumnItem<number>[] = MONTHS.map((label, i) => (
  { value: i + 1, label, short: label[0]! }
));

/** With an arrest on record, and without. */
export const ARRESTS: readonly { value: number; label: string }[] = [
  { value: 1, label: "arrest on record" },
  { value: 0, label: "no arrest on record" },
];

/** An entry of a list. */
export interface ListItem {
  value: string | number;
  label: string;
  /** What is said in place of its count. */
  instead?: string;
}

/** A list of the page: what it filters, and what stands in it. */
export interface ItemList {
  id: "type" | "place" | "area" | "district";
  key: "types" | "places" | "areas" | "districts";
  title: string;
  note?: string;
  items: ListItem[];
  /** Code of each item in its dimension; one without a code has no incidents. */
  codes: number[];
}

/**
 * The lists, the commonest entries first, as they are without a filter; areas by name.
 *
 * @param counts Counts of types and places without a filter, by code.
 */
export function listsOf(
  meta: IncidentMeta,
  names: ViewNames,
  counts: { type: ArrayLike<number>; place: ArrayLike<number> },
): ItemList[] {
  const ranked = (labels: readonly string[], of: ArrayLike<number>) =>
    [...labels.keys()].sort((a, b) => of[b]! - of[a]! || a - b);
  const byArea = sensitiveTypes(meta);
  const types = ranked(meta.types, counts.type);
  const places = ranked(meta.places, counts.place);
  const areas = meta.areas.map((number) => ({ value: number, label: names.area(number) }))
    .sort((a, b) => Number(a.value === 0) - Number(b.value === 0) || (a.label < b.label ? -1 : 1));
  return [
    {
      id: "type",
      key: "types",
      title: "Type",
      ...meta.nSensitive > 0 && { note: "without domestic ones" },
      items: [
        ...types.map((code) => ({
          value: meta.types[code]!,
          label: names.type(meta.types[code]!),
        })),
        ...byArea.map((value) => ({ value, label: names.type(value), instead: "by area only" })),
      ],
      codes: [...types, ...byArea.map((_, i) => meta.types.length + i)],
    },
    {
      id: "place",
      key: "places",
      title: "Place",
      items: places.map((code) => ({ value: meta.places[code]!, label: meta.places[code]! })),
      codes: places,
    },
    {
      id: "area",
      key: "areas",
      title: "Community area",
      items: areas,
      codes: areas.map(({ value }) => value),
    },
    {
      id: "district",
      key: "districts",
      title: "Police district",
      items: meta.districts.map((value) => ({ value, label: names.district(value) })),
      codes: [...meta.districts.keys()],
    },
  ];
}
