/**
 * The models that the registry knows, and what each must show to be promoted.
 *
 * @module
 */

import { PATTERN_RULE } from "../patterns/pattern_selection.ts";
import { RULE_REASONS, SELECTION_RULE } from "../zones/selection.ts";
import type { Demand, Gate } from "./gate.ts";
import type { RunRecord } from "./run_record.ts";

/** A model that can be registered. */
export interface ModelSpec {
  name: string;
  title: string;
  task: RunRecord["task"];
  gate: Gate;
}

/**
 * The models of the project with their gates: the demands of the rules that select zones and
 * patterns, on what is recorded. Stricter than these in one point: few draws, which cannot show a
 * small p, do not pass.
 *
 * @param ground.districtSquareKilometers Ground of an average police district, the most that a zone
 *   may have.
 *
 * @example Zones must be more than chance
 * ```ts
 * import assert from "node:assert/strict";
 * import { modelSpecs } from "lib/tracking/models.ts";
 * const [zones] = modelSpecs({ districtSquareKilometers: 26 });
 * const lift = zones?.gate.demands.find(({ of }) => of === "lift");
 * assert.deepEqual([zones?.name, lift?.atLeast], ["geo-zones", 0.15]);
 * ```
 */
export function modelSpecs(
  { districtSquareKilometers }: { districtSquareKilometers: number },
): ModelSpec[] {
  return [
    {
      name: "geo-zones",
      title: "Zones of victim-reported incidents",
      task: "geo",
      gate: geoGate(districtSquareKilometers),
    },
    { name: "time-patterns", title: "Patterns of time", task: "temporal", gate: TIME_GATE },
    {
      name: "incident-components",
      title: "Principal components of incidents",
      task: "reduction",
      gate: COMPONENTS_GATE,
    },
  ];
}

const value = "value" as const;

function geoGate(districtSquareKilometers: number): Gate {
  const rule = SELECTION_RULE;
  const why = RULE_REASONS;
  return {
    demands: [
      {
        metric: "clusters",
        of: value,
        atLeast: rule.minZones,
        atMost: rule.maxZones,
        why: why.minZones,
      },
      {
        metric: "largest_share",
        of: value,
        atMost: rule.maxLargestShare,
        why: why.maxLargestShare,
      },
      { metric: "noise_share", of: value, atMost: rule.maxNoiseShare, why: why.maxNoiseShare },
      {
        metric: "largest_zone_square_kilometers",
        of: value,
        atMost: districtSquareKilometers,
        why: why.maxZoneSquareKilometers,
      },
      { metric: "silhouette", of: "lift", atLeast: rule.minLift, why: why.minLift },
      { metric: "silhouette", of: "p", atMost: rule.maxP, why: why.maxP },
      ...stabilityDemands(rule),
    ],
    criteria: [
      { metric: "next_share_per_square_kilometer", of: value, tieShare: rule.tieShare },
      { metric: "silhouette", of: "lift", tieShare: 1 },
    ],
  };
}

const TIME_GATE: Gate = {
  demands: [
    {
      metric: "clusters",
      of: value,
      atLeast: PATTERN_RULE.minPatterns,
      atMost: PATTERN_RULE.maxPatterns,
      why: "the specification asks for three to five",
    },
    {
      metric: "smallest_share",
      of: value,
      atLeast: PATTERN_RULE.minShare,
      why: "below it a pattern is a crumb",
    },
    {
      metric: "largest_share",
      of: value,
      atMost: PATTERN_RULE.maxShare,
      why: "beyond it, there is one pattern and its crumbs",
    },
    { metric: "silhouette", of: "lift", atLeast: 0, why: "above an even spread" },
    {
      metric: "silhouette",
      of: "p",
      atMost: PATTERN_RULE.maxP,
      why: "no draw of 99 comes up to it",
    },
    ...stabilityDemands(PATTERN_RULE),
  ],
  criteria: [{ metric: "silhouette", of: "lift", tieShare: 1 }],
};

function stabilityDemands(
  { minStability, minHalves }: { minStability: number; minHalves: number },
): Demand[] {
  return [
    {
      metric: "stability_bootstrap",
      of: value,
      atLeast: minStability,
      why: RULE_REASONS.minStability,
    },
    { metric: "stability_halves", of: value, atLeast: minHalves, why: RULE_REASONS.minHalves },
  ];
}

const COMPONENTS_GATE: Gate = {
  demands: [
    { metric: "explained_3", of: "lift", atLeast: 0, why: "above shuffled columns" },
    { metric: "explained_3", of: "p", atMost: 0.1, why: "no draw of nine comes up to it" },
  ],
  criteria: [{ metric: "explained_3", of: "lift", tieShare: 1 }],
};
