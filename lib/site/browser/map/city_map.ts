/**
 * A map of the city in meters: cells and outlines, drawn by WebGL.
 *
 * @module
 */

import type { OutlinedArea } from "../../files/outlines.ts";
import type { MapCells } from "./cell_picture.ts";
import { boundsOf, fitTo, type Ground } from "./ground.ts";
import { createLabels, type MapMark, type MapText } from "./labels.ts";
import { layersOf } from "./layers.ts";
import { createOutlineSheets, type MapLine } from "./outline_sheets.ts";
import type { Snapshot } from "../shared/picture.ts";
import { requireWebGL } from "./webgl.ts";

/** A point in meters. */
export type MapPoint = [x: number, y: number];

/** What a map needs to start. */
export interface CityMapOptions {
  areas: readonly OutlinedArea[];
  /** What the map is called where it cannot be seen. */
  label: string;
  /** The pointer is over a point of the ground, or has left the map (null); pixels of the map. */
  onHover?: (at: MapPoint | null, x: number, y: number) => void;
  onClick?: (at: MapPoint) => void;
}

/** A map on a page. */
export interface CityMap {
  /** Draws cells in their colors, in place of former ones; null for none. */
  setCells(cells: MapCells | null): void;
  /** Draws lines above the cells, such as around a zone, in place of former ones. */
  setLines(lines: readonly MapLine[]): void;
  /** Writes marks above all else, such as the numbers of zones, in place of former ones. */
  setMarks(marks: readonly MapMark[]): void;
  /** Shows all of the city, or a part of it. */
  fit(bounds?: Ground): void;
  /** Enlarges by a factor: 2 is twice as large. */
  zoom(factor: number): void;
  /** Ground below a pixel of the map; null while the map has no size. */
  groundAt(x: number, y: number): MapPoint | null;
  /** Whether dragging moves the map (default); not while an outline is drawn. */
  setDraggable(isDraggable: boolean): void;
  /** Draws at once, and gives cells, borders and lines to take a picture of. */
  snapshot(): Snapshot;
  /** Names and marks where they are now: they are not on the canvas. */
  texts(): MapText[];
  remove(): void;
}

/**
 * Starts a map in an element; it fills the element and follows its size.
 *
 * Moves by dragging and by arrow keys, enlarges by wheel, pinch, + and -.
 *
 * @throws {NoWebGLError} If there is no WebGL 2.
 */
export async function createCityMap(
  parent: HTMLElement,
  { areas, label, onHover, onClick }: CityMapOptions,
): Promise<CityMap> {
  requireWebGL();
  const gl = await import("./deck.ts");
  const city = boundsOf(areas);
  const view = new gl.OrthographicView({ id: "city", flipY: false });
  let state = fitTo(city, parent);
  // What is to be shown as soon as there is a size to fit it to.
  let toFit: Ground | null = null;
  const fit = (bounds: Ground) => {
    toFit = viewport() ? null : bounds;
    move(fitTo(bounds, parent));
  };
  let cells: MapCells | null = null;
  let isDraggable = true;
  const sheets = createOutlineSheets(parent, areas);
  const labels = createLabels(parent, areas);
  // None while the map is hidden: when it has a size again, it is placed again.
  const viewport = () =>
    view.makeViewport({
      width: parent.clientWidth,
      height: parent.clientHeight,
      viewState: state,
    });
  const place = () => {
    const now = viewport();
    if (!now) return;
    sheets.place(now);
    labels.place(now);
  };
  const move = (next: typeof state) => {
    state = next;
    deck.setProps({ viewState: state });
    place();
  };
  const controller = () => ({
    dragRotate: false,
    dragPan: isDraggable,
    doubleClickZoom: isDraggable,
    keyboard: { moveSpeed: 80 },
  });
  const loaded = Promise.withResolvers<void>();
  const deck = new gl.Deck({
    parent: parent as HTMLDivElement,
    views: view,
    viewState: state,
    controller: controller(),
    touchAction: "pan-y",
    useDevicePixels: Math.min(2, globalThis.devicePixelRatio),
    deviceProps: { type: "webgl", webgl: { antialias: false, preserveDrawingBuffer: true } },
    layers: [],
    onLoad: loaded.resolve,
    onError: loaded.reject,
    getCursor: ({ isDragging }) => isDragging ? "grabbing" : "crosshair",
    onViewStateChange: ({ viewState }) => move({ ...state, ...viewState }),
    onHover: ({ coordinate, x, y }) => onHover?.(pointOf(coordinate), x, y),
    onClick: ({ coordinate }) => {
      const at = pointOf(coordinate);
      if (at) onClick?.(at);
    },
  });
  const draw = () => deck.setProps({ layers: layersOf(gl, cells) });
  await loaded.promise;
  const canvas = deck.getCanvas() as HTMLCanvasElement;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", `${label}. Arrow keys move, plus and minus enlarge.`);
  const leave = () => onHover?.(null, 0, 0);
  canvas.addEventListener("pointerleave", leave);
  const resized = new ResizeObserver(() => {
    parent.style.setProperty("--shape", `${parent.clientWidth} / ${parent.clientHeight}`);
    if (toFit && viewport()) fit(toFit);
    else place();
  });
  if (!viewport()) toFit ??= city;
  resized.observe(parent);
  draw();
  return {
    setCells(next) {
      cells = next;
      draw();
    },
    setLines: (lines) => sheets.setLines(lines),
    fit: (bounds = city) => fit(bounds),
    zoom(factor) {
      const zoom = state.zoom + Math.log2(factor);
      move({ ...state, zoom: Math.min(state.maxZoom, Math.max(state.minZoom, zoom)) });
    },
    setMarks(marks) {
      labels.setMarks(marks);
      place();
    },
    texts: () => labels.texts(),
    groundAt: (x, y) => pointOf(viewport()?.unproject([x, y])),
    setDraggable(next) {
      isDraggable = next;
      deck.setProps({ controller: controller() });
    },
    snapshot() {
      deck.redraw("snapshot");
      return { canvas: sheets.compose(canvas), width: parent.clientWidth };
    },
    remove() {
      resized.disconnect();
      sheets.remove();
      labels.remove();
      deck.finalize();
    },
  };
}

function pointOf(coordinate: number[] | undefined): MapPoint | null {
  return coordinate ? [coordinate[0]!, coordinate[1]!] : null;
}
