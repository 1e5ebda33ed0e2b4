import assert from "node:assert/strict";
import { type BoundaryKind, loadBoundary } from "lib/data/boundaries.ts";
import { loadIucrCodes } from "lib/data/iucr_codes.ts";
import { createRegion } from "lib/space/region.ts";

Deno.test("loadBoundary() has every area once, in order, with its codes as in the records", () => {
  const expected: Record<BoundaryKind, [number, string, string]> = {
    city: [1, "CHICAGO", "CHICAGO"],
    community_areas: [77, "1", "77"],
    police_districts: [23, "001", "031"],
    police_beats: [275, "0111", "3100"],
    wards: [50, "1", "50"],
  };
  for (const [kind, [n, first, last]] of Object.entries(expected)) {
    const { names, labels, polygons, outlines } = loadBoundary(kind as BoundaryKind);
    assert.deepEqual([names.length, names[0], names.at(-1)], [n, first, last], kind);
    assert.deepEqual([labels.length, polygons.length, outlines.length], [n, n, n]);
    assert.equal(new Set(names).size, n);
  }
});

Deno.test("loadBoundary() has 22 districts without the closed 13, 21 and 23, and 031 beyond", () => {
  const { names, polygons } = loadBoundary("police_districts");
  for (const closed of ["013", "021", "023"]) assert.ok(!names.includes(closed));
  assert.equal(polygons[names.indexOf("031")]!.length, 3);
});

Deno.test("loadBoundary() has community areas that tile the city", () => {
  const area = (kind: BoundaryKind) =>
    loadBoundary(kind).polygons.reduce((sum, one) => sum + createRegion(one).areaSquareMeters, 0);
  assert.ok(Math.abs(area("community_areas") / area("city") - 1) < 0.0005);
});

Deno.test("loadIucrCodes() restores the leading zeros and orders the codes", () => {
  const codes = loadIucrCodes();
  assert.ok(codes.every(({ iucr }) => /^[0-9]{3}[0-9A-Z]$/.test(iucr)));
  assert.deepEqual(codes.map(({ iucr }) => iucr).toSorted(), codes.map(({ iucr }) => iucr));
  assert.deepEqual(codes.find(({ iucr }) => iucr === "0486"), {
    iucr: "0486",
    primary_type: "BATTERY",
    description: "DOMESTIC BATTERY SIMPLE",
    is_index: false,
  });
});
