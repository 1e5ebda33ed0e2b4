/**
 * What the map shows, by choice.
 *
 * @module
 */

import type { JSX } from "preact";
import { type FitSummary, type Population, POPULATIONS } from "../../files/zone_format.ts";
import type { ZoneCellsMeta } from "../../files/zone_format.ts";
import { fitOf } from "./cells.ts";
import { type Layer, LAYERS, type WhereView, withFit, withPopulation } from "./view.ts";

/** What the choices are of. */
export interface ControlsProps {
  meta: ZoneCellsMeta;
  view: WhereView;
  onChange: (view: WhereView) => void;
}

/** Words for layers. */
export const LAYER_NAMES: Readonly<Record<Layer, string>> = {
  density: "Density",
  risk: "Risk classes",
  hot: "Hot cells",
  zones: "Zones",
};

/** Words for populations. */
export const POPULATION_NAMES: Readonly<Record<Population, string>> = {
  victim_reported: "Reported by victims or witnesses",
  all: "All, police-initiated too",
};

/** A way of making zones, by what it groups and how. */
function methodOf({ algorithm, hotCells }: FitSummary): string {
  if (algorithm === "dbscan") return "Dense areas (DBSCAN)";
  const name = algorithm === "ward" ? "Ward's method" : "k-means";
  return hotCells === null ? `Whole city, ${name}` : `Hot cells, ${name}`;
}

/** Groups of choices. */
export function Controls({ meta, view, onChange }: ControlsProps): JSX.Element {
  const own = meta.fits.filter(({ population }) => population === view.population);
  const fit = fitOf(meta, view.fit);
  const methods = [...new Set(own.map(methodOf))];
  const alike = own.filter((each) => fit !== null && methodOf(each) === methodOf(fit));
  const hasHot = own.some(({ hotCells }) => hotCells !== null);
  const isOffered = (layer: Layer) =>
    layer === "zones" ? fit !== null : layer === "hot" ? hasHot : true;
  const choose = (next: FitSummary | undefined) => {
    if (next) onChange(withFit(view, next));
  };
  return (
    <div class="where-controls controls">
      <fieldset>
        <legend>Show</legend>
        <div class="row">
          {LAYERS.map((layer) => (
            <label key={layer}>
              <input
                type="radio"
                name="show"
                checked={view.show === layer}
                disabled={!isOffered(layer)}
                onChange={() => onChange({ ...view, show: layer })}
              />
              {LAYER_NAMES[layer]}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>Incidents</legend>
        <div class="row">
          {POPULATIONS.map((population) => (
            <label key={population}>
              <input
                type="radio"
                name="of"
                checked={view.population === population}
                onChange={() => onChange(withPopulation(view, population, meta))}
              />
              {POPULATION_NAMES[population]}
            </label>
          ))}
        </div>
      </fieldset>
      {fit && view.show === "zones" && (
        <div class="row">
          <label class="stacked">
            <span>How zones are made</span>
            <select
              value={methodOf(fit)}
              onChange={(event) =>
                choose(own.find((each) => methodOf(each) === event.currentTarget.value))}
            >
              {methods.map((method) => <option key={method} value={method}>{method}</option>)}
            </select>
          </label>
          <label class="stacked">
            <span>How many</span>
            <select
              value={fit.key}
              onChange={(event) => choose(own.find(({ key }) => key === event.currentTarget.value))}
            >
              {alike.map(({ key, parameters, alias }) => (
                <option key={key} value={key}>
                  {alias ? `${parameters} (${alias})` : parameters}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
    </div>
  );
}
