import assert from "node:assert/strict";
import { DOMParser } from "linkedom";
import { toKml } from "lib/space/kml.ts";
import type { Position, Ring } from "lib/space/polygon.ts";
import { lonLatToMeters } from "lib/space/projection.ts";
import { square } from "./rectangle.ts";

const [X, Y] = lonLatToMeters(-87.6319, 41.8838);

const ZONES = [
  {
    name: 'Zone <1> & "co"',
    description: "Belmont & Clark\u0000 <b>",
    polygons: [[square(X, Y, 300), square(X + 100, Y + 100, 100).toReversed()]],
    color: "#D62728",
  },
  { name: "2", description: "", polygons: [[square(X + 900, Y, 50)], [square(X, Y + 900, 50)]] },
];

interface Node {
  tagName: string;
  textContent: string;
  children: Node[];
  querySelectorAll(selector: string): Iterable<Node>;
}

function parse(kml: string): Node {
  const document = new DOMParser().parseFromString(kml, "text/xml") as unknown as {
    documentElement: Node;
  };
  return document.documentElement;
}

const textsOf = (node: Node, selector: string) =>
  [...node.querySelectorAll(selector)].map(({ textContent }) => textContent);

Deno.test("toKml() is well-formed: every element is closed in turn, and no markup is left in text", () => {
  const kml = toKml("A & B", ZONES);
  const [declaration, ...rest] = kml.split("\n");
  assert.equal(declaration, '<?xml version="1.0" encoding="UTF-8"?>');
  const open: string[] = [];
  // deno-lint-ignore no-control-regex
  assert.doesNotMatch(kml, /[\x00-\x08\x0b\x0c\x0e-\x1f]/);
  for (
    const [token, slash, name] of rest.join("\n").matchAll(/<(\/?)([A-Za-z]+)[^<>]*>|[^<]+|</g)
  ) {
    if (name === undefined) assert.match(token, /^(?:[^<>&]|&(?:amp|lt|gt|quot|apos);)+$/);
    else if (slash === "") open.push(name);
    else assert.equal(open.pop(), name);
  }
  assert.deepEqual(open, []);
});

Deno.test("toKml() has a placemark each, with its names, texts and colors", () => {
  const root = parse(toKml("A & B", ZONES));
  assert.equal(root.tagName, "kml");
  assert.equal(root.children[0]!.tagName, "Document");
  assert.deepEqual(textsOf(root, "name"), ["A & B", 'Zone <1> & "co"', "2"]);
  assert.deepEqual(textsOf(root, "description"), ["Belmont & Clark <b>", ""]);
  // KML writes opacity, blue, green, red
  assert.deepEqual(textsOf(root, "LineStyle > color"), ["ff2827d6"]);
  assert.deepEqual(textsOf(root, "PolyStyle > color"), ["662827d6"]);
});

Deno.test("toKml() has the rings, back in meters, within 2 cm, holes apart from outer ones", () => {
  const placemarks = [...parse(toKml("Zones", ZONES)).querySelectorAll("Placemark")];
  assert.equal(placemarks.length, ZONES.length);
  placemarks.forEach((placemark, i) => {
    const polygons = [...placemark.querySelectorAll("MultiGeometry > Polygon")];
    assert.equal(polygons.length, ZONES[i]!.polygons.length);
    polygons.forEach((polygon, k) => {
      const [outer, ...holes] = ZONES[i]!.polygons[k]!;
      assertRings(textsOf(polygon, "outerBoundaryIs > LinearRing > coordinates"), [outer!]);
      assertRings(textsOf(polygon, "innerBoundaryIs > LinearRing > coordinates"), holes);
    });
  });
});

/** Coordinates are those of the rings, which run as KML wants them. */
function assertRings(texts: string[], rings: Ring[]) {
  assert.equal(texts.length, rings.length);
  texts.forEach((text, i) => {
    const back = text.split(" ").map((triple): Position => {
      const [lon, lat, altitude] = triple.split(",").map(Number);
      assert.equal(altitude, 0);
      return lonLatToMeters(lon!, lat!);
    });
    assert.equal(back.length, rings[i]!.length);
    back.forEach(([x, y], k) => {
      const [ringX, ringY] = rings[i]![k]!;
      assert.ok(Math.hypot(x - ringX, y - ringY) < 0.02);
    });
  });
}

Deno.test("toKml() refuses a color that is not of the form #rrggbb", () => {
  for (const color of ["red", "#f00", "#d6272880"]) {
    assert.throws(() => toKml("", [{ ...ZONES[1]!, color }]), /must be of the form #rrggbb/);
  }
});
