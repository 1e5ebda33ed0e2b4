/**
 * The page: choices, map, zones and what is known of them.
 *
 * @module
 */

import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { formatCount, formatDate, formatDecimal } from "../../../describe/format.ts";
import { isSmall, showCount } from "../../../explore/show_count.ts";
import { RISK_CLASSES } from "../../../zones/risk_classes.ts";
import { DISCLAIMER } from "../../facts.ts";
import type { OutlinedArea } from "../../files/outlines.ts";
import type { ZonePanels } from "../../files/zone_format.ts";
import type { CityMap } from "../map/city_map.ts";
import { saveFile } from "../shared/save_file.ts";
import { useTheme } from "../shared/use_theme.ts";
import { type Cells, cellsOfZone, fitOf } from "./cells.ts";
import { Controls, LAYER_NAMES, POPULATION_NAMES } from "./controls.tsx";
import { DenseCells } from "./dense_cells.tsx";
import { Legend } from "./legend.tsx";
import { MapView } from "./map_view.tsx";
import { paintCells } from "./paint.ts";
import { useWhereView } from "./use_view.ts";
import type { WhereView } from "./view.ts";
import { zoneLines, zoneMarks } from "./zone_lines.ts";
import { ZoneList } from "./zone_list.tsx";
import { Evidence, ZonePanelView } from "./zone_panel.tsx";

/** What the page is made of. */
export interface WhereProps {
  cells: Cells;
  panels: ZonePanels;
  areas: readonly OutlinedArea[];
  /** Day as of which the records are, and the first and last of the period. */
  facts: { asOf: string; firstDate: string; lastDate: string };
  /** Called when the map is drawn, or cannot be. */
  onReady: () => void;
}

/** The page. */
export function Where({ cells, panels, areas, facts, onReady }: WhereProps): JSX.Element {
  const { meta } = cells;
  const { view, problems, change } = useWhereView(meta);
  const isDark = useTheme();
  const [map, setMap] = useState<CityMap | null>(null);
  const [failure, setFailure] = useState("");
  const painted = useMemo(() => paintCells(view, cells, isDark), [view, isDark]);
  const isZones = view.show === "zones";
  const fit = fitOf(meta, view.fit);
  const panel = fit && panels.fits[fit.key];
  const zones = cells.zonesOf(fit?.key ?? "");
  const lines = useMemo(
    () => isZones ? zoneLines(cells, fit, view.zone) : [],
    [isZones, fit, view.zone, isDark],
  );
  const marks = useMemo(
    () => isZones && panel ? zoneMarks(cells, panel, view.zone) : [],
    [isZones, panel, view.zone],
  );
  const populationFacts = meta.populations.find(({ id }) => id === view.population)!;
  const areaName = (cell: number) =>
    areas.find(({ number }) => number === cells.area[cell])?.name ?? "no community area";
  const chooseZone = (zone: number | null) => change({ ...view, zone });
  const zoomTo = (zone: number) => {
    const members = cellsOfZone(zones, zone);
    return map && members.length > 0 ? () => map.fit(cells.boundsOf(members)) : null;
  };
  const takePicture = async () => {
    try {
      const { picture } = await import("../shared/picture.ts");
      const blob = await picture(map!.snapshot(), {
        title: titleOf(view, painted.caption),
        lines: [
          `${POPULATION_NAMES[view.population]}, ${formatDate(facts.firstDate)} to ` +
          `${formatDate(facts.lastDate)}, as of ${formatDate(facts.asOf)}. Cells of ` +
          `${meta.cellSizeMeters} m. Domestic and sexual offenses and those against children are ` +
          "left out.",
          DISCLAIMER,
        ],
        legend: painted.legend.map(({ label, note, color }) => ({
          label: note ? `${label}: ${note}` : label,
          color,
        })),
        texts: map!.texts(),
      });
      saveFile(blob, `patroliq-${view.show}.png`);
    } catch (error) {
      setFailure(`The picture could not be made: ${(error as Error).message}`);
    }
  };
  const messages = failure === "" ? problems : [...problems, failure];
  return (
    <div class="where">
      <Controls meta={meta} view={view} onChange={change} />
      {messages.length > 0 && <p class="message failed" role="alert">{messages.join(" ")}</p>}
      <p class="hidden" role="status">{statusOf(view, fit?.words, panel?.zones.length)}</p>
      <div class="where-map">
        <MapView
          {...{ areas, cells, painted, lines, marks }}
          describe={(cell) => (
            <CellFacts {...{ cells, cell, view }} area={areaName(cell)} names={fit?.names ?? []} />
          )}
          onCell={(cell) => {
            if (!isZones || !fit) return;
            chooseZone(cell < 0 ? null : zones[cell] || null);
          }}
          onReady={(made) => {
            setMap(made);
            onReady();
          }}
          onPicture={takePicture}
        />
        <div class="row map-foot">
          {!isZones && <Legend painted={painted} />}
          {view.show === "risk" && (
            <button
              type="button"
              aria-pressed={view.isNeutral}
              onClick={() => change({ ...view, isNeutral: !view.isNeutral })}
            >
              Neutral colors
            </button>
          )}
          {isZones && (
            <p class="small muted">
              A cell has the color of the zone that most of its incidents are in.{" "}
              {fit?.hotCells !== null || fit.algorithm === "dbscan"
                ? "Cells without a color are in no zone."
                : ""}
            </p>
          )}
        </div>
      </div>
      <div class="where-side">
        {isZones && fit && panel
          ? (
            <>
              <ZoneList
                {...{ fit, panel, isDark }}
                chosen={view.zone}
                onChoose={chooseZone}
              />
              {view.zone !== null && (
                <ZonePanelView
                  {...{ fit, panel, panels, areas }}
                  zone={view.zone}
                  onClose={() => {
                    document.querySelector<HTMLElement>(`#zone-${view.zone}`)?.focus();
                    chooseZone(null);
                  }}
                  onZoom={zoomTo(view.zone)}
                />
              )}
              {view.zone === null && <Evidence panel={panel} />}
            </>
          )
          : <DenseCells {...{ cells, areaName }} facts={populationFacts} />}
      </div>
    </div>
  );
}

