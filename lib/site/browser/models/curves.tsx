/**
 * Curves of what is lost and won with more groups, and with more components.
 *
 * @module
 */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formatCount, formatDecimal, formatPercent } from "../../../describe/format.ts";
import { formatNumber } from "../../../figures/number_format.ts";
import type { Metric } from "../../../tracking/run_record.ts";
import { algorithmName } from "../../files/model_names.ts";
import type { FitFile, ModelsFile, Scree, Sweep } from "../../files/models_format.ts";
import { type ChartPoint, LineChart } from "./line_chart.tsx";

/** The curves of all sweeps and of all components, one of each at a time. */
export function Curves({ file }: { file: ModelsFile }): JSX.Element {
  return (
    <>
      {file.sweeps.length > 0 && <Sweeps file={file} />}
      {file.screes.length > 0 && <Screes screes={file.screes} />}
    </>
  );
}

function Sweeps({ file }: { file: ModelsFile }): JSX.Element {
  const [chosen, setChosen] = useState(0);
  const sweep = file.sweeps[chosen]!;
  const fits = sweep.steps.map(({ k, runId }) => ({
    k,
    fit: file.fits.find((each) => each.runId === runId)!,
  }));
  const inertia = pointsOf(fits, "inertia");
  const silhouette = pointsOf(fits, "silhouette");
  const showInertia = (value: number) =>
    formatNumber(value, inertia[0]!.value >= 1e7 ? scientific : "compact");
  const marked = fits.find(({ fit }) => fit.standing.includes("champion"))?.k;
  const n = fits[0]!.fit.metrics.silhouette?.n;
  const names = file.sweeps.map(sweepName);
  return (
    <section class="panel wide">
      <h2>How many groups: elbow and silhouette</h2>
      <div class="row controls">
        <Chooser label="Fits" names={names} chosen={chosen} onChoose={setChosen} />
      </div>
      <p class="small">
        More groups always lie closer together (inertia), so the bend of that curve decides little.
        The silhouette is held against what chance gives: the gray band is the range of redrawn
        incidents, the dashed line their mean{n !== undefined && `; n ${formatCount(n)}`}
        {marked !== undefined && "; the larger dot is the champion"}.
      </p>
      <div class="charts">
        {inertia.length > 1 && (
          <LineChart
            points={inertia}
            title="Inertia: sum of squared distances"
            stepLabel="Number of groups"
            format={showInertia}
            tickFormat={showInertia}
            marked={marked}
          />
        )}
        {silhouette.length > 1 && (
          <LineChart
            points={silhouette}
            title="Silhouette, beside chance"
            stepLabel="Number of groups"
            format={(value) => formatDecimal(value, 3)}
            marked={marked}
          />
        )}
      </div>
      {inertia.length <= 1 && <p class="small muted">Ward’s method has no inertia of its own.</p>}
    </section>
  );
}

function Screes({ screes }: { screes: readonly Scree[] }): JSX.Element {
  const [chosen, setChosen] = useState(0);
  const { shares, shuffled, n } = screes[chosen]!;
  const points = shares.map((value, i): ChartPoint => {
    const drawn = shuffled?.[i];
    const chance = drawn === undefined ? undefined : { mean: drawn, min: drawn, max: drawn };
    return { step: i + 1, value, chance };
  });
  const three = shares.slice(0, 3).reduce((sum, share) => sum + share, 0);
  return (
    <section class="panel">
      <h2>How many components: scree</h2>
      <div class="row controls">
        <Chooser
          label="Components of"
          names={screes.map(({ name }) => name)}
          chosen={chosen}
          onChoose={setChosen}
        />
      </div>
      <p class="small">
        Share of the variance that each component holds, of {formatCount(n)} rows and{" "}
        {shares.length} columns; three hold {formatPercent(three)}. {shuffled
          ? "The dashed line is the most that columns show whose values were shuffled."
          : "No shuffled columns were drawn for these."}
      </p>
      <div class="charts">
        <LineChart
          points={points}
          title="Variance held"
          stepLabel="Component"
          format={(value) =>
            formatPercent(value)}
          tickFormat={(value) => formatPercent(value, 0)}
        />
      </div>
    </section>
  );
}

function Chooser(
  { label, names, chosen, onChoose }: {
    label: string;
    names: readonly string[];
    chosen: number;
    onChoose: (i: number) => void;
  },
): JSX.Element {
  return (
    <label>
      {label}
      <select
        value={chosen}
        onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}
      >
        {names.map((name, i) => <option key={name} value={i}>{name}</option>)}
      </select>
    </label>
  );
}

/** Name of a sweep; where two would have the same, the one that tells them apart. */
function sweepName(sweep: Sweep, _: number, all: readonly Sweep[]): string {
  const short = ({ ofGroup, algorithm }: Sweep) => `${ofGroup}: ${algorithmName(algorithm)}`;
  const isUnique = all.filter((each) => short(each) === short(sweep)).length === 1;
  return isUnique ? short(sweep) : sweep.name;
}

function pointsOf(
  fits: readonly { k: number; fit: FitFile }[],
  metric: string,
): ChartPoint[] {
  return fits.flatMap(({ k, fit: { metrics } }) => {
    const found = metrics[metric];
    return found && found.value !== null
      ? [{ step: k, value: found.value, chance: chanceOf(found) }]
      : [];
  });
}

function chanceOf({ null: drawn }: Metric): ChartPoint["chance"] {
  if (!drawn || drawn.mean === null || drawn.min === null || drawn.max === null) return undefined;
  return { mean: drawn.mean, min: drawn.min, max: drawn.max };
}

/** A large sum as 1.9e10. */
function scientific(value: number): string {
  return value === 0 ? "0" : value.toExponential(1).replace("e+", "e");
}
