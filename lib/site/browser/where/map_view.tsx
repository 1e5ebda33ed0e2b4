/**
 * The map of the page with its buttons and what a cell says when it is pointed at.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { OutlinedArea } from "../../files/outlines.ts";
import { type CityMap, createCityMap } from "../map/city_map.ts";
import type { MapMark } from "../map/labels.ts";
import { MapTip } from "../map/map_tip.tsx";
import { MapTools } from "../map/map_tools.tsx";
import type { MapLine } from "../map/outline_sheets.ts";
import type { Cells } from "./cells.ts";
import type { Painted } from "./paint.ts";

/** What the map shows. */
export interface MapViewProps {
  areas: readonly OutlinedArea[];
  cells: Cells;
  painted: Painted;
  lines: readonly MapLine[];
  marks: readonly MapMark[];
  /** What is said of a cell. */
  describe: (cell: number) => ComponentChildren;
  onCell: (cell: number) => void;
  /** Called once, with the map or with null where there is none. */
  onReady: (map: CityMap | null) => void;
  /** Asks for a picture of the map. */
  onPicture: () => void;
}

interface Tip {
  x: number;
  y: number;
  cell: number;
}

/** The map, or why there is none. */
export function MapView(props: MapViewProps): JSX.Element {
  const { areas, cells, painted, lines, marks, describe } = props;
  const parent = useRef<HTMLDivElement>(null);
  const onCell = useRef(props.onCell);
  onCell.current = props.onCell;
  const [map, setMap] = useState<CityMap | null>(null);
  const [failure, setFailure] = useState("");
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    let made: CityMap | undefined;
    createCityMap(parent.current!, {
      areas,
      label: "Map of Chicago in cells of 250 meters; the lists beside it tell the same",
      onHover: (at, x, y) => {
        const cell = at ? cells.at(at) : -1;
        setTip(cell < 0 ? null : { x, y, cell });
      },
      onClick: (at) => onCell.current(cells.at(at)),
    }).then((city) => {
      made = city;
      setMap(city);
      props.onReady(city);
    }, (error: Error) => {
      setFailure(error.message);
      props.onReady(null);
    });
    return () => made?.remove();
  }, []);
  const drawn = useMemo(() => ({
    middles: cells.middles,
    sizeMeters: cells.meta.cellSizeMeters,
    colors: painted.colors,
  }), [painted]);
  useEffect(() => map?.setCells(drawn), [map, drawn]);
  useEffect(() => map?.setLines(lines), [map, lines]);
  useEffect(() => map?.setMarks(marks), [map, marks]);
  const width = parent.current?.clientWidth ?? 0;
  return (
    <div class={failure ? "map none" : "map"} ref={parent}>
      {failure && <p class="message">{failure}</p>}
      {!map && !failure && <p class="message" role="status">Drawing the map …</p>}
      {map && (
        <MapTools map={map}>
          <button type="button" onClick={props.onPicture}>Save picture</button>
        </MapTools>
      )}
      {tip && <MapTip x={tip.x} y={tip.y} width={width}>{describe(tip.cell)}</MapTip>}
    </div>
  );
}
