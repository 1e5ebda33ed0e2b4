/**
 * Areas in meters as KML, for Google Earth and the programs that read its files.
 *
 * @module
 */

import { type LonLatPolygon, toLonLatPolygons } from "./geojson.ts";
import type { Polygon } from "./polygon.ts";

/** Opacity of a filled area in the hexadecimal digits of KML, about 40 %. */
const FILL_OPACITY = "66";

/** An area with a name. */
export interface Placemark {
  name: string;
  /** Text of the balloon that opens on a click; programs read HTML in it. */
  description: string;
  /** Meters. */
  polygons: readonly Polygon[];
  /** Color of outline and area as `#rrggbb`; without one, the program chooses. */
  color?: string;
}

/**
 * A KML 2.2 document of areas, in the order given, drawn on the ground.
 *
 * @param name Title of the document.
 * @throws {RangeError} If an area has no polygon, a ring is open, or a color is not `#rrggbb`.
 *
 * @example A red triangle
 * ```ts
 * import assert from "node:assert/strict";
 * import { toKml } from "lib/space/kml.ts";
 * import { lonLatToMeters } from "lib/space/projection.ts";
 * const [x, y] = lonLatToMeters(-87.6319, 41.8838);
 * const triangle: [number, number][] = [[x, y], [x + 50, y], [x, y + 50], [x, y]];
 * const zone = { name: "A & B", description: "", polygons: [[triangle]], color: "#ff0000" };
 * const kml = toKml("Zones", [zone]);
 * assert.match(kml, /<name>A &amp; B<\/name>/);
 * assert.match(kml, /<color>660000ff<\/color>/);
 * assert.match(kml, /<coordinates>-87.6319,41.8838,0 /);
 * ```
 *
 * @see OGC KML 2.2, 07-147r2
 */
export function toKml(name: string, placemarks: readonly Placemark[]): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2">',
    "<Document>",
    `<name>${escapeXml(name)}</name>`,
    ...placemarks.flatMap(placemarkLines),
    "</Document>",
    "</kml>",
  ];
  return lines.join("\n") + "\n";
}

function placemarkLines({ name, description, polygons, color }: Placemark): string[] {
  return [
    "<Placemark>",
    `<name>${escapeXml(name)}</name>`,
    `<description>${escapeXml(description)}</description>`,
    ...(color === undefined ? [] : [styleOf(color)]),
    "<MultiGeometry>",
    ...toLonLatPolygons(polygons).map(polygonElement),
    "</MultiGeometry>",
    "</Placemark>",
  ];
}

/** Style of a color, in the order of KML: opacity, blue, green, red. */
function styleOf(color: string): string {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color) ?? [];
  if (red === undefined) {
    throw new RangeError(
      `Cannot write KML: color must be of the form #rrggbb, current value is ${color}.`,
    );
  }
  const reversed = `${blue}${green}${red}`.toLowerCase();
  return `<Style><LineStyle><color>ff${reversed}</color><width>2</width></LineStyle>` +
    `<PolyStyle><color>${FILL_OPACITY}${reversed}</color></PolyStyle></Style>`;
}

function polygonElement(polygon: LonLatPolygon): string {
  const boundaries = polygon.map((ring, i) => {
    const side = i === 0 ? "outerBoundaryIs" : "innerBoundaryIs";
    const coordinates = ring.map(([lon, lat]) => `${lon},${lat},0`).join(" ");
    return `<${side}><LinearRing><coordinates>${coordinates}</coordinates></LinearRing></${side}>`;
  });
  return `<Polygon>${boundaries.join("")}</Polygon>`;
}

/** Text made safe for XML: markup is escaped, characters that XML does not have are dropped. */
function escapeXml(text: string): string {
  return text
    // deno-lint-ignore no-control-regex
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
