/**
 * The file of zones: what is recorded in each, and how sure it is.
 *
 * @module
 */

import { gzipSync } from "node:zlib";
import { type CalendarDay, calendarDays } from "../../describe/calendar.ts";
import { comparableYears, yearChanges, type YearPair } from "../../describe/year_change.ts";
import { readable } from "../../figures/words.ts";
import { hideSmall } from "../../explore/hide_small.ts";
import { isSmall, SMALL } from "../../explore/show_count.ts";
import {
  type CategoryShare,
  type CodeLabels,
  type GroundProfile,
  groundProfile,
  monthRows,
} from "../../zones/ground_profile.ts";
import { listOptions, type OptionProfile } from "../../zones/place_options.ts";
import { countRows, type RowCounts } from "../../zones/row_counts.ts";
import { explorerOf } from "../explorer.ts";
import type { SiteSource } from "../source.ts";
import { countedTypes, shownCellsOf } from "./shown_cells.ts";
import { fitEvidence, fitNotice } from "./zone_evidence.ts";
import { type ZoneFit, zoneFitsOf, zoneModelOf } from "./zone_fits.ts";
import {
  type CityPanel,
  type FitPanel,
  type PanelProfile,
  type PanelShare,
  type PanelTrend,
  type Population,
  POPULATIONS,
  SMALL_COUNT,
  ZONE_PANELS,
  type ZonePanel,
  type ZonePanels,
} from "./zone_format.ts";

/** Fewest incidents of a zone that is described, and of a category that is called typical. */
const FEWEST = 50;

/** Categories that are listed. */
const LISTED = 5;
const TYPICAL = 3;

/** Smallest quotient of a category that is called typical. */
const TYPICAL_QUOTIENT = 1.2;

/** Smallest share of a zone's incidents for a community area to be named. */
const NAMED_SHARE = 0.01;

const known = new WeakMap<SiteSource, ZonePanels>();

/** Publishes the zones; gives their address. */
export function publishZonePanels(site: SiteSource): string {
  return site.publish(
    `${ZONE_PANELS}.gz`,
    () => gzipSync(JSON.stringify(zonePanelsOf(site)), { level: 9 }),
  );
}

/** Zones of all fits, described once. */
export function zonePanelsOf(site: SiteSource): ZonePanels {
  const panels = known.get(site) ?? makePanels(site);
  known.set(site, panels);
  return panels;
}

/** What every zone of a population is held against. */
interface City {
  counts: RowCounts;
  profile: GroundProfile | null;
  isCounted: Uint8Array;
}

function makePanels(site: SiteSource): ZonePanels {
  const columns = explorerOf(site);
  const days = calendarDays(site.facts.firstDate, site.facts.lastDate);
  const pair = comparableYears(days);
  const labels = { types: columns.types.map(readable), places: columns.places };
  const cities = Object.fromEntries(POPULATIONS.map((population) => {
    const isCounted = countedTypes(columns.types, population);
    const counts = countRows(columns, [[0, columns.n]], isCounted);
    return [population, {
      counts,
      profile: groundProfile(counts, counts, labels, days),
      isCounted,
    }];
  })) as Record<Population, City>;
  const describe = (fit: ZoneFit) =>
    describeFit(site, fit, cities[fit.population], { days, pair, labels });
  return {
    schemaVersion: 1,
    trend: pair && {
      months: pair.months_text,
      firstYear: pair.first_year,
      secondYear: pair.second_year,
    },
    minProfile: FEWEST,
    cities: Object.fromEntries(
      POPULATIONS.map((population) => [population, cityPanel(cities[population].profile)]),
    ) as ZonePanels["cities"],
    fits: Object.fromEntries(zoneFitsOf(site).map((fit) => [fit.key, describe(fit)])),
  };
}

function cityPanel(profile: GroundProfile | null): CityPanel | null {
  if (profile === null || profile.n < FEWEST) return null;
  const { n, hours, unknownHours, nightShare, arrests } = profile;
  const hoursShare = hours.map((count) => round(count / Math.max(1, n - unknownHours)));
  return { n, hours: hoursShare, nightShare, arrestShare: round(arrests.share) };
}

function describeFit(
  site: SiteSource,
  fit: ZoneFit,
  city: City,
  { days, pair, labels }: { days: CalendarDay[]; pair: YearPair | null; labels: CodeLabels },
): FitPanel {
  const columns = explorerOf(site);
  const { rows, ground } = shownCellsOf(site);
  const members = membersOf(fit);
  const counts = members.map((cells) =>
    countRows(columns, cells.map((cell) => rows[cell]!), city.isCounted)
  );
  const trends = pair === null ? null : trendsOf(counts, days, pair);
  const { column, row } = columns.cells;
  const zones = fit.names.map((name, zone): ZonePanel => {
    const cells = members[zone]!;
    const { n } = counts[zone]!;
    const profile = n < FEWEST ? null : groundProfile(counts[zone]!, city.counts, labels, days)!;
    return {
      name,
      n: isSmall(n) ? SMALL_COUNT : n,
      squareKilometers: round(cells.reduce((sum, cell) => sum + ground[cell]!, 0) / 1e6),
      mark: middleCell(cells, column, row),
      profile: profile && {
        ...panelProfile(profile),
        trend: trends?.[zone] ?? null,
        options: city.profile === null
          ? []
          : listOptions(withoutSmall(profile), withoutSmall(city.profile)),
      },
    };
  });
  return {
    notice: fitNotice(fit, fit.record),
    evidence: fitEvidence(fit, fit.record, zoneModelOf(site)),
    zones,
  };
}

