/**
 * Incidents as points, in the picture that is looked at, with what is chosen of them.
 *
 * @module
 */

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { formatCount, formatPercent } from "../../../describe/format.ts";
import { showCount } from "../../../explore/show_count.ts";
import type { PictureScores } from "../../files/structure_format.ts";
import type { PageView } from "./address.ts";
import { type Choice, chosenPoints, describeChoice, EVERYTHING, isPart } from "./choice.ts";
import { ChosenPanel } from "./chosen_panel.tsx";
import type { ColorId, Coloring } from "./coloring.ts";
import { Legend } from "./legend.tsx";
import type { Points } from "./points.ts";
import { Scatter } from "./scatter.tsx";
import { IncidentScores } from "./scores.tsx";

/** Properties of {@linkcode Incidents}. */
export interface IncidentsProps {
  points: Points;
  colorings: Readonly<Record<ColorId, Coloring>>;
  scores: PictureScores;
  view: PageView;
  choice: Choice;
  setChoice: (choice: Choice) => void;
}

/** Pairs of components that can be drawn, from 1 on. */
export function pairsOf(points: Points): [number, number][] {
  const n = points.meta.components.length;
  const pairs: [number, number][] = [[1, 2], [1, 3], [2, 3]];
  return pairs.filter(([, second]) => second <= n);
}

function countOf(mask: Uint8Array): number {
  return mask.reduce((sum, each) => sum + each, 0);
}

const NONE: ReadonlySet<number> = new Set();

/** The picture of incidents, its legend and scores, and what is chosen. */
export function Incidents(
  { points, colorings, scores, view, choice, setChoice }: IncidentsProps,
): JSX.Element {
  const coloring = colorings[view.color];
  const pairs = pairsOf(points);
  const [first, second] = pairs.find((pair) => pair.join() === view.axes.join()) ?? [1, 2];
  const isUmap = view.view !== "components" || pairs.length === 0;
  const picture = isUmap ? points.umap : points.components(first - 1, second - 1);
  const name = isUmap ? "UMAP" : `components ${first} and ${second}`;
  const lit = useMemo(
    () => chosenPoints(choice, colorings, points.n),
    [choice, colorings, points],
  );
  const isChosen = isPart(choice);
  const picked = choice.picks[view.color] ?? NONE;
  const scene = useMemo(
    () => ({ picture, coloring, order: points.order, lit, picked }),
    [picture, coloring, points, lit, picked],
  );
  const { region, picks } = choice;
  const shareOf = (c: number) => points.meta.components[c - 1]?.explained ?? 0;
  const axisWord = (c: number) => `Component ${c}, ${formatPercent(shareOf(c))} of the variance`;
  return (
    <>
      <div class="structure-board">
        <Scatter
          scene={scene}
          label={`${formatCount(points.n)} incidents by ${name}, colored by ` +
            `${coloring.label.toLowerCase()}. What is chosen is told below.`}
          outline={region?.picture === picture ? region.outline : null}
          onOutline={(outline) =>
            setChoice({ ...choice, region: outline && { outline, picture, name } })}
          note={isChosen ? `${showCount(countOf(lit))} points chosen` : null}
          axes={isUmap ? null : { x: axisWord(first), y: axisWord(second) }}
        />
        <div class="structure-side">
          <Legend
            coloring={coloring}
            picked={picked}
            onPick={(codes) => setChoice({ ...choice, picks: { ...picks, [view.color]: codes } })}
          />
          <IncidentScores
            scores={scores}
            view={isUmap ? "umap" : "components"}
            explained={[first, second].map(shareOf)}
          />
        </div>
      </div>
      <ChosenPanel
        colorings={colorings}
        mask={isChosen ? lit : null}
        nPoints={points.n}
        how={describeChoice(choice, colorings)}
        onClear={() => setChoice(EVERYTHING)}
      />
    </>
  );
}
