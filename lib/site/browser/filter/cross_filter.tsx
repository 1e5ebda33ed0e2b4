/**
 * The cross-filter: every filter changes the counts of all others.
 *
 * @module
 */

import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { describeView } from "../../../explore/describe_view.ts";
import { viewDomain } from "../../../explore/incident_file.ts";
import { emptyView, type View } from "../../../explore/view.ts";
import { daysOf, viewFilters } from "../../../explore/view_filters.ts";
import { formatView, parseView } from "../../../explore/view_state.ts";
import type { OutlinedArea } from "../../files/outlines.ts";
import type { CityMap } from "../map/city_map.ts";
import { useTheme } from "../shared/use_theme.ts";
import { colorChange, colorCounts } from "./cell_colors.ts";
import { ColumnFilter } from "./column_filter.tsx";
import type { Counting, ViewCounts } from "./counting.ts";
import { DateBrush } from "./date_brush.tsx";
import { downloadCounts, downloadPicture } from "./download.ts";
import { FilterMap } from "./filter_map.tsx";
import { ARRESTS, HOURS, listsOf, MONTH_ITEMS, WEEKDAY_ITEMS } from "./items.ts";
import { ListFilter } from "./list_filter.tsx";
import { mergeCounts } from "./merge.ts";
import { viewNames } from "./names.ts";
import { comparePeriods, daysOfView } from "./periods.ts";
import { Summary } from "./summary.tsx";
import type { ZoneCells } from "./zone_cells.ts";

/** What the cross-filter works on. */
export interface CrossFilterProps {
  counting: Counting;
  areas: readonly OutlinedArea[];
  zones: ZoneCells;
  /** Counts without a filter. */
  all: ViewCounts;
  /** Says who takes the counts of views. */
  onCounts: (take: (counts: ViewCounts) => void) => void;
  asOf: string;
}

