/**
 * What can be done at the places of a zone beside patrol.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatList } from "../../../describe/format.ts";
import { type ListedOption, PLACE_OPTIONS } from "../../../zones/place_options.ts";

/** Options with why they are listed, what they are, and what studies found. */
export function Options({ options }: { options: readonly ListedOption[] }): JSX.Element {
  return (
    <div class="options">
      <p class="small muted">
        Listed for what is recorded here, to look into on site: records know neither lamps nor
        locks. What a study found elsewhere is no promise.
      </p>
      {options.map(({ id, because }) => {
        const option = PLACE_OPTIONS.find((each) => each.id === id);
        return option && (
          <details key={id}>
            <summary>{option.title}</summary>
            <p>{option.what}</p>
            <p class="small">
              <strong>Why here:</strong>{" "}
              {because.length > 0 ? `${formatList(because)}.` : "listed for every zone."}{" "}
              <span class="muted">Rule: {option.rule}.</span>
            </p>
            <p class="small">
              <strong>Evidence:</strong> {option.evidence}
            </p>
            <ul class="small sources">
              {option.sources.map(({ text, doi }) => (
                <li key={doi}>
                  {text}. <a href={`https://doi.org/${doi}`} rel="noreferrer">doi:{doi}</a>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}
