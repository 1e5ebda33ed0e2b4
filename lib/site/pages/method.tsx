/**
 * The page "Method and limits": what the records are, by which rules results are made, what models
 * are for, what the site ships, and under which terms.
 *
 * @module
 */

import type { PageOutput, SiteSource } from "../source.ts";
import { Limits, ProhibitedUses } from "./overview/about_data.tsx";
import { Licenses } from "./method/licenses.tsx";
import { ModelCards } from "./method/model_cards.tsx";
import { Privacy } from "./method/privacy.tsx";
import { Dictionary, Records } from "./method/records.tsx";
import { Rules } from "./method/rules.tsx";

const CONTENTS: readonly (readonly [string, string])[] = [
  ["records", "What a record is"],
  ["dictionary", "Data dictionary"],
  ["limits", "What this cannot say"],
  ["uses", "What it must not be used for"],
  ["rules", "Rules of honesty"],
  ["models", "Model cards"],
  ["privacy", "Privacy"],
  ["licenses", "Terms and licenses"],
];

/** The page. */
export function methodPage(site: SiteSource): PageOutput {
  return {
    body: (
      <div class="method">
        <h1>Method and limits</h1>
        <p class="lead">
          How the findings of this site are made, how far they carry, and what they must not be used
          for.
        </p>
        <nav aria-label="On this page">
          <ul class="contents">
            {CONTENTS.map(([id, title]) => (
              <li key={id}>
                <a href={`#${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <Records site={site} />
        <Dictionary site={site} />
        <Limits />
        <ProhibitedUses />
        <Rules site={site} />
        <ModelCards site={site} />
        <Privacy site={site} />
        <Licenses />
      </div>
    ),
  };
}
