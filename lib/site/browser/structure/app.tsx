/**
 * What the script of the page "Structure" draws: the choice of a picture, and the picture.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { StructureFile } from "../../files/structure_format.ts";
import { VIEW_IDS, type ViewId } from "./address.ts";
import { type Choice, EVERYTHING } from "./choice.ts";
import { COLOR_IDS, type ColorId, colorings } from "./coloring.ts";
import { Incidents, pairsOf } from "./incidents.tsx";
import { Places } from "./places.tsx";
import type { Points } from "./points.ts";
import { useView } from "./use_view.ts";

const VIEW_LABELS: Record<ViewId, string> = {
  umap: "UMAP of incidents",
  components: "Components of incidents",
  areas: "Community areas",
  cells: "Cells of the city",
};

/** The choice of a picture, and the picture. */
export function StructureApp(
  { points, file }: { points: Points; file: StructureFile },
): JSX.Element {
  const [choice, setChoice] = useState<Choice>(EVERYTHING);
  const all = useMemo(() => colorings(points), [points]);
  const kinds = useMemo(() => ({
    areas: file.kinds.find(({ names }) => names !== null),
    cells: file.kinds.find(({ names }) => names === null),
  }), [file]);
  const pairs = pairsOf(points);
  const isThere = (id: ViewId) =>
    id === "umap" || (id === "components" ? pairs.length > 0 : kinds[id] !== undefined);
  const { view, problems, change: setView } = useView({
    views: VIEW_IDS.filter(isThere),
    pairs,
    places: Object.fromEntries(
      Object.entries(kinds).flatMap(([id, kind]) =>
        kind ? [[id, { methods: kind.layouts.length, colors: kind.colors.length }]] : []
      ),
    ),
  });
  const kind = view.view === "areas" || view.view === "cells" ? kinds[view.view] : undefined;
  const method = kind?.layouts[view.method - 1] ? view.method : 1;
  const by = kind?.colors[view.by - 1] ? view.by : 1;
  return (
    <>
      {problems.length > 0 && <p class="message failed" role="alert">{problems.join(" ")}</p>}
      <div class="row controls structure-options">
        <div class="row" role="group" aria-label="Picture">
          {(Object.keys(VIEW_LABELS) as ViewId[]).filter(isThere).map((id) => (
            <button
              key={id}
              type="button"
              aria-pressed={view.view === id}
              onClick={() => setView({ view: id, by: 1 })}
            >
              {VIEW_LABELS[id]}
            </button>
          ))}
        </div>
        {kind
          ? (
            <>
              <Select
                label="Laid out by"
                value={method}
                options={kind.layouts.map((layout, i) => [i + 1, layout.method])}
                onChange={(value) => setView({ method: Number(value) })}
              />
              <Select
                label="Color"
                value={by}
                options={kind.colors.map(({ name }, i) => [i + 1, name])}
                onChange={(value) => setView({ by: Number(value) })}
              />
            </>
          )
          : (
            <>
              <Select
                label="Color"
                value={view.color}
                options={COLOR_IDS.map((id) => [id, all[id].label])}
                onChange={(value) => setView({ color: value as ColorId })}
              />
              {view.view === "components" && (
                <Select
                  label="Axes"
                  value={view.axes.join("-")}
                  options={pairs.map((
                    pair,
                  ) => [pair.join("-"), `Components ${pair.join(" and ")}`])}
                  onChange={(value) =>
                    setView({ axes: value.split("-").map(Number) as [number, number] })}
                />
              )}
            </>
          )}
      </div>
      {kind
        ? <Places key={kind.kind} kind={kind} layout={kind.layouts[method - 1]!} by={by - 1} />
        : (
          <Incidents
            {...{ points, view, choice, setChoice }}
            colorings={all}
            scores={file.scores}
          />
        )}
    </>
  );
}

function Select({ label, value, options, onChange }: {
  label: ComponentChildren;
  value: string | number;
  options: readonly (readonly [string | number, string])[];
  onChange: (value: string) => void;
}): JSX.Element {
  return (
    <label>
      {label}
      <select
        value={String(value)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map(([id, name]) => <option key={id} value={String(id)}>{name}</option>)}
      </select>
    </label>
  );
}
