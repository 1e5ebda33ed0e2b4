/**
 * The map of the cross-filter: cells by count or by change, and the outline that filters them.
 *
 * @module
 */

import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { cellMiddles, type IncidentMeta } from "../../../explore/incident_file.ts";
import { showCount } from "../../../explore/show_count.ts";
import type { OutlinedArea } from "../../files/outlines.ts";
import { type CityMap, createCityMap, type MapPoint } from "../map/city_map.ts";
import { MapTip } from "../map/map_tip.tsx";
import { MapTools } from "../map/map_tools.tsx";
import type { MapLine } from "../map/outline_sheets.ts";
import { parseColor, themeColor } from "../shared/theme.ts";
import { type CellColors, MIN_FOR_CHANGE } from "./cell_colors.ts";
import { DrawRegion } from "./draw_region.tsx";

/** What the map shows. */
export interface FilterMapProps {
  meta: IncidentMeta;
  areas: readonly OutlinedArea[];
  painted: CellColors;
  /** Counts by code of the cell, of the first and of a second period. */
  first: ArrayLike<number>;
  second: ArrayLike<number> | null;
  /** What is painted while periods are compared; null while they are not. */
  paints: "counts" | "change" | null;
  onPaints: (paints: "counts" | "change") => void;
  region: readonly MapPoint[] | null;
  onRegion: (region: MapPoint[] | null) => void;
  onProblem: (problem: string) => void;
  /** Hands out the map, for pictures. */
  onMap: (map: CityMap) => void;
}

interface Tip {
  x: number;
  y: number;
  cell: number;
}

/** The map with its tools and legend, or why there is none. */
export function FilterMap(props: FilterMapProps): JSX.Element {
  const { meta, areas, painted, first, second, region } = props;
  const parent = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<CityMap | null>(null);
  const [failure, setFailure] = useState("");
  const [tip, setTip] = useState<Tip | null>(null);
  const [isDrawing, setDrawing] = useState(false);
  const middles = useMemo(() => {
    const { x, y } = cellMiddles(meta);
    return Float32Array.from(
      { length: 2 * x.length },
      (_, i) => i % 2 === 0 ? x[i >> 1]! : y[i >> 1]!,
    );
  }, [meta]);
  const cellAt = useMemo(() => cellFinder(meta), [meta]);
  useEffect(() => {
    let made: CityMap | undefined;
    createCityMap(parent.current!, {
      areas,
      label: "Map of incidents in cells of 250 meters",
      onHover: (at, x, y) => {
        const cell = at ? cellAt(at) : undefined;
        setTip(cell === undefined ? null : { x, y, cell });
      },
    }).then((city) => {
      made = city;
      setMap(city);
      props.onMap(city);
    }, (error: Error) => setFailure(error.message));
    return () => made?.remove();
  }, []);
  // In the frame of the lists, not in the next.
  useLayoutEffect(() => {
    map?.setCells({ middles, sizeMeters: meta.cells.sizeMeters, colors: painted.colors });
  }, [map, painted]);
  useEffect(() => {
    if (map) requestAnimationFrame(() => performance.mark("map"));
  }, [map]);
  useEffect(() => map?.setLines(region ? outlineOf(region) : []), [map, region]);
  useEffect(() => map?.setDraggable(!isDrawing), [map, isDrawing]);
  const stop = () => setDrawing(false);
  return (
    <section class="panel map-panel" aria-label="Map">
      <div class="map" ref={parent}>
        {failure && <p class="message">{failure}</p>}
        {!map && !failure && <p class="message" role="status">Drawing the map …</p>}
        {map && <MapTools map={map} />}
        {map && isDrawing && (
          <DrawRegion
            map={map}
            onRegion={(next) => {
              stop();
              props.onRegion(next);
            }}
            onProblem={(problem) => {
              stop();
              props.onProblem(problem);
            }}
            onCancel={stop}
          />
        )}
        {tip && !isDrawing && (
          <MapTip x={tip.x} y={tip.y} width={parent.current?.clientWidth ?? 0}>
            {showCount(first[tip.cell]!)} incidents
            {second && <>, {showCount(second[tip.cell]!)} in the compared period</>}
          </MapTip>
        )}
      </div>
      <div class="row map-foot">
        {props.paints && (
          <span class="row" role="group" aria-label="Colors">
            {(["counts", "change"] as const).map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={props.paints === each}
                onClick={() => props.onPaints(each)}
              >
                {each === "counts" ? "Counts" : "Change"}
              </button>
            ))}
          </span>
        )}
        <div>
          <p class="legend-caption" aria-hidden="true">{painted.caption}</p>
          <ul class="legend" aria-label={painted.caption}>
            {painted.legend.map(({ label, color }) => (
              <li key={label}>
                <span class="swatch" style={{ background: `rgb(${color.join(" ")})` }} />
                {label}
              </li>
            ))}
          </ul>
        </div>
        {props.paints === "change" && (
          <small>
            Cells with fewer than {MIN_FOR_CHANGE} incidents in both periods are left out.
          </small>
        )}
        <span class="row">
          <button
            type="button"
            disabled={!map}
            aria-pressed={isDrawing}
            onClick={() => setDrawing(!isDrawing)}
          >
            Draw a region
          </button>
          <button type="button" disabled={!region} onClick={() => props.onRegion(null)}>
            Remove region
          </button>
        </span>
      </div>
    </section>
  );
}

/** Code of the cell at a point; undefined where none is shown. */
function cellFinder({ cells: { sizeMeters, column, row } }: IncidentMeta) {
  const codes = new Map(column.map((each, i) => [`${each},${row[i]}`, i + 1]));
  return ([x, y]: MapPoint) =>
    codes.get(`${Math.floor(x / sizeMeters)},${Math.floor(y / sizeMeters)}`);
}

function outlineOf(region: readonly MapPoint[]): MapLine[] {
  const path = [...region, region[0]!].flat();
  return [
    { path, color: themeColor("--page"), width: 6 },
    { path, color: parseColor("#d9480f"), width: 3 },
  ];
}
