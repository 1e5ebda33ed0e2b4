/** Made-up towns on a square: incidents of a background that changes slowly, and of dense spots. */

import { createRandom } from "lib/numeric/random.ts";
import { createGrid, type WeightedPlaces } from "lib/space/grid.ts";
import { createRegion, type Region } from "lib/space/region.ts";
import type { Population } from "lib/zones/evaluate.ts";
import type { Ground } from "lib/zones/zone_cells.ts";
import { placesOf } from "../cluster/scored.ts";
import { rectangle } from "../space/rectangle.ts";

/** Southwest corner of all towns, meters. */
const [WEST, SOUTH] = [350_000, 570_000];

/** What a town is made of. */
export interface TownPlan {
  /** Length of its sides, meters; a multiple of 250. */
  side: number;
  /** Incidents that are in no spot. */
  background: number;
  /** Middle of each spot from the southwest corner, meters. */
  spots: readonly (readonly [x: number, y: number])[];
  /** Incidents of a spot, and their standard deviation along each axis, meters. */
  spotIncidents: number;
  spread: number;
}

/** An incident, and the spot that it was planted in; -1 for none. */
export interface Incident {
  x: number;
  y: number;
  spot: number;
}

/** Incidents in random order, to the nearest 10 m, all in the town. */
export function drawTown(seed: number, plan: TownPlan): Incident[] {
  const { side, background, spots, spotIncidents, spread } = plan;
  const random = createRandom(seed);
  const incidents: (Incident & { key: number })[] = [];
  const add = (x: number, y: number, spot: number) => {
    const inTown = (at: number) => Math.min(side - 10, Math.max(0, 10 * Math.round(at / 10)));
    incidents.push({ x: WEST + inTown(x), y: SOUTH + inTown(y), spot, key: random.unit() });
  };
  while (incidents.length < background) {
    const [x, y] = [random.unit(), random.unit()];
    // densest in the middle, a ninth of that in the corners
    const density = (2 - Math.cos(2 * Math.PI * x)) * (2 - Math.cos(2 * Math.PI * y)) / 9;
    if (random.unit() < density) add(side * x, side * y, -1);
  }
  spots.forEach(([x, y], spot) => {
    for (let i = 0; i < spotIncidents; i++) {
      add(x + spread * random.normal(), y + spread * random.normal(), spot);
    }
  });
  return incidents.sort((a, b) => a.key - b.key).map(({ x, y, spot }) => ({ x, y, spot }));
}

/** Distinct places of incidents, ascending by x, then y. */
export function toPlaces(incidents: readonly Incident[]): WeightedPlaces {
  const atPlace = [...Map.groupBy(incidents, ({ x, y }) => `${x},${y}`).values()]
    .sort(([a], [b]) => a!.x - b!.x || a!.y - b!.y);
  return placesOf(
    atPlace.map(([first]) => first!.x),
    atPlace.map(([first]) => first!.y),
    atPlace.map((own) => own.length),
  );
}

/** Incidents as a population; each other one is of the first half of the period. */
export function toPopulation(incidents: readonly Incident[]): Population {
  const half = (rest: number) => toPlaces(incidents.filter((_, i) => i % 2 === rest));
  return { places: toPlaces(incidents), halves: [half(0), half(1)] };
}

/** The square that a town fills, and its cells of 250 m. */
export function landOf({ side }: TownPlan): { region: Region; ground: Ground } {
  const region = createRegion([[rectangle(WEST, SOUTH, WEST + side, SOUTH + side)]]);
  const grid = createGrid({ ...region.bounds, maxX: WEST + side - 1, maxY: SOUTH + side - 1 }, 250);
  return { region, ground: { grid, areas: new Float64Array(grid.nCells).fill(250 * 250) } };
}