/** The board. */
export function CrossFilter(
  { counting, areas, zones, all, onCounts, asOf }: CrossFilterProps,
): JSX.Element {
  const { meta } = counting;
  const domain = useMemo(() => viewDomain(meta, zones.fits), [meta]);
  const start = useMemo(() => parseView(location.hash, domain), [domain]);
  const [view, setView] = useState<View>(start.view);
  const [problems, setProblems] = useState<string[]>(start.problems);
  const [counts, setCounts] = useState(all);
  const [asked, setAsked] = useState(all.id);
  const [paints, setPaints] = useState<"counts" | "change">("counts");
  const map = useRef<CityMap | null>(null);
  const names = useMemo(() => viewNames(areas, zones.names), [areas]);
  const theme = useTheme();
  const record = { from: meta.firstDate, to: meta.lastDate };
  const lists = useMemo(
    () => listsOf(meta, names, mergeCounts(emptyView(), all.first, meta).counts),
    [],
  );
  const period = { from: view.from ?? record.from, to: view.to ?? record.to };

  useEffect(() => onCounts(setCounts), []);
  useEffect(() => {
    const cells = view.zone ? zones.cellsOf(view.zone) : null;
    const id = counting.count({
      filters: viewFilters(view, meta, cells),
      against: view.against ? daysOf(view.against, meta) : null,
    });
    setAsked(id);
    // Browsers refuse an address that changes with every move of the pointer.
    const later = setTimeout(() => writeAddress(formatView(view)), ADDRESS_AFTER_MS);
    return () => clearTimeout(later);
  }, [view]);
  useEffect(() => {
    const read = () => {
      const parsed = parseView(location.hash, domain);
      setProblems(parsed.problems);
      setView(parsed.view);
    };
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, [domain]);

  const change = (next: Partial<View>) => {
    setProblems([]);
    setView((before) => ({ ...before, ...next }));
  };
  const merged = useMemo(() => mergeCounts(view, counts.first, meta), [counts]);
  const against = useMemo(
    () =>
      counts.second && view.against
        ? mergeCounts({ ...view, ...view.against, against: period }, counts.second, meta)
        : null,
    [counts],
  );
  const compared = useMemo(() => {
    if (!counts.second || !view.against) return null;
    const days = [period, view.against].map((each) => daysOfView(each, view, meta));
    const [a, b] = days as [number[], number[]];
    return {
      days: [Math.max(1, a.length), Math.max(1, b.length)] as [number, number],
      ratio: comparePeriods([counts.first.counts.day, counts.second.counts.day], [a, b]),
    };
  }, [counts]);
  const painted = useMemo(
    () =>
      counts.second && compared && paints === "change"
        ? colorChange(counts.first.cells, counts.second.cells, compared.days)
        : colorCounts(counts.first.cells),
    [counts, paints, theme],
  );
  /** Counts of the second period as if it were as long as the first. */
  const other = (id: keyof typeof merged.counts): number[] | null => {
    if (!against || !compared) return null;
    const [days, otherDays] = compared.days;
    return Array.from(against.counts[id], (n) => n < 5 ? 0 : n * days / otherDays);
  };
  const filters = describeView(view, domain, names);
  useEffect(() => {
    requestAnimationFrame(() => performance.mark("drawn", { detail: merged.total }));
  }, [counts]);
  return (
    <div class="cross-filter" aria-busy={counts.id < asked}>
      <Summary
        {...{ merged, against, compared, filters, problems }}
        nAll={meta.n + meta.nSensitive}
        nSensitive={meta.nSensitive}
        onReset={() => change(emptyView())}
        address={() => new URL(`#${formatView(view)}`, location.href).href}
        onCsv={() => downloadCounts({ asOf, filters, merged, against, lists })}
        onPicture={() =>
          map.current
            ? downloadPicture({ map: map.current, asOf, filters, merged, legend: painted.legend })
            : setProblems(["There is no map to take a picture of."])}
      />
      <DateBrush
        record={record}
        counts={merged.counts.day}
        period={view.from === null && view.to === null ? null : period}
        against={view.against}
        onChange={(next) => change({ from: next?.from ?? null, to: next?.to ?? null })}
        onCompare={(next) => change({ against: next })}
      />
      <FilterMap
        {...{ meta, areas, painted }}
        first={counts.first.cells}
        second={counts.second?.cells ?? null}
        region={view.region as [number, number][] | null}
        onRegion={(region) => change({ region, zone: null })}
        onProblem={(problem) => setProblems([problem])}
        onMap={(made) => map.current = made}
        paints={view.against ? paints : null}
        onPaints={setPaints}
      />
      <div class="times">
        <ColumnFilter
          title="Hour"
          items={HOURS}
          counts={merged.counts.hour}
          against={other("hour")}
          chosen={view.hours}
          onChange={(hours) => change({ hours })}
        />
        <ColumnFilter
          title="Weekday"
          items={WEEKDAY_ITEMS}
          counts={merged.counts.weekday}
          against={other("weekday")}
          chosen={view.weekdays}
          onChange={(weekdays) => change({ weekdays })}
        />
        <ColumnFilter
          title="Month"
          note="counts: the period need not have all months equally often"
          items={MONTH_ITEMS}
          counts={merged.counts.month}
          against={other("month")}
          chosen={view.months}
          onChange={(months) => change({ months })}
        />
        <ListFilter
          title="Arrest"
          items={ARRESTS}
          counts={[merged.counts.arrest[1]!, merged.counts.arrest[0]!]}
          against={null}
          chosen={view.arrest === null ? [] : [view.arrest ? 1 : 0]}
          onChange={(chosen) =>
            change({ arrest: chosen.length === 0 ? null : chosen.at(-1) === 1 })}
        />
      </div>
      {lists.map((list) => {
        const otherCounts = other(list.id);
        return (
          <ListFilter<string | number>
            key={list.id}
            title={list.title}
            {...(list.note && { note: list.note })}
            items={list.items}
            counts={list.codes.map((code) => merged.counts[list.id][code]!)}
            against={otherCounts && list.codes.map((code) => otherCounts[code]!)}
            chosen={view[list.key]}
            onChange={(chosen) => change({ [list.key]: chosen })}
          />
        );
      })}
    </div>
  );
}

/** Time without a change after which the address is that of the view. */
const ADDRESS_AFTER_MS = 150;

function writeAddress(hash: string): void {
  const { pathname, search } = location;
  history.replaceState(null, "", `${pathname}${search}${hash === "" ? "" : `#${hash}`}`);
}
