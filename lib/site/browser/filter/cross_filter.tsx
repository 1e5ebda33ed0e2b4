/**
 * The cross-filter: every filter changes the counts of all others.
 *
 * @module
 */

import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { describeView } from "../../../explore/describe_view.ts";
import { type DimensionId, sensitiveTypes, viewDomain } from "../../../explore/incident_file.ts";
import { countSensitive, showTally } from "../../../explore/sensitive_count.ts";
import { emptyView, type Period, type View } from "../../../explore/view.ts";
import { daysOf, viewFilters } from "../../../explore/view_filters.ts";
import { formatView } from "../../../explore/view_state.ts";
import type { OutlinedArea } from "../../files/outlines.ts";
import type { CityMap } from "../map/city_map.ts";
import { useTheme } from "../shared/use_theme.ts";
import { colorChange, colorCounts } from "./cell_colors.ts";
import { ColumnFilter } from "./column_filter.tsx";
import type { Compared } from "./compared.ts";
import { countedTables } from "./counted_rows.ts";
import type { Counting, ViewCounts } from "./counting.ts";
import { DateBrush } from "./date_brush.tsx";
import { downloadCounts, downloadPicture } from "./download.ts";
import { FilterMap } from "./filter_map.tsx";
import { ARRESTS, HOURS, listsOf, MONTH_ITEMS, WEEKDAY_ITEMS } from "./items.ts";
import { ListFilter } from "./list_filter.tsx";
import { baseOf, viewNames } from "./names.ts";
import { caveatOf, comparePeriods, dayScales, daysOfView } from "./periods.ts";
import { areaLabel, SensitivePanel } from "./sensitive_panel.tsx";
import { Summary } from "./summary.tsx";
import { useCountedView } from "./use_counted_view.ts";
import { useViewAddress } from "./use_view_address.ts";
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
  const board = useRef<HTMLDivElement>(null);
  const { start, problems, setProblems, change, drag, endDrag } = useViewAddress(
    domain,
    (view, isDragged) => ask(view, isDragged),
  );
  const { view, counts, ask } = useCountedView({
    start,
    counts: all,
    count: (view) =>
      counting.count({
        filters: viewFilters(view, meta, view.zone ? zones.cellsOf(view.zone) : null),
        against: view.against ? daysOf(view.against, meta) : null,
      }),
    onCounts,
    onBusy: (isBusy) => board.current!.ariaBusy = String(isBusy),
  });
  const [paints, setPaints] = useState<"counts" | "change">("counts");
  const map = useRef<CityMap | null>(null);
  const names = useMemo(() => viewNames(areas, zones.names), [areas]);
  const theme = useTheme();
  const record = { from: meta.firstDate, to: meta.lastDate };
  const lists = useMemo(() => listsOf(meta, names, all.first.counts), []);
  const period = { from: view.from ?? record.from, to: view.to ?? record.to };

  const { first } = counts;
  const second = view.against && counts.second;
  const sensitive = useMemo(
    () => meta.sensitive && countSensitive(view, meta.sensitive, record),
    [view],
  );
  const compared = useMemo(() => {
    if (!counts.second || !view.against) return null;
    const periods: [Period, Period] = [period, view.against];
    const days = periods.map((each) => daysOfView(each, view, meta)) as [number[], number[]];
    return {
      scales: {
        weekday: dayScales("weekday", periods, view, meta),
        month: dayScales("month", periods, view, meta),
      },
      periods,
      days: [days[0].length, days[1].length] as [number, number],
      totals: [counts.first.total, counts.second.total] as [number, number],
      ratio: comparePeriods([counts.first.counts.day, counts.second.counts.day], days),
      caveat: caveatOf(days, meta),
    };
  }, [counts]);
  const painted = useMemo(
    () =>
      counts.second && compared && paints === "change"
        ? colorChange(counts.first.cells, counts.second.cells, atLeastOne(compared.days))
        : colorCounts(counts.first.cells, meta.cells.sizeMeters),
    [counts, paints, theme],
  );
  /** Counts of the second period, of some codes or all. */
  const other = (id: DimensionId, codes?: readonly number[]): Compared | null => {
    if (!counts.second || !compared) return null;
    const all = counts.second.counts[id];
    const [days, otherDays] = atLeastOne(compared.days);
    const scale = id === "weekday" || id === "month" ? compared.scales[id] : days / otherDays;
    return { counts: codes ? codes.map((code) => all[code] ?? 0) : all, scale };
  };
  const lines = describeView(view, domain, names);
  const comparison = second && compared;
  /** What both files say; lines of periods that are compared are longer than those of filters. */
  const said = {
    asOf,
    base: baseOf(meta),
    total: first.total,
    comparison,
    filters: lines.filter(({ without }) =>
      !comparison || !("from" in without || "against" in without)
    ).map(({ text }) => text),
  };
  // Effects come after the frame in which their counts are painted.
  useEffect(() => {
    performance.mark("drawn", { detail: first.total });
  }, [counts]);
  // While a period is dragged, panels stay as they are until the counts have come.
  const timePanels = useMemo(() => (
    <div class="times">
      <ColumnFilter
        title="Hour"
        items={HOURS}
        counts={first.counts.hour}
        against={other("hour")}
        chosen={view.hours}
        onChange={(hours) => change({ hours })}
        onDrag={(hours) => drag({ hours })}
        onDragEnd={endDrag}
      />
      <ColumnFilter
        title="Weekday"
        items={WEEKDAY_ITEMS}
        counts={first.counts.weekday}
        against={other("weekday")}
        chosen={view.weekdays}
        onChange={(weekdays) => change({ weekdays })}
        onDrag={(weekdays) => drag({ weekdays })}
        onDragEnd={endDrag}
      />
      <ColumnFilter
        title="Month"
        note="counts: the period need not have all months equally often"
        items={MONTH_ITEMS}
        counts={first.counts.month}
        against={other("month")}
        chosen={view.months}
        onChange={(months) => change({ months })}
        onDrag={(months) => drag({ months })}
        onDragEnd={endDrag}
      />
      <ListFilter
        title="Arrest"
        items={ARRESTS}
        counts={[first.counts.arrest[1]!, first.counts.arrest[0]!]}
        against={other("arrest", [1, 0])}
        chosen={view.arrest === null ? [] : [view.arrest ? 1 : 0]}
        onChange={(chosen) => change({ arrest: chosen.length === 0 ? null : chosen.at(-1) === 1 })}
      />
    </div>
  ), [counts, view.hours, view.weekdays, view.months, view.arrest]);
  const listPanels = useMemo(
    () =>
      lists.map((list) => (
        <ListFilter<string | number>
          key={list.id}
          title={list.title}
          {...(list.note && { note: list.note })}
          items={list.items}
          counts={list.codes.map((code) => first.counts[list.id][code] ?? 0)}
          ordered={list.id === "type" || list.id === "place" ? "count" : "name"}
          against={other(list.id, list.codes)}
          chosen={view[list.key]}
          onChange={(chosen) => change({ [list.key]: chosen })}
        />
      )),
    [counts, view.types, view.places, view.areas, view.districts],
  );
  return (
    <div class="cross-filter" ref={board}>
      <Summary
        {...{ first, comparison, lines }}
        problems={zones.problem === null ? problems : [zones.problem, ...problems]}
        nAll={meta.n}
        nSensitive={meta.nSensitive}
        withoutRows={sensitiveTypes(meta).filter((type) => view.types.includes(type))
          .map(names.type)}
        onReset={() => change(emptyView())}
        onLift={change}
        address={() => new URL(`#${formatView(view)}`, location.href).href}
        onCsv={() =>
          downloadCounts({
            ...said,
            tables: countedTables({ view, lists, first, second }),
            sensitive: sensitive?.reason === null
              ? sensitive.byArea.map((each) => (
                { label: areaLabel(each, names), text: showTally(each) }
              ))
              : [],
          })}
        onPicture={() =>
          map.current
            ? downloadPicture({
              ...said,
              map: map.current,
              painted,
            })
            : setProblems(["There is no map to take a picture of."])}
      />
      <DateBrush
        record={record}
        counts={first.counts.day}
        period={view.from === null && view.to === null ? null : period}
        against={view.against}
        onChange={({ period, ...rest }) =>
          change({ ...rest, ...(period !== undefined && datesOf(period)) })}
        onDrag={(next) => drag(datesOf(next))}
        onDragEnd={endDrag}
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
      {timePanels}
      {listPanels}
      {meta.nSensitive > 0 && <SensitivePanel {...{ meta, names }} count={sensitive} />}
    </div>
  );
}

/** Days to divide by; without any there are no incidents either. */
function atLeastOne([days, otherDays]: readonly [number, number]): [number, number] {
  return [Math.max(1, days), Math.max(1, otherDays)];
}

/** Filters by a period, which is none where it is the whole record. */
function datesOf(period: Period | null): Pick<View, "from" | "to"> {
  return { from: period?.from ?? null, to: period?.to ?? null };
}
