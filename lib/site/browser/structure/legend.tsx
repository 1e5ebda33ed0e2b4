/**
 * What colors stand for; each category can be picked, and others step back.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatPercent } from "../../../describe/format.ts";
import { hideSmall } from "../../../explore/hide_small.ts";
import type { Coloring } from "./coloring.ts";
import { REST, themeColors } from "./colors.ts";
import { useTheme } from "../shared/use_theme.ts";

/** Properties of {@linkcode Legend}. */
export interface LegendProps {
  coloring: Coloring;
  /** Codes of the categories that are picked. */
  picked: ReadonlySet<number>;
  onPick: (picked: ReadonlySet<number>) => void;
}

/** Categories with their colors and counts. */
export function Legend({ coloring, picked, onPick }: LegendProps): JSX.Element {
  useTheme();
  const colors = themeColors();
  const { categories, codes, label } = coloring;
  const { texts } = hideSmall(categories.map(({ n }) => n));
  const toggle = (code: number) => {
    const next = new Set(picked);
    if (!next.delete(code)) next.add(code);
    onPick(next);
  };
  const isPooled = categories.filter(({ color, n }) => color === REST && n > 0).length > 1;
  return (
    <section class="panel" aria-label={`Legend: ${label}`}>
      <div class="row legend-head">
        <h2>{label}</h2>
        <button type="button" disabled={picked.size === 0} onClick={() => onPick(new Set())}>
          Show all
        </button>
      </div>
      <ul class="legend-list">
        {categories.map(({ name, n, color }, code) =>
          n > 0 && (
            <li key={code}>
              <button type="button" aria-pressed={picked.has(code)} onClick={() => toggle(code)}>
                <svg width="12" height="12" aria-hidden="true">
                  <circle
                    cx="6"
                    cy="6"
                    r="5"
                    fill={color === REST && picked.has(code)
                      ? colors.picked
                      : colors.categories[color]}
                  />
                </svg>
                <span>{name}</span>
                <span class="legend-count">
                  {texts[code]}
                  <small>{n < 5 ? "" : formatPercent(n / codes.length, 0)}</small>
                </span>
              </button>
            </li>
          )
        )}
      </ul>
      <p class="small muted">
        Press one to bring it to the front; press more to add them.
        {isPooled && " Those in gray have no color of their own until they are picked."}
      </p>
    </section>
  );
}
