/**
 * A small map of the city with its zones, drawn once: no script, no tiles.
 *
 * @module
 */

import type { JSX } from "preact";
import type { FeatureCollection } from "../../../space/geojson.ts";
import { lonLatToMeters } from "../../../space/projection.ts";
import { outlines } from "../../files/outlines.ts";
import type { SiteSource } from "../../source.ts";

/** Written by chapter 4. */
const ZONES = "artifacts/04_geo_clustering/zones.geojson";

/** Width of the picture in pixels; its height follows the city. */
const WIDTH = 330;

/** Room around the city for the numbers of zones, pixels. */
const MARGIN = 14;

/** Radius of a number's disk, pixels. */
const DISK = 10;

type Point = [x: number, y: number];

/** The map; null where chapter 4 wrote no zones. */
export function CityFigure({ site, label }: { site: SiteSource; label: string }) {
  if (!site.has(ZONES)) return null;
  const areas = outlines().areas.flatMap(({ rings }) => rings.map(pointsOf));
  const frame = frameOf(areas.flat());
  const zones = site.readJson<FeatureCollection>(ZONES).features.map(({ id, geometry }) => ({
    number: String(id ?? ""),
    rings: geometry.coordinates.flat().map((ring) =>
      ring.map(([lon, lat]): Point => lonLatToMeters(lon, lat))
    ),
  }));
  return (
    <svg
      class="city"
      width={WIDTH}
      height={frame.height}
      viewBox={`0 0 ${WIDTH} ${frame.height}`}
      role="img"
      aria-label={label}
    >
      <path class="ground" d={areas.map((ring) => pathOf(ring, frame.place)).join("")} />
      {zones.map(({ number, rings }) => (
        <path
          key={number}
          class="zone"
          d={rings.map((ring) => pathOf(ring, frame.place)).join("")}
        />
      ))}
      {zones.map(({ number, rings }) => (
        <ZoneNumber number={number} at={frame.place(beside(rings))} />
      ))}
    </svg>
  );
}

function ZoneNumber({ number, at: [x, y] }: { number: string; at: Point }): JSX.Element {
  const left = Math.min(Math.max(x, DISK + 1), WIDTH - DISK - 1);
  return (
    <g key={number} class="number">
      <circle cx={round(left)} cy={round(y)} r={DISK} />
      <text x={round(left)} y={round(y + 4.5)} text-anchor="middle">{number}</text>
    </g>
  );
}

/** Where the number of a zone stands: east of its middle. */
function beside(rings: readonly Point[][]): Point {
  const points = rings.flat();
  const mean = (axis: 0 | 1) => points.reduce((sum, at) => sum + at[axis], 0) / points.length;
  const east = Math.max(...points.map(([x]) => x));
  return [Math.min(east + 1200, mean(0) + 2600), mean(1)];
}

function pointsOf(flat: readonly number[]): Point[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
}

/** How meters become pixels, north up. */
function frameOf(points: readonly Point[]): { height: number; place: (at: Point) => Point } {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [west, north] = [xs.reduce(least), ys.reduce(greatest)];
  const scale = (WIDTH - 2 * MARGIN) / (xs.reduce(greatest) - west);
  return {
    height: Math.ceil((north - ys.reduce(least)) * scale + 2 * MARGIN),
    place: ([x, y]) => [MARGIN + (x - west) * scale, MARGIN + (north - y) * scale],
  };
}

/** A ring as a path in tenths of pixels, points that fall together drawn once. */
function pathOf(ring: readonly Point[], place: (at: Point) => Point): string {
  const texts = ring.map((at) => place(at).map(round).join(" "));
  const distinct = texts.filter((text, i) => i === 0 || text !== texts[i - 1]);
  return distinct.length < 3 ? "" : `M${distinct.join("L")}Z`;
}

const round = (value: number) => Math.round(value * 10) / 10;
const least = (a: number, b: number) => Math.min(a, b);
const greatest = (a: number, b: number) => Math.max(a, b);