/** Cells of each zone. */
function membersOf({ names, zones }: ZoneFit): number[][] {
  const members: number[][] = names.map(() => []);
  zones.forEach((zone, cell) => members[zone - 1]?.push(cell));
  return members;
}

/** The cell of a zone that is nearest to the middle of them. */
function middleCell(
  cells: readonly number[],
  column: Int32Array,
  row: Int32Array,
): number | null {
  const mean = (sides: Int32Array) =>
    cells.reduce((sum, cell) => sum + sides[cell]!, 0) / cells.length;
  const [x, y] = [mean(column), mean(row)];
  let nearest: number | null = null;
  let least = Infinity;
  for (const cell of cells) {
    const [dx, dy] = [column[cell]! - x, row[cell]! - y];
    const square = dx * dx + dy * dy;
    if (square < least) [nearest, least] = [cell, square];
  }
  return nearest;
}

/** Change of each zone between the months that both years have whole. */
function trendsOf(
  counts: readonly RowCounts[],
  days: readonly CalendarDay[],
  pair: YearPair,
): (PanelTrend | null)[] {
  const rows = counts.flatMap((each, zone) => monthRows(each, days, String(zone)));
  const changes = new Map(
    yearChanges(rows, "category", pair).map((change) => [change.category, change]),
  );
  return counts.map((_, zone) => {
    const change = changes.get(String(zone));
    if (!change || change.first_n < FEWEST || change.second_n < FEWEST) return null;
    const { first_n, second_n, ratio, low_scaled, high_scaled, differs } = change;
    return {
      before: first_n,
      after: second_n,
      ratio: round(ratio!),
      low: round(low_scaled!),
      high: round(high_scaled!),
      differs,
    };
  });
}

function panelProfile(
  { n, types, places, hours, unknownHours, peakHours, nightShare, weekdays, arrests, areas }:
    GroundProfile,
): Omit<PanelProfile, "trend" | "options"> {
  const shown = hideSmall([...hours, unknownHours]);
  const few = Math.min(arrests.n, n - arrests.n);
  const known = weekdays.flatMap((each) => each === null || isSmall(each.n) ? [] : [each]);
  return {
    types: leading(types),
    typicalTypes: typical(types),
    places: leading(places),
    typicalPlaces: typical(places),
    hours: { drawn: shown.drawn.slice(0, -1), texts: shown.texts.slice(0, -1) },
    unknownHours: shown.texts.at(-1)!,
    peakHours,
    nightShare: nightShare === null ? null : round(nightShare),
    weekdays: known.length < 7 ? null : known.map(({ rate, low, high }) => ({
      rate: round(rate),
      low: round(low),
      high: round(high),
    })),
    arrests: few < SMALL ? null : {
      n: arrests.n,
      share: round(arrests.share),
      low: round(arrests.low),
      high: round(arrests.high),
    },
    areas: areas.filter((area) => area.share >= NAMED_SHARE && !isSmall(area.n))
      .map(({ area, share }) => ({ area, share: round(share, 2) })),
  };
}

/** The first categories, so many that those left out are none or not few. */
function leading(shares: readonly CategoryShare[]): PanelShare[] {
  const listed = shares.filter(({ n }) => !isSmall(n)).slice(0, LISTED);
  const rest = sumOf(shares) - sumOf(listed);
  return listed.slice(0, isSmall(rest) ? -1 : undefined).map(toPanel);
}

function sumOf(shares: readonly CategoryShare[]): number {
  return shares.reduce((sum, { n }) => sum + n, 0);
}

function typical(shares: readonly CategoryShare[]): PanelShare[] {
  return shares.filter(({ n, quotient }) => n >= FEWEST && quotient >= TYPICAL_QUOTIENT)
    .toSorted((a, b) => b.quotient - a.quotient || (a.label < b.label ? -1 : 1))
    .slice(0, TYPICAL).map(toPanel);
}

function toPanel({ label, n, share, quotient }: CategoryShare): PanelShare {
  return { label, n, share: round(share), quotient: round(quotient, 2) };
}

/** What options are listed by. */
function withoutSmall({ types, places, nightShare }: GroundProfile): OptionProfile {
  const upper = types.map((type) => ({ ...type, label: type.label.toUpperCase() }));
  return { types: upper, places, nightShare };
}

function round(value: number, digits = 4): number {
  return Number(value.toFixed(digits));
}
