/**
 * What the page and the worker that counts say to each other.
 *
 * @module
 */

import type { DimensionId, IncidentMeta } from "../../../explore/incident_file.ts";
import type { Filters } from "../../../explore/view_filters.ts";

/** What the page asks of the worker. */
export type Ask =
  | { ask: "open"; address: string }
  | { ask: "count"; id: number; filters: Filters; against: Uint8Array<ArrayBuffer> | null };

/** Counts of one period. */
export interface PeriodCounts {
  total: number;
  /** Incidents by code under the filters of the other dimensions. */
  counts: Record<DimensionId, Uint32Array<ArrayBuffer>>;
  /** Incidents by cell under all filters. */
  cells: Uint32Array<ArrayBuffer>;
}

/** What the worker tells the page. */
export type Tell =
  | { tell: "progress"; loaded: number; total: number | null }
  | { tell: "ready"; meta: IncidentMeta }
  | { tell: "counts"; id: number; first: PeriodCounts; second: PeriodCounts | null }
  | { tell: "failed"; name: string; message: string };
