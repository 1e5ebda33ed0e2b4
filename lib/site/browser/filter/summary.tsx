/**
 * What the view comes to: the total, its filters, and ways to take it elsewhere.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount } from "../../../describe/format.ts";
import { showCount, SMALL } from "../../../explore/show_count.ts";
import type { Ratio } from "../../../numeric/ratio.ts";
import { CopyLink } from "../shared/copy_link.tsx";
import type { MergedCounts } from "./merge.ts";

/** What the summary shows. */
export interface SummaryProps {
  merged: MergedCounts;
  against: MergedCounts | null;
  /** Days of the two periods, and the ratio of their rates. */
  compared: { days: [number, number]; ratio: Ratio } | null;
  nAll: number;
  nSensitive: number;
  /** Filters in words. */
  filters: readonly string[];
  /** What was left out of the address, or went wrong. */
  problems: readonly string[];
  onReset: () => void;
  /** Address of the view. */
  address: () => string;
  onCsv: () => void;
  onPicture: () => void;
}

/** Total, filters, problems, and buttons. */
export function Summary(props: SummaryProps): JSX.Element {
  const { merged, against, compared, nAll, nSensitive, filters, problems } = props;
  return (
    <section class="summary-all" aria-label="Result">
      <div class="summary row">
        <p
          class="total"
          role="status"
          data-total={merged.total < SMALL ? showCount(merged.total) : merged.total}
        >
          <strong>{showCount(merged.total)}</strong> of {formatCount(nAll)} incidents
          {against && compared && <Comparison {...{ merged, against, compared }} />}
        </p>
        <span class="row controls">
          <button type="button" disabled={filters.length === 0} onClick={props.onReset}>
            Lift all filters
          </button>
          <CopyLink address={props.address} />
          <button type="button" onClick={props.onCsv}>Counts (CSV)</button>
          <button type="button" onClick={props.onPicture}>Picture (PNG)</button>
        </span>
      </div>
      {filters.length > 0 && (
        <ul class="chips" aria-label="Filters">
          {filters.map((line) => <li key={line}>{line}</li>)}
        </ul>
      )}
      <p class="small muted">
        {merged.sensitive.n === null
          ? `${merged.sensitive.reason} All ${formatCount(nSensitive)} of them are left out.`
          : `With ${showCount(merged.sensitive.n)} domestic or sexual incidents or such against ` +
            "children: these are counted by type and by community area or month alone, and stand in " +
            "no other list and not on the map."}
      </p>
      {merged.total === 0 && (
        <p class="message" role="status">
          No incident passes all filters. Lift one of them: each has a button “All”.
        </p>
      )}
      {problems.map((problem) => <p key={problem} class="message failed" role="alert">{problem}
      </p>)}
    </section>
  );
}

/** The second period beside the first. */
function Comparison(
  { merged, against, compared: { days, ratio } }: {
    merged: MergedCounts;
    against: MergedCounts;
    compared: NonNullable<SummaryProps["compared"]>;
  },
): JSX.Element {
  const rates = [merged.total / days[0], against.total / days[1]].map((rate) => rate.toFixed(1));
  const isKnown = merged.total >= SMALL && against.total >= SMALL && ratio.low !== null;
  return (
    <span>
      , against <strong class="against">{showCount(against.total)}</strong>
      {isKnown && (
        <>
          : {rates[0]} a day against {rates[1]}. Of those that are dated to the day,{" "}
          {ratio.ratio!.toFixed(2)} times as many (95 % CI {ratio.low!.toFixed(2)} to{" "}
          {ratio.high!.toFixed(2)})
        </>
      )}
    </span>
  );
}
