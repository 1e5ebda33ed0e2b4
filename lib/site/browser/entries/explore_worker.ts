/**
 * Counts incidents beside the page, so that the page stays free to draw.
 *
 * @module
 */

import { type Counter, createCounter } from "../../../explore/counter.ts";
import {
  DIMENSION_IDS,
  incidentDimensions,
  type IncidentMeta,
} from "../../../explore/incident_file.ts";
import { unpackColumns } from "../../../explore/packed_columns.ts";
import type { Filters } from "../../../explore/view_filters.ts";
import type { Ask, PeriodCounts, Tell } from "../filter/worker_messages.ts";
import { fetchBytes } from "../shared/load.ts";

let open: (() => Counter) | undefined;
let first: Counter | undefined;
let second: Counter | undefined;

self.onmessage = async ({ data }: MessageEvent<Ask>) => {
  try {
    if (data.ask === "open") tell({ tell: "ready", meta: await load(data.address) });
    else count(data);
  } catch (error) {
    const { name, message } = error as Error;
    tell({ tell: "failed", name, message });
  }
};

async function load(address: string): Promise<IncidentMeta> {
  const bytes = await fetchBytes(address, "incidents.bin", (loaded, total) => {
    tell({ tell: "progress", loaded, total });
  });
  const unpacked = unpackColumns<IncidentMeta>(bytes);
  const dimensions = incidentDimensions(unpacked);
  open = () => createCounter(dimensions);
  first = open();
  return unpacked.meta;
}

function count({ id, filters, against }: Ask & { ask: "count" }): void {
  if (!first || !open) throw new Error("Incidents are counted before they are loaded");
  // A second counter costs memory, so it is there only while periods are compared.
  second = against ? second ?? open() : undefined;
  tell({
    tell: "counts",
    id,
    first: countPeriod(first, filters),
    second: second ? countPeriod(second, { ...filters, day: against }) : null,
  });
}

function countPeriod(counter: Counter, filters: Filters): PeriodCounts {
  for (const id of DIMENSION_IDS) counter.setFilter(id, filters[id]);
  const counts = DIMENSION_IDS.map((id) => [id, counter.counts(id)]);
  return {
    total: counter.total,
    counts: Object.fromEntries(counts),
    cells: counter.selected("cell"),
  };
}

function tell(message: Tell): void {
  self.postMessage(message);
}
