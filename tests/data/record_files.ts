/** Files of records for tests: written to a temporary folder from a few fields. */

import { join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { createRegion } from "lib/space/region.ts";

/** A city of 9 km x 9 km whose south-west corner is the origin of the plane. */
export const SQUARE = createRegion([[[[0, 0], [9000, 0], [9000, 9000], [0, 9000], [0, 0]]]]);

const folder = Deno.makeTempDirSync({ prefix: "patroliq_records_" });
globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));

/** Path of a new file of this content. */
export function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(Deno.makeTempDirSync({ dir: folder }), name);
  Deno.writeFileSync(
    path,
    typeof content === "string" ? new TextEncoder().encode(content) : content,
  );
  return path;
}

/** Fields of a record that differ from those of an ordinary one in the middle of the square. */
export type Fields = Readonly<Record<string, string>>;

const ORDINARY = {
  "ID": "1",
  "Case Number": "HZ000001",
  "Date": "11/11/2018 11:55:00 PM",
  "IUCR": "0460",
  "Primary Type": "BATTERY",
  "Arrest": "false",
  "Domestic": "false",
  "X Coordinate": "9000",
  "Y Coordinate": "9000",
  "Updated On": "11/18/2018 03:50:01 PM",
  "Latitude": "",
  "Longitude": "",
};

/** CSV text of ordinary records with the fields given; each has its own ID unless told otherwise. */
export function csvOf(records: readonly Fields[]): string {
  const header = [...new Set([...Object.keys(ORDINARY), ...records.flatMap(Object.keys)])];
  const lines = records.map((record, i) => {
    const fields: Fields = { ...ORDINARY, "ID": String(i + 1), ...record };
    return header.map((column) => fields[column] ?? "").join(",");
  });
  return [header.join(","), ...lines, ""].join("\n");
}

/** Content of an excerpt of real records. */
export function excerpt(year: number): Uint8Array {
  return zstdDecompressSync(Deno.readFileSync(excerptPath(year)));
}

/** Path of an excerpt of real records, packed. */
export function excerptPath(year: number): string {
  return new URL(`../fixtures/crimes_${year}_excerpt.csv.zst`, import.meta.url).pathname;
}
