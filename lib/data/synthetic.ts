/**
 * Synthetic records with a known truth, in the portal's CSV layout: for tests of what finds hot
 * spots and time profiles, and for runs of any size without data.
 *
 * @module
 */

import { join } from "node:path";
import { SEED } from "../config.ts";
import { UserError } from "../errors.ts";
import { canonicalJson } from "../files/canonical_json.ts";
import { writeFile } from "../files/write_file.ts";
import { createRandom } from "../numeric/random.ts";
import { createWeightedChoice } from "../numeric/weighted_choice.ts";
import { lonLatToMeters } from "../space/projection.ts";
import { createPlaceSource, LATTICE_METERS } from "./synthetic_place.ts";
import { HOT_SPOTS, type PlantedHotSpot, type PlantedType, TYPES } from "./synthetic_plan.ts";
import { formatRecord, PORTAL_HEADER, type SyntheticRecord } from "./synthetic_record.ts";
import { createTimeSource } from "./synthetic_time.ts";

/** What is to be made. */
export interface SyntheticOptions {
  /** Number of records. */
  rows: number;
  /** Whole number in 0 .. 2^32 - 1; the project's seed unless given. */
  seed?: number | undefined;
  /** First and last day, `YYYY-MM-DD`, both included; 2017-01-01 to 2018-12-31 unless given. */
  from?: string | undefined;
  to?: string | undefined;
  /** What is planted; five hot spots and eight types unless given. */
  hotSpots?: readonly PlantedHotSpot[] | undefined;
  types?: readonly PlantedType[] | undefined;
}

/** What was planted: the values that the records were drawn from. */
export interface SyntheticTruth {
  schemaVersion: number;
  /** Says that no record is real. */
  note: string;
  rows: number;
  seed: number;
  from: string;
  to: string;
  /** Share of the incidents that lies evenly over the whole city, hot spots included. */
  background_share: number;
  /** Share of the records whose coordinates are left out. */
  without_coordinates_share: number;
  /** Distance between possible places, meters. */
  lattice_meters: number;
  /** The hot spots with their centers in degrees and in meters. */
  hot_spots: (PlantedHotSpot & { x: number; y: number })[];
  types: PlantedType[];
}

/** Share of records without coordinates, as in the portal's years. */
const WITHOUT_COORDINATES_SHARE = 0.01;

/** Characters that are gathered before they are written. */
const BLOCK_CHARACTERS = 1 << 20;

/**
 * Truth and records of a synthetic data set; the records are made one by one as they are taken.
 *
 * Place, type and time are drawn independently, but for the time's profile, which is the type's.
 *
 * @throws {UserError} If rows or days cannot be used.
 *
 * @example A record lies where it was planted
 * ```ts
 * import assert from "node:assert/strict";
 * import { generateSynthetic } from "lib/data/synthetic.ts";
 * const { truth, records } = generateSynthetic({ rows: 3, seed: 1 });
 * assert.equal(truth.hot_spots[0]?.name, "Loop");
 * assert.deepEqual([...records].map((each) => each.case_number), [
 *   "SYN0000001",
 *   "SYN0000002",
 *   "SYN0000003",
 * ]);
 * ```
 */
export function generateSynthetic(
  options: SyntheticOptions,
): { truth: SyntheticTruth; records: Iterable<SyntheticRecord> } {
  const truth = makeTruth(options);
  return { truth, records: makeRecords(truth) };
}

/**
 * Writes a synthetic data set and its truth, in pieces, so that any number of rows fits in memory.
 *
 * The same options give the same bytes. Both files appear whole or not at all, the records last.
 *
 * @param folder Folder that receives `synthetic.csv` and `truth.json`; made if missing.
 * @param signal Stops the writing and leaves no file of records.
 * @returns Absolute path of the records if `folder` is absolute, and what was planted.
 * @throws {UserError} If rows or days cannot be used.
 */
export async function writeSynthetic(
  folder: string,
  options: SyntheticOptions,
  signal?: AbortSignal,
): Promise<{ file: string; truth: SyntheticTruth }> {
  const { truth, records } = generateSynthetic(options);
  writeFile(join(folder, "truth.json"), canonicalJson(truth));
  const file = join(folder, "synthetic.csv");
  const temporary = `${file}.${Deno.pid}.tmp`;
  try {
    using output = Deno.openSync(temporary, { write: true, create: true, truncate: true });
    const writer = output.writable.getWriter();
    const encoder = new TextEncoder();
    let block = PORTAL_HEADER.join() + "\n";
    for (const record of records) {
      block += formatRecord(record);
      if (block.length < BLOCK_CHARACTERS) continue;
      signal?.throwIfAborted();
      await writer.write(encoder.encode(block));
      block = "";
    }
    await writer.write(encoder.encode(block));
    await writer.close();
    Deno.renameSync(temporary, file);
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
  return { file, truth };
}

function* makeRecords(truth: SyntheticTruth): Iterable<SyntheticRecord> {
  const random = createRandom(truth.seed);
  const period = { fromMs: Date.parse(truth.from), toMs: Date.parse(truth.to) };
  const drawPlace = createPlaceSource(truth.hot_spots);
  const drawType = createWeightedChoice(truth.types.map(({ share }) => share));
  const timeSources = truth.types.map((type) => createTimeSource(type, period));
  for (let row = 1; row <= truth.rows; row++) {
    const index = drawType(random);
    const type = truth.types[index]!;
    yield {
      id: 90_000_000 + row,
      case_number: `SYN${String(row).padStart(7, "0")}`,
      type,
      ...timeSources[index]!(random),
      ...drawPlace(random),
      arrest: random.unit() < type.arrest_share,
      domestic: random.unit() < type.domestic_share,
      hasCoordinates: random.unit() >= truth.without_coordinates_share,
    };
  }
}

function makeTruth(options: SyntheticOptions): SyntheticTruth {
  const { rows, seed = SEED, from = "2017-01-01", to = "2018-12-31" } = options;
  const { hotSpots = HOT_SPOTS, types = TYPES } = options;
  if (!Number.isSafeInteger(rows) || rows < 1 || rows > 1e9) {
    throw new UserError(
      `--rows must be 1 to 1,000,000,000 for synthetic records, current value is ${rows}.`,
    );
  }
  for (const day of [from, to]) {
    if (!isDay(day)) {
      throw new UserError(`A day must be a date as YYYY-MM-DD, current value is ${day}.`);
    }
  }
  if (from > to) throw new UserError(`The first day ${from} lies after the last day ${to}.`);
  const planted = hotSpots.reduce((sum, { share }) => sum + share, 0);
  return {
    schemaVersion: 1,
    note: "SYNTHETIC: no record is of a real incident",
    rows,
    seed,
    from,
    to,
    background_share: 1 - planted,
    without_coordinates_share: WITHOUT_COORDINATES_SHARE,
    lattice_meters: LATTICE_METERS,
    hot_spots: hotSpots.map((hotSpot) => {
      const [x, y] = lonLatToMeters(hotSpot.lon, hotSpot.lat);
      return { ...hotSpot, x, y };
    }),
    types: [...types],
  };
}

/** Whether a text is a date as YYYY-MM-DD that the calendar has. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
