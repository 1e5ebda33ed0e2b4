/**
 * What the view comes to: the total, its filters, and ways to take it elsewhere.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount, formatList } from "../../../describe/format.ts";
import type { ViewLine } from "../../../explore/describe_view.ts";
import { showCount, SMALL } from "../../../explore/show_count.ts";
import type { View } from "../../../explore/view.ts";
import { Chips } from "./chips.tsx";
import { type Comparison, ratesCaveat, ratesText } from "./comparison.ts";
import { CopyLink } from "../shared/copy_link.tsx";
import type { PeriodCounts } from "./worker_messages.ts";

/** What the summary shows. */
export interface SummaryProps {
  first: PeriodCounts;
  /** The period of the view against a second one, where there is one. */
  comparison: Comparison | null;
  nAll: number;
  /** Incidents that are counted by community area only. */
  nSensitive: number;
  /** Types that are asked for, all of whose incidents are such. */
  withoutRows: readonly string[];
  /** Filters in words. */
  lines: readonly ViewLine[];
  /** What was left out of the address, or went wrong. */
  problems: readonly string[];
  /** Lifts some filters, or all. */
  onLift: (without: Partial<View>) => void;
  onReset: () => void;
  /** Address of the view. */
  address: () => string;
  onCsv: () => void;
  onPicture: () => void;
}

/** Total, filters, problems, and buttons. */
export function Summary(props: SummaryProps): JSX.Element {
  const { first, comparison, nAll, nSensitive, withoutRows, lines, problems } = props;
  return (
    <section class="summary-all" aria-label="Result">
      <div class="summary">
        <p
          class="total"
          role="status"
          data-total={first.total < SMALL ? showCount(first.total) : first.total}
          data-by-area={nSensitive}
        >
          <strong>{showCount(first.total)}</strong> of {formatCount(nAll)} incidents
          {comparison && <Compared comparison={comparison} />}
        </p>
        <Chips lines={lines} onLift={props.onLift} onLiftAll={props.onReset} />
      </div>
      <div class="row summary-foot">
        <div class="notes">
          <p class="small" aria-live="polite">{comparison && ratesCaveat(comparison)}</p>
          {nSensitive > 0 && (
            <p class="small muted base">
              {showCount(nSensitive)}{" "}
              more, which are domestic or sexual or against children, are counted by community area
              only, at the end of this page, and in none of the other numbers.
            </p>
          )}
        </div>
        <span class="row controls">
          <CopyLink address={props.address} />
          <button type="button" onClick={props.onCsv}>Counts (CSV)</button>
          <button type="button" onClick={props.onPicture}>Picture (PNG)</button>
        </span>
      </div>
      {withoutRows.length > 0 && (
        <p class="message" role="status">
          {formatList(withoutRows)}: all incidents are domestic or sexual or against children, and
          are counted by community area only, at the end of this page.
        </p>
      )}
      {first.total === 0 && (
        <p class="message" role="status">
          No incident passes all filters. Lift one of them: each has a button above.
        </p>
      )}
      {problems.map((problem) => <p key={problem} class="message failed" role="alert">{problem}
      </p>)}
    </section>
  );
}

/** The second period beside the first. */
function Compared({ comparison }: { comparison: Comparison }): JSX.Element {
  const rates = ratesText(comparison);
  return (
    <span>
      , against <strong class="against">{showCount(comparison.totals[1])}</strong>
      {rates && `: ${rates}`}
    </span>
  );
}
