/**
 * The zones of a fit as a list to choose from.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatDecimal } from "../../../describe/format.ts";
import { showCount } from "../../../explore/show_count.ts";
import type { FitPanel, FitSummary } from "../../files/zone_format.ts";
import { zoneColor } from "./colors.ts";

/** What is listed. */
export interface ZoneListProps {
  fit: FitSummary;
  panel: FitPanel;
  chosen: number | null;
  isDark: boolean;
  onChoose: (zone: number | null) => void;
}

/** A table with a button for each zone; the button of the chosen zone lets it go. */
export function ZoneList({ fit, panel, chosen, isDark, onChoose }: ZoneListProps): JSX.Element {
  const parts = [
    fit.population === "all" ? "all incidents" : "incidents that victims or witnesses report",
    ...(fit.alias ? [`${fit.alias} of the registry`] : []),
  ];
  return (
    <section class="panel" aria-labelledby="zones-title">
      <h2 id="zones-title">
        {panel.zones.length === 1 ? "1 zone" : `${panel.zones.length} zones`}: {fit.words}
      </h2>
      <p class="small muted">Of {parts.join("; ")}. Choose one to see what is recorded there.</p>
      {panel.notice && <p class="message small">{panel.notice}</p>}
      {panel.zones.length === 0
        ? <p>With these parameters there is no zone in these records.</p>
        : (
          <div class="scroll zone-list" tabIndex={0} role="region" aria-label="Zones">
            <table>
              <thead>
                <tr>
                  <th scope="col">Zone</th>
                  <th scope="col" class="number">Incidents</th>
                  <th scope="col" class="number wide">km²</th>
                  <th scope="col" class="number">per&nbsp;km²</th>
                </tr>
              </thead>
              <tbody>
                {panel.zones.map(({ name, n, squareKilometers }, i) => (
                  <tr key={name} data-chosen={chosen === i + 1}>
                    <th scope="row">
                      <button
                        type="button"
                        id={`zone-${i + 1}`}
                        aria-pressed={chosen === i + 1}
                        onClick={() =>
                          onChoose(chosen === i + 1 ? null : i + 1)}
                      >
                        <span class="swatch" style={{ background: zoneColor(i + 1, isDark) }} />
                        <span>{i + 1} {name}</span>
                      </button>
                    </th>
                    <td class="number">{showCount(n)}</td>
                    <td class="number wide">{formatDecimal(squareKilometers, 2)}</td>
                    <td class="number">
                      {n < 5 || squareKilometers === 0
                        ? ""
                        : formatDecimal(n / squareKilometers, 0)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
    </section>
  );
}
