/**
 * The demands that a model had to meet, with what it showed.
 *
 * @module
 */

import type { JSX } from "preact";
import { type Check, roundEvidence } from "../../tracking/gate.ts";
import { aspectName } from "../files/model_names.ts";
import { shownValue } from "../files/models.ts";

/** Demands in a table; each says in words whether it was met. */
export function GateTable(
  { checks, label }: { checks: readonly Check[]; label: string },
): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">Demand</th>
            <th class="number" scope="col">Wanted</th>
            <th class="number" scope="col">Shown</th>
            <th scope="col">Passed</th>
            <th scope="col">Of</th>
            <th scope="col">Why it is asked</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={aspectName(check.metric, check.of)}>
              <th scope="row">{aspectName(check.metric, check.of)}</th>
              <td class="number">{wantedOf(check)}</td>
              <td class="number">
                {check.value === null
                  ? "none"
                  : String(roundEvidence(shownValue(check.metric, check.value)))}
              </td>
              <td>
                <span class={`tag ${check.passed ? "met" : "not-met"}`}>
                  {check.passed ? "passed" : "failed"}
                </span>
              </td>
              <td class="small">{check.evidence}</td>
              <td class="small">{check.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function wantedOf({ atLeast, atMost }: Check): string {
  return [
    ...(atLeast === undefined ? [] : [`≥\u00a0${roundEvidence(atLeast)}`]),
    ...(atMost === undefined ? [] : [`≤\u00a0${roundEvidence(atMost)}`]),
  ].join(", ");
}
