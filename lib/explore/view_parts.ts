/**
 * The parts of a view as the text of an address has them: how each is written and read.
 *
 * @module
 */

import { HOURS } from "../describe/hours.ts";
import { hoursOf, hourWindows } from "./hour_windows.ts";
import { crossesItself, MAX_CORNERS } from "./outline.ts";
import { isDate, joinItems, splitItems, wholeNumber } from "./view_items.ts";
import { sortedValues, UNKNOWN_HOUR, type View, type ViewDomain } from "./view.ts";

/** A part of a view. */
export interface ViewPart {
  /** Its key in the text. */
  key: string;
  /** Its value in the text; empty where nothing is set. */
  write(view: View): string;
  /**
   * Sets in a view what a value says.
   *
   * @returns What was left out, as text; empty where nothing was.
   */
  read(text: string, view: View, domain: ViewDomain): string;
  /** What a value can be, for the one who wrote another. */
  allowed(domain: ViewDomain): string;
}

/** Fields of a view that are lists, by what they are of. */
type ListOf<T> = { [K in keyof View]: View[K] extends T[] ? K : never }[keyof View];

/** Most values that a problem names. */
const MOST_NAMED = 3;

/** Parts of a view in the order of the text. */
export const VIEW_PARTS: readonly ViewPart[] = [
  datePart("from"),
  datePart("to"),
  {
    key: "against",
    write: ({ against }) => against === null ? "" : `${against.from}..${against.to}`,
    read(text, view, domain) {
      const [from = "", to = "", ...more] = text.split("..");
      if (more.length > 0 || !isIn(from, domain) || !isIn(to, domain) || from > to) return text;
      view.against = { from, to };
      return "";
    },
    allowed: (domain) => `it is two dates with .. between, the later one last, ${span(domain)}`,
  },
  textsPart("type", "types", "types"),
  {
    key: "hour",
    write({ hours }) {
      const known = hours.filter((hour) => hour !== UNKNOWN_HOUR).map(Number);
      const windows = hourWindows(known).map(({ from, length }) =>
        length === 1 ? `${from}` : `${from}-${(from + length - 1) % HOURS}`
      );
      return joinItems(hours.includes(UNKNOWN_HOUR) ? [...windows, UNKNOWN_HOUR] : windows);
    },
    read: (text, view) => readList(text, view, "hours", readHours),
    allowed: () => `hours are 0 to 23, in a row as in 22-3, or ${UNKNOWN_HOUR}`,
  },
  numbersPart("weekday", "weekdays", range(7), () => "weekdays are 1 (Monday) to 7 (Sunday)"),
  numbersPart("month", "months", range(12), () => "months are 1 (January) to 12 (December)"),
  {
    key: "arrest",
    write: ({ arrest }) => arrest === null ? "" : arrest ? "yes" : "no",
    read(text, view) {
      if (text !== "yes" && text !== "no") return text;
      view.arrest = text === "yes";
      return "";
    },
    allowed: () => "it is yes or no",
  },
  textsPart("place", "places", "places"),
  numbersPart("area", "areas", (domain) => domain.areas, listed("community areas", "areas")),
  numbersPart(
    "district",
    "districts",
    (domain) => domain.districts,
    listed("police districts", "districts"),
  ),
  {
    key: "region",
    write: ({ region }) => joinItems(region?.flat().map(String) ?? []),
    read(text, view) {
      const numbers = splitItems(text).map(wholeNumber);
      const corners = Array.from(
        { length: numbers.length / 2 },
        (_, i): [number, number] => [numbers[2 * i]!, numbers[2 * i + 1]!],
      );
      const isOutline = numbers.length % 2 === 0 && !numbers.includes(NaN) &&
        corners.length >= 3 && corners.length <= MAX_CORNERS && !crossesItself(corners);
      if (!isOutline) return text;
      view.region = corners;
      return "";
    },
    allowed: () =>
      `an outline is x,y,x,y and so on in whole meters, has 3 to ${MAX_CORNERS} corners, and ` +
      `neither crosses nor touches itself`,
  },
  {
    key: "zone",
    write: ({ zone }) => zone === null ? "" : `${zone.fit}:${zone.zone}`,
    read(text, view, { fits }) {
      const colon = text.lastIndexOf(":");
      const fit = text.slice(0, Math.max(0, colon));
      const zone = wholeNumber(text.slice(colon + 1));
      if (!(zone >= 1 && zone <= (fits.get(fit) ?? 0))) return text;
      view.zone = { fit, zone };
      return "";
    },
    allowed({ fits }) {
      if (fits.size === 0) return "there are no zones";
      const each = [...fits].map(([fit, nZones]) => `${fit}:1 to ${fit}:${nZones}`);
      return `zones are ${firstOf(each)}; the page Where links to each`;
    },
  },
];

