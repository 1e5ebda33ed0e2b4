import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { constants, zstdDecompressSync } from "node:zlib";
import { csvParse } from "d3-dsv";
import { PROJECT_RECORDS } from "lib/config.ts";
import {
  feetToLonLat,
  lonLatToFeet,
  lonLatToMeters,
  METERS_PER_FOOT,
} from "lib/space/projection.ts";

// pyproj 3.7.2, PROJ 9.5.1:
// Transformer.from_crs("EPSG:4269", "EPSG:3435", always_xy=True).transform(lon, lat)
const PYPROJ: [lon: number, lat: number, xFeet: number, yFeet: number][] = [
  [-87.6319, 41.8838, 1175255.520564, 1901027.271066],
  [-87.9073, 41.9786, 1100090.195872, 1935079.811255],
  [-87.5245, 41.6447, 1205320.821745, 1814158.260254],
  [-87.6655, 42.0230, 1165710.662991, 1951679.248377],
  [-87.9340, 41.9950, 1092802.480050, 1941021.060457],
  [-87.6244, 41.8827, 1177301.149208, 1900643.214100],
  [-87.7434, 41.7868, 1145135.861181, 1865452.461992],
  [-87.8060, 41.9720, 1127648.958144, 1932828.021620],
  [-87.5300, 41.7000, 1203629.689913, 1834294.816812],
  [-88.3333333333, 36.6666666667, 984250.000010, 0.000012],
];

Deno.test("lonLatToFeet() equals pyproj to the six decimals it printed, from corner to corner", () => {
  for (const [lon, lat, xFeet, yFeet] of PYPROJ) {
    const [x, y] = lonLatToFeet(lon, lat);
    assert.ok(Math.abs(x - xFeet) < 1e-5 && Math.abs(y - yFeet) < 1e-5, `${lon}, ${lat}`);
  }
});

Deno.test("lonLatToFeet() agrees with the records' own coordinates within 2 feet", () => {
  // The first 100 kB of the file unpack to some hundreds of records; the last one is cut off.
  const head = readFileSync(PROJECT_RECORDS).subarray(0, 100_000);
  const text = zstdDecompressSync(head, { finishFlush: constants.ZSTD_e_flush }).toString();
  const records = csvParse(text.slice(0, text.lastIndexOf("\n"))).filter((row) => row["Latitude"]);
  assert.ok(records.length > 300, `only ${records.length} records`);
  for (const row of records) {
    const [x, y] = lonLatToFeet(Number(row["Longitude"]), Number(row["Latitude"]));
    assert.ok(Math.abs(x - Number(row["X Coordinate"])) <= 2, row["ID"]);
    assert.ok(Math.abs(y - Number(row["Y Coordinate"])) <= 2, row["ID"]);
  }
});

Deno.test("feetToLonLat() undoes lonLatToFeet() to a tenth of a millimeter", () => {
  for (const [lon, lat, xFeet, yFeet] of PYPROJ) {
    const [backLon, backLat] = feetToLonLat(xFeet, yFeet);
    assert.ok(Math.abs(backLon - lon) < 1e-9 && Math.abs(backLat - lat) < 1e-9);
  }
});

Deno.test("lonLatToMeters() is the feet of EPSG:3435 times 1200 / 3937, not Web Mercator", () => {
  const [xFeet, yFeet] = lonLatToFeet(-87.6, 41.9);
  const meters = lonLatToMeters(-87.6, 41.9);
  assert.deepEqual(meters, [xFeet * METERS_PER_FOOT, yFeet * METERS_PER_FOOT]);
  // A hundredth of a degree of longitude on the WGS 84 ellipsoid at 41.9° N:
  // 0.01° x pi / 180 x 6378137 m x cos(lat) / sqrt(1 - 0.00669438 sin²(lat)) = 829.8 m.
  const east = lonLatToMeters(-87.59, 41.9)[0] - meters[0];
  assert.ok(Math.abs(east - 829.8) < 0.2, String(east));
});
