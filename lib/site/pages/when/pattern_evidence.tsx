/**
 * How far patterns of time are above chance, in words and beside everything else that was tried.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount, formatDecimal, formatPercent } from "../../../describe/format.ts";
import { describeLift } from "../../../patterns/pattern_rows.ts";
import { aspectOf } from "../../../tracking/gate.ts";
import { describeRecord } from "../../../tracking/comparison_rows.ts";
import type { Metric, RunRecord } from "../../../tracking/run_record.ts";
import type { PatternCandidate, PatternsOfRun } from "../../files/times_patterns.ts";

/** Largest p that is called more than chance. */
const MAX_P = 0.05;

/** Sentences on the patterns, and the table of all candidates. */
export function PatternEvidence({ taken, candidates }: PatternsOfRun): JSX.Element {
  return (
    <>
      <h3>How much of this is more than a cut?</h3>
      {taken
        ? (
          <ul>
            {describeEvidence(taken.record).map((text) => <li key={text}>{text}</li>)}
          </ul>
        )
        : <p>The run has no record of this grouping, so its scores are not known.</p>}
      {candidates.length > 0 && (
        <details>
          <summary>Everything that was tried ({candidates.length} groupings)</summary>
          <div class="scroll" tabIndex={0} role="region" aria-label="Groupings of times">
            <Candidates candidates={candidates} />
          </div>
        </details>
      )}
    </>
  );
}

/**
 * What is known of a grouping of times, a sentence each.
 *
 * @param record Its record.
 */
export function describeEvidence({ metrics }: Pick<RunRecord, "metrics">): string[] {
  const { silhouette, silhouette_independent: together } = metrics;
  const score = formatDecimal(silhouette?.value ?? null, 2);
  const even = silhouette?.null?.mean ?? null;
  const part = even === null || !silhouette?.value ? null : Math.min(1, even / silhouette.value);
  return [
    `As groups they score ${score}, on a scale (silhouette) where 1 is fully apart and 0 is not apart ` +
    `at all. As many incidents spread evenly over all hours of all days, cut the same way, score ` +
    `${formatDecimal(even, 2)}: ${formatPercent(part, 0)} of the score is that of an evenly cut ` +
    `clock, and ${liftText(silhouette)}`,
    `Beside incidents with the same hours, weekdays and months, but drawn independently of each other: ` +
    `${
      isBeyond(together)
        ? `${liftText(together)} Hour, weekday and month work together.`
        : `no more than chance makes, ${
          describeChance(together)
        }. That hour, weekday and month work ` +
          `together cannot be told from it.`
    }`,
    `Agreement, 1 being the same grouping: other starts ${agreement(metrics.stability_seeds)}, ` +
    `resampled incidents ${
      agreement(metrics.stability_bootstrap)
    } (median), the two halves of the ` +
    `record ${
      agreement(metrics.stability_halves)
    }. That a cut is steady does not make it more than ` +
    `a cut.`,
  ];
}

function liftText(metric: Metric | undefined): string {
  const lift = aspectOf(metric, "lift");
  if (lift === null) return "how much it is above that is not known.";
  if (!isBeyond(metric)) {
    return `what it has above that is no more than chance makes, ${describeChance(metric)}.`;
  }
  const none = Math.abs(metric!.null!.p! - 1 / (metric!.null!.draws + 1)) < 1e-9;
  return `${formatDecimal(lift, 3)} is above that, ` +
    `${none ? `which none of ${metric!.null!.draws} draws reaches` : describeChance(metric)}.`;
}

function isBeyond(metric: Metric | undefined): boolean {
  return (aspectOf(metric, "lift") ?? 0) > 0 && (aspectOf(metric, "p") ?? 1) <= MAX_P;
}

function describeChance(metric: Metric | undefined): string {
  const [lift, p] = [aspectOf(metric, "lift"), aspectOf(metric, "p")];
  if (lift === null || p === null) return "as far as is known";
  const sign = lift < 0 ? "−" : "+";
  return `${sign}${formatDecimal(Math.abs(lift), 4)} (p ${formatDecimal(p, 2)}, ` +
    `${metric!.null!.draws} draws)`;
}

function agreement(metric: Metric | undefined): string {
  return metric?.value == null
    ? `not known${metric?.why ? ` (${metric.why})` : ""}`
    : formatDecimal(metric.value, 2);
}

function Candidates({ candidates }: { candidates: readonly PatternCandidate[] }): JSX.Element {
  const lift = (metric: Metric | undefined) => {
    const [value, p] = [aspectOf(metric, "lift"), aspectOf(metric, "p")];
    return value === null || p === null ? "n/a" : describeLift({ lift: value, p });
  };
  const of = (value: number | null | undefined, digits = 2) => formatDecimal(value ?? null, digits);
  const names = new Map(candidates.map((each) => [each.verdict.id, describeRecord(each.record)]));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Grouping</th>
          <th scope="col">Incidents</th>
          <th scope="col" class="number">Silhouette</th>
          <th scope="col" class="number">Above even (p)</th>
          <th scope="col" class="number">Above independent (p)</th>
          <th scope="col" class="number">Bootstraps</th>
          <th scope="col" class="number">Halves</th>
          <th scope="col">By the rule</th>
        </tr>
      </thead>
      <tbody>
        {candidates.map(({ record: { runId, metrics, data }, population, verdict }) => (
          <tr key={runId}>
            <th scope="row">{names.get(verdict.id)}</th>
            <td>{population}, {formatCount(data.nIncidents)}</td>
            <td class="number">{of(metrics.silhouette?.value, 4)}</td>
            <td class="number">{lift(metrics.silhouette)}</td>
            <td class="number">{lift(metrics.silhouette_independent)}</td>
            <td class="number">{of(metrics.stability_bootstrap?.value)}</td>
            <td class="number">{of(metrics.stability_halves?.value)}</td>
            <td>
              {verdict.chosen
                ? <strong>taken</strong>
                : verdict.reasons.map((reason) =>
                  [...names].reduce((text, [id, name]) =>
                    text.replace(id, name), reason)
                ).join("; ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