function datePart(key: "from" | "to"): ViewPart {
  return {
    key,
    write: (view) => view[key] ?? "",
    read(text, view, domain) {
      if (!isIn(text, domain)) return text;
      view[key] = text;
      return "";
    },
    allowed: (domain) => `a date is YYYY-MM-DD, ${span(domain)}`,
  };
}

function textsPart(key: string, field: "types" | "places", what: string): ViewPart {
  return {
    key,
    write: (view) => joinItems(sortedValues(view[field])),
    read(text, view, domain) {
      const known = new Set(domain[field]);
      return readList(text, view, field, (item) => known.has(item) ? [item] : []);
    },
    allowed: listed(what, field),
  };
}

function numbersPart(
  key: string,
  field: ListOf<number>,
  valuesOf: (domain: ViewDomain) => readonly number[],
  allowed: (domain: ViewDomain) => string,
): ViewPart {
  return {
    key,
    write: (view) => joinItems(sortedValues(view[field]).map(String)),
    read(text, view, domain) {
      const known = new Set(valuesOf(domain));
      return readList(text, view, field, (item) => {
        const number = wholeNumber(item);
        return known.has(number) ? [number] : [];
      });
    },
    allowed,
  };
}

/** Sets a list of a view to the values of the items; gives back the items without one. */
function readList<K extends ListOf<string> | ListOf<number>>(
  text: string,
  view: View,
  field: K,
  valuesOf: (item: string) => View[K][number][],
): string {
  const found = splitItems(text).map((item) => ({ item, values: valuesOf(item) }));
  view[field] = sortedValues(found.flatMap(({ values }) => values)) as View[K];
  const left = found.filter(({ values }) => values.length === 0).map(({ item }) => item);
  return joinItems(left);
}

/** Hours of 5, 22-3 or unknown; none if it is nothing of it. */
function readHours(item: string): string[] {
  if (item === UNKNOWN_HOUR) return [item];
  const [from = NaN, to = from, ...more] = item.split("-").map(wholeNumber);
  if (!(from < HOURS && to < HOURS) || more.length > 0) return [];
  return hoursOf({ from, length: (to - from + HOURS) % HOURS + 1 }).map(String);
}

/** The first of many texts, and how many more there are. */
function firstOf(texts: readonly string[]): string {
  const more = texts.length - MOST_NAMED;
  return more > 0 ? `${texts.slice(0, MOST_NAMED).join(", ")} and ${more} more` : texts.join(", ");
}

/** Says where to find the values of a list, with the first of them. */
function listed(
  what: string,
  field: "types" | "places" | "areas" | "districts",
): ViewPart["allowed"] {
  return (domain) => {
    const [first] = domain[field];
    return first === undefined
      ? `there are no ${what}`
      : `${what} are those that the page lists, such as ${first}`;
  };
}

function range(n: number): () => number[] {
  return () => Array.from({ length: n }, (_, i) => i + 1);
}

/** Whether a text is a date of the record. */
function isIn(text: string, { firstDate, lastDate }: ViewDomain): boolean {
  return isDate(text) && text >= firstDate && text <= lastDate;
}

function span({ firstDate, lastDate }: ViewDomain): string {
  return `from ${firstDate} to ${lastDate}`;
}
