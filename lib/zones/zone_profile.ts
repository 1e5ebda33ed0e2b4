/**
 * What a zone is like: how much is recorded there, of what kind, when, and with what outcome.
 *
 * @module
 */

import {
  formatDecimal,
  formatHour,
  formatList,
  formatPercent,
  formatPercentInterval,
} from "../describe/format.ts";
import { countsByHour, hourlyDispersion, peakHours } from "../describe/hours.ts";
import type { Counts } from "../data/reduce.ts";
import { MIN_PUBLISHED, roundToTens } from "../describe/small_counts.ts";
import type { CountRows } from "../describe/totals.ts";
import { wilsonInterval } from "../numeric/wilson.ts";

/** A type of offense that leads in a zone. */
export interface LeadingType {
  primary_type: string;
  n: number;
  /** Share of the zone's incidents. */
  share: number;
  /** The share over the type's share in all incidents: 1 is like elsewhere. */
  location_quotient: number;
}

/** Profile of one zone. */
export interface ZoneProfile {
  /** Number from 1 on, the zone with the most incidents first. */
  zone: number;
  name: string;
  n: number;
  square_kilometers: number;
  per_square_kilometer: number;
  /** Severity of all incidents of the zone together, per square kilometer. */
  severity_per_square_kilometer: number;
  /** Severity of an incident, on average. */
  mean_severity: number;
  arrest_share: number;
  /** 95 % Wilson interval. */
  arrest_low: number;
  arrest_high: number;
  domestic_share: number;
  /** Share of the incidents from 20:00 to 04:00, default times apart; null where no time is known. */
  night_share: number | null;
  /** Hours that chance cannot tell from the busiest one, default times apart. */
  peak_hours: number[];
  /** Types with the most incidents. */
  leading: LeadingType[];
  /** Types that stand out most from elsewhere, of those frequent enough to say. */
  typical: LeadingType[];
  /** Districts and beats of its incidents by their own columns, those of few incidents left out. */
  districts: string[];
  beats: string[];
}

/** Counts of incidents of a type. */
export interface TypeCounts extends Counts {
  primary_type: string;
}

/** Counts that profiles are made of; rows are those of zones, null apart. */
export interface ZoneCounts {
  /** By zone, code and type, with the severity of one incident. */
  offenses: readonly (TypeCounts & { zone: number | null; severity: number })[];
  /** Of all incidents, in zones or not. */
  types: readonly TypeCounts[];
  /** By zone and time, default times left out. */
  hours: CountRows<"zone" | "year" | "month" | "day" | "hour">;
  districts: CountRows<"zone" | "district">;
  beats: CountRows<"zone" | "beat">;
  /** Days of the period. */
  nDays: number;
}

/** Options of {@linkcode profileZones}. */
export interface ProfileOptions {
  /** Types named; default 3. */
  top?: number;
  /** Fewest incidents of a type in a zone for a location quotient; default 50. */
  minN?: number;
  /** Smallest share of a zone's incidents for a district or beat to be named; default 1 %. */
  minShare?: number;
}

/**
 * Profiles of zones from counts.
 *
 * @param names Name of each zone.
 * @param squareKilometers Ground of each zone in the study area.
 * @param counts What was counted by zone; zones are numbered from 0 there.
 * @returns In the order of the zones.
 * @throws {RangeError} If a zone has no incident.
 *
 * @see Isard (1960), "Methods of Regional Analysis", for the location quotient
 */
export function profileZones(
  names: readonly string[],
  squareKilometers: readonly number[],
  counts: ZoneCounts,
  { top = 3, minN = 50, minShare = 0.01 }: ProfileOptions = {},
): ZoneProfile[] {
  const shareElsewhere = sharesOf(counts.types);
  return names.map((name, zone): ZoneProfile => {
    const own = counts.offenses.filter((row) => row.zone === zone);
    const n = sum(own.map((row) => row.n));
    if (n === 0) throw new RangeError(`Cannot profile zone ${zone}: it must have incidents`);
    const arrests = sum(own.map((row) => row.arrests));
    const severity = sum(own.map((row) => row.n * row.severity));
    const ground = squareKilometers[zone]!;
    const types = [...sharesOf(own)].map(([primary_type, share]): LeadingType => ({
      primary_type,
      n: Math.round(share * n),
      share,
      location_quotient: share / shareElsewhere.get(primary_type)!,
    }));
    const interval = wilsonInterval(arrests, n);
    const times = counts.hours.filter((row) => row.zone === zone);
    return {
      zone: zone + 1,
      name,
      n,
      square_kilometers: ground,
      per_square_kilometer: n / ground,
      severity_per_square_kilometer: severity / ground,
      mean_severity: severity / n,
      arrest_share: arrests / n,
      arrest_low: interval.low,
      arrest_high: interval.high,
      domestic_share: sum(own.map((row) => row.domestic)) / n,
      night_share: nightShare(times),
      peak_hours: times.length === 0
        ? []
        : peakHours(countsByHour(times), hourlyDispersion(times, counts.nDays)).tied,
      leading: types.toSorted((a, b) => b.n - a.n || byName(a, b)).slice(0, top),
      typical: types.filter((type) => type.n >= minN)
        .sort((a, b) => b.location_quotient - a.location_quotient || byName(a, b))
        .slice(0, top),
      districts: frequent(counts.districts, "district", zone, minShare),
      beats: frequent(counts.beats, "beat", zone, minShare),
    };
  });
}