/** What is said of a cell that is pointed at. */
function CellFacts(
  { cells, cell, view, area, names }: {
    cells: Cells;
    cell: number;
    view: WhereView;
    area: string;
    names: readonly string[];
  },
): JSX.Element {
  const n = cells.countsOf(view.population)[cell]!;
  const ground = cells.ground[cell]!;
  const zone = view.fit === null ? 0 : cells.zonesOf(view.fit)[cell]!;
  return (
    <>
      <strong>{area}</strong>
      <br />
      {showCount(n)} incidents
      {n > 0 && !isSmall(n) && ground > 0 && `, ${formatDecimal(n / ground * 1e6, 0)} per km²`}
      {view.show === "risk" && n > 0 && (
        <>
          <br />
          {RISK_CLASSES[cells.riskOf(view.population)[cell]!]} density
        </>
      )}
      {view.show === "zones" && (
        <>
          <br />
          {zone === 0 ? "in no zone" : `Zone ${zone}: ${names[zone - 1]}`}
        </>
      )}
    </>
  );
}

function titleOf({ show, zone }: WhereView, caption: string): string {
  const what = show === "zones" ? caption : `${LAYER_NAMES[show]}: ${caption.toLowerCase()}`;
  return `${what}${show === "zones" && zone !== null ? `, zone ${zone} marked` : ""}. Chicago`;
}

function statusOf(view: WhereView, words = "", nZones = 0): string {
  const what = view.show === "zones"
    ? `${formatCount(nZones)} zones, ${words}${
      view.zone === null ? "" : `; zone ${view.zone} chosen`
    }`
    : LAYER_NAMES[view.show];
  return `The map shows: ${what}. ${POPULATION_NAMES[view.population]}.`;
}
