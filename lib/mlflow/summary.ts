/**
 * What a sync came to.
 *
 * @module
 */

import { formatNumberOf } from "../describe/format.ts";
import type { Sendable } from "./sendable.ts";

/** Kinds of what is sent. */
export type Kind = "records" | "notebooks" | "models";

/** How many of a kind there are, and how many of them the server has. */
export interface Tally {
  total: number;
  sent: number;
  /** There already. */
  kept: number;
}

/** What a sync has come to so far. */
export interface SyncSummary {
  /** Address of the server, without credentials. */
  baseUrl: string;
  tallies: Record<Kind, Tally>;
  /** Whether there is a registry of models. */
  hasRegistry: boolean;
  /** Files that could be sent nowhere, by path below the output folder. */
  missing: Set<string>;
  /** Runs at the server of fits that the output folder does not hold. */
  nEarlier: number;
  /** Why not all arrived, each in one line. */
  failures: string[];
  total: number;
  /** How many are at the server. */
  done(): number;
  fail(why: string): void;
}

/** A summary of nothing yet. */
export function createSummary(
  baseUrl: string,
  { records, chapters, registry }: Pick<Sendable, "records" | "chapters" | "registry">,
): SyncSummary {
  const tally = (total: number): Tally => ({ total, sent: 0, kept: 0 });
  const versions = registry?.models.flatMap((model) => model.versions) ?? [];
  const tallies = {
    records: tally(records.length),
    notebooks: tally(chapters.length),
    models: tally(versions.length),
  };
  const failures: string[] = [];
  return {
    baseUrl,
    tallies,
    hasRegistry: registry !== undefined,
    missing: new Set(),
    nEarlier: 0,
    failures,
    total: records.length + chapters.length + versions.length,
    done: () => Object.values(tallies).reduce((sum, { sent, kept }) => sum + sent + kept, 0),
    fail: (why) => void failures.push(why),
  };
}

/**
 * A summary in one line.
 *
 * @param again Command that sends what did not arrive.
 *
 * @example A server that was not there
 * ```ts
 * import assert from "node:assert/strict";
 * import { createSummary, formatSummary } from "lib/mlflow/summary.ts";
 * const sendable = { records: [], chapters: ["01_one"], registry: undefined };
 * const summary = createSummary("http://127.0.0.1:5000", sendable);
 * summary.fail("The MLflow server at http://127.0.0.1:5000 cannot be reached (3 attempts)");
 * assert.equal(
 *   formatSummary(summary, "deno task mlflow sync"),
 *   "MLflow: 0 records sent, 0 not; 1 of 1 notebook not: The MLflow server at " +
 *     "http://127.0.0.1:5000 cannot be reached (3 attempts). deno task mlflow sync sends them later.",
 * );
 * ```
 */
export function formatSummary(summary: SyncSummary, again: string): string {
  return summary.failures.length > 0 ? formatFailure(summary, again) : formatSuccess(summary);
}

function formatFailure({ tallies, failures }: SyncSummary, again: string): string {
  const { records, ...others } = tallies;
  const there = records.kept > 0 ? `, ${records.kept} there before` : "";
  const rest = [
    ["notebook", others.notebooks] as const,
    ["model version", others.models] as const,
  ].filter(([, tally]) => lackOf(tally) > 0)
    .map(([noun, tally]) => `; ${lackOf(tally)} of ${formatNumberOf(tally.total, noun)} not`);
  const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : "";
  return `MLflow: ${records.sent} records sent${there}, ${lackOf(records)} not${rest.join("")}: ` +
    `${failures[0]}${more}. ${again} sends them later.`;
}

function formatSuccess(summary: SyncSummary): string {
  const { tallies, missing, nEarlier, hasRegistry, baseUrl } = summary;
  const { records, notebooks, models } = tallies;
  const sentOf = (noun: string, { total, sent }: Tally) =>
    formatNumberOf(total, noun) +
    (total === 0 ? "" : ` (${sent === 0 ? "there before" : `${sent} sent now`})`);
  return [
    `MLflow: ${baseUrl} has ${sentOf("record", records)}, ${sentOf("notebook", notebooks)}` +
    (hasRegistry ? ` and ${sentOf("model version", models)}` : ""),
    ...(hasRegistry ? [] : ["no models, since there is no registry.json"]),
    ...(missing.size > 0
      ? [`${formatNumberOf(missing.size, "file")} not sent, which deno task run makes`]
      : []),
    ...(nEarlier > 0 ? [`${formatNumberOf(nEarlier, "run")} of earlier fits stay there`] : []),
  ].join("; ") + ".";
}

function lackOf({ total, sent, kept }: Tally): number {
  return total - sent - kept;
}