/** Types that lead in a zone or are typical of one, the leading ones first. */
export function tellingTypes(profiles: readonly ZoneProfile[]): string[] {
  const types = [
    ...profiles.flatMap(({ leading }) => leading),
    ...profiles.flatMap(({ typical }) => typical),
  ];
  return [...new Set(types.map(({ primary_type }) => primary_type))];
}

/** Profiles in words, as a table shows them; counts are rounded to tens. */
export function profileRows(profiles: readonly ZoneProfile[]): Record<string, string | number>[] {
  return profiles.map((zone) => ({
    zone: `${zone.zone} ${zone.name}`,
    incidents: roundToTens(zone.n),
    "km²": formatDecimal(zone.square_kilometers, 2),
    "per km²": Math.round(roundToTens(zone.n) / zone.square_kilometers),
    "severity per km²": Math.round(zone.severity_per_square_kilometer),
    arrests: formatPercentInterval({
      share: zone.arrest_share,
      low: zone.arrest_low,
      high: zone.arrest_high,
    }),
    domestic: zone.domestic_share * zone.n < MIN_PUBLISHED
      ? "few"
      : formatPercent(zone.domestic_share, 0),
    "at night": formatPercent(zone.night_share, 0),
    "peak hours": zone.peak_hours.length > 6
      ? `${zone.peak_hours.length} hours alike`
      : formatList(zone.peak_hours.map(formatHour)),
    districts: formatList(zone.districts.map(Number)),
    beats: zone.beats.length,
  }));
}

/** Location quotient of a type in a zone. */
export interface QuotientRow {
  /** Number from 1 on, and name. */
  zone: string;
  primary_type: string;
  /** Incidents of the type in the zone. */
  n: number;
  /** Share of the type in the zone over its share in all incidents. */
  quotient: number;
}

/**
 * Location quotients of some types in every zone, zones in order, types in the order given.
 *
 * @param offenses Counts by zone and type.
 * @param types Counts of all incidents by type.
 * @param wanted Types to compare.
 * @param names Name of each zone.
 *
 * @example Half of a zone, a quarter of the city
 * ```ts
 * import assert from "node:assert/strict";
 * import { locationQuotients } from "lib/zones/zone_profile.ts";
 * const row = (primary_type: string, n: number) => ({ primary_type, n, arrests: 0, domestic: 0 });
 * const city = [row("THEFT", 10), row("ARSON", 30)];
 * const zone = [{ zone: 0, ...row("THEFT", 2) }, { zone: 0, ...row("ARSON", 2) }];
 * assert.equal(locationQuotients(zone, city, ["THEFT"], ["Loop"])[0]?.quotient, 2);
 * ```
 */
export function locationQuotients(
  offenses: readonly (TypeCounts & { zone: number | null })[],
  types: readonly TypeCounts[],
  wanted: readonly string[],
  names: readonly string[],
): QuotientRow[] {
  const elsewhere = sharesOf(types);
  return names.flatMap((name, zone) => {
    const own = offenses.filter((row) => row.zone === zone);
    const total = sum(own.map(({ n }) => n));
    const shares = sharesOf(own);
    return wanted.map((primary_type) => {
      const share = shares.get(primary_type) ?? 0;
      const quotient = share / elsewhere.get(primary_type)!;
      return { zone: `${zone + 1} ${name}`, primary_type, n: Math.round(share * total), quotient };
    });
  });
}

function nightShare(times: CountRows<"hour">): number | null {
  const hours = countsByHour(times);
  const all = sum(hours);
  return all === 0 ? null : sum(hours.filter((_, hour) => hour >= 20 || hour < 4)) / all;
}

/** Share of each type. */
function sharesOf(rows: readonly TypeCounts[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { primary_type, n } of rows) {
    counts.set(primary_type, (counts.get(primary_type) ?? 0) + n);
  }
  const total = sum([...counts.values()]);
  return new Map([...counts].map(([type, n]) => [type, n / total]));
}

/** Values of a column that hold at least a share of a zone's incidents, ascending. */
function frequent<K extends "district" | "beat">(
  rows: CountRows<"zone" | K>,
  key: K,
  zone: number,
  minShare: number,
): string[] {
  const own = rows.filter((row) => row.zone === zone);
  const total = sum(own.map((row) => row.n));
  return own.filter((row) => row[key] !== null && row.n >= minShare * total)
    .map((row) => String(row[key])).sort();
}

const sum = (values: readonly number[]): number => values.reduce((total, n) => total + n, 0);

const byName = (a: LeadingType, b: LeadingType): number => a.primary_type < b.primary_type ? -1 : 1;
