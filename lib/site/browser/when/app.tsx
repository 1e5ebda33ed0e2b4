/**
 * The part of the page of times in which readers choose.
 *
 * @module
 */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Times } from "../../files/times.ts";
import type { TimeSeries } from "../../files/times_series.ts";
import { isSection } from "../shared/address_text.ts";
import { CopyLink } from "../shared/copy_link.tsx";
import { saveFile } from "../shared/save_file.ts";
import { describeBusiest, describeDefaults } from "./default_times.ts";
import { type Unit, weekHeat } from "./heat.ts";
import { heatCsv } from "./heat_csv.ts";
import { heatSteps, UNIT_NAMES } from "./heat_words.ts";
import { Months } from "./months.tsx";
import { formatState, parseState, type WhenState } from "./state.ts";
import { HeatLegend, Week } from "./week.tsx";

/** From this width on, the hours of a day fit beside each other. */
const WIDE = "(min-width: 68rem)";

/** Hours, weekdays and months of what is chosen. */
export function WhenApp({ times }: { times: Times }): JSX.Element {
  const ids = times.series.map(({ id }) => id);
  const [{ state, problems }, setAsked] = useState(() => parseState(location.hash, ids));
  const isWide = useMedia(WIDE);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const follow = () => {
      if (isSection(location.hash)) return;
      setAsked(parseState(location.hash, ids));
      heading.current!.focus();
      heading.current!.scrollIntoView();
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const choose = (change: Partial<WhenState>) => {
    const next = { ...state, ...change };
    if (next.beside === next.type) next.beside = null;
    setAsked({ state: next, problems: [] });
    history.replaceState(null, "", formatState(next) || location.pathname + location.search);
  };
  const find = (id: string | null) => times.series.find((series) => series.id === id);
  const shown = [find(state.type)!, find(state.beside)].filter((series) => series !== undefined);
  const weeks = shown.map((series) => ({
    series,
    heat: weekHeat(times, series, state.withDefaults),
  }));
  const steps = heatSteps(weeks.map(({ heat }) => heat), state.unit);
  const exportCsv = () => {
    const text = heatCsv(times, shown, state.withDefaults);
    saveFile(new Blob([text], { type: "text/csv" }), "incidents_by_hour_and_weekday.csv");
  };
  return (
    <>
      <section class="panel" aria-labelledby="hours">
        <h2 id="hours" tabIndex={-1} ref={heading}>Hours and weekdays</h2>
        {problems.length > 0 && <p class="message failed" role="alert">{problems.join(" ")}</p>}
        <Controls times={times} state={state} choose={choose} />
        <div role="status">
          {shown.map((series) => (
            <p key={series.id}>{describeBusiest(series, state.withDefaults)}</p>
          ))}
        </div>
        {weeks.map(({ series, heat }) => (
          <Week
            key={series.id}
            {...{ series, heat, steps, isWide }}
            unit={state.unit}
          />
        ))}
        <HeatLegend unit={state.unit} steps={steps} />
        <div class="about-defaults">
          {shown.map((series) => (
            <p key={series.id}>
              {describeDefaults(series).join(" ")}{" "}
              {series.holds.length > 0 && `In it: ${series.holds.join(", ")}.`}
            </p>
          ))}
        </div>
        <div class="row controls">
          <button type="button" onClick={exportCsv}>Save as CSV</button>
          <CopyLink address={() => location.href} />
        </div>
      </section>
      <section class="panel" aria-labelledby="months">
        <h2 id="months">Months and seasons of the record</h2>
        {shown.map((series) => <Months key={series.id} times={times} series={series} />)}
      </section>
    </>
  );
}

interface ControlsProps {
  times: Times;
  state: WhenState;
  choose: (change: Partial<WhenState>) => void;
}

function Controls({ times, state, choose }: ControlsProps): JSX.Element {
  return (
    <div class="row controls">
      <label>
        Incidents
        <select
          value={state.type}
          onChange={(event) => choose({ type: event.currentTarget.value })}
        >
          <Options series={times.series} />
        </select>
      </label>
      <label>
        Beside
        <select
          value={state.beside ?? ""}
          onChange={(event) => choose({ beside: event.currentTarget.value || null })}
        >
          <option value="">nothing</option>
          <Options series={times.series.filter(({ id }) => id !== state.type)} />
        </select>
      </label>
      <label>
        Show
        <select
          value={state.unit}
          onChange={(event) => choose({ unit: event.currentTarget.value as Unit })}
        >
          {Object.entries(UNIT_NAMES).map(([unit, name]) => (
            <option key={unit} value={unit}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={!state.withDefaults}
          onChange={(event) => choose({ withDefaults: !event.currentTarget.checked })}
        />
        Leave out default times
      </label>
    </div>
  );
}

const KINDS = [
  ["group", "Groups of offenses"],
  ["type", "Types, the most frequent first"],
  ["rest", "Types that are too few each"],
] as const;

function Options({ series }: { series: readonly TimeSeries[] }): JSX.Element {
  const optionOf = ({ id, name }: TimeSeries) => <option key={id} value={id}>{name}</option>;
  return (
    <>
      {series.filter(({ kind }) => kind === "all").map(optionOf)}
      {KINDS.map(([kind, label]) => {
        const own = series.filter((each) => each.kind === kind);
        return own.length > 0 && <optgroup key={kind} label={label}>{own.map(optionOf)}</optgroup>;
      })}
    </>
  );
}

/** Whether a media query holds, as it changes. */
function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = () => setHolds(media.matches);
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [query]);
  return holds;
}
