/**
 * All that a record says of a fit.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import { formatCount, formatDecimal } from "../../../describe/format.ts";
import type { Metric } from "../../../tracking/run_record.ts";
import { metricName } from "../../files/model_names.ts";
import type { FitFile } from "../../files/models_format.ts";

/** Parameters, data, files, and every metric with its n, its noise and its null. */
export function FitDetail(
  { fit, links }: { fit: FitFile; links: ComponentChildren },
): JSX.Element {
  const { params, seed, data, artifacts, runId, cell, chapter } = fit;
  const metrics = Object.entries(fit.metrics);
  const methods = [...new Set(metrics.flatMap(([, metric]) => metric.null?.method ?? []))];
  return (
    <div class="fit-detail">
      <dl>
        <Fact name="Identity">
          <code>{runId}</code>
        </Fact>
        <Fact name="Parameters">
          {params.length === 0
            ? "none"
            : params.map(([name, value]) => (
              <span key={name} class="param">
                <b>{name}</b> {value}
              </span>
            ))}
        </Fact>
        <Fact name="Seed">{seed}</Fact>
        <Fact name="Data">
          {formatCount(data.nIncidents)} incidents, {formatCount(data.nPlaces)} places or rows, file
          {" "}
          <code>{data.sha256}</code>
        </Fact>
        <Fact name="Files">
          {artifacts.length === 0
            ? "none"
            : artifacts.map(({ path, sha256 }) => (
              <span key={path} class="param">
                {path} <code>{sha256}</code>
              </span>
            ))}
        </Fact>
        <Fact name="Recorded by">
          {cell
            ? <a href={cell}>notebook {chapter.slice(0, 2)}, cell {cell.split("-").at(-1)}</a>
            : chapter}
          {links}
        </Fact>
      </dl>
      <table>
        <caption>All scores of this fit, with what chance gives</caption>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" class="number">Value</th>
            <th scope="col" class="number">n</th>
            <th scope="col">Noise</th>
            <th scope="col" class="number">Chance: mean</th>
            <th scope="col" class="number">least to most</th>
            <th scope="col" class="number">p</th>
            <th scope="col" class="number">draws</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(([name, metric]) => <MetricRow key={name} name={name} metric={metric} />)}
        </tbody>
      </table>
      {methods.length > 0 && <p class="small muted">Chance: {methods.join("; ")}.</p>}
    </div>
  );
}

function MetricRow({ name, metric }: { name: string; metric: Metric }): JSX.Element {
  const { value, why, error, n, noise, null: drawn } = metric;
  return (
    <tr>
      <th scope="row">{metricName(name)}</th>
      {value === null ? <td>undefined: {why}</td> : (
        <td class="number">
          {showNumber(value)}
          {error !== undefined && error >= 5e-5 && <>± {showNumber(error)}</>}
        </td>
      )}
      <td class="number">{formatCount(n)}</td>
      <td>{noise === "none" ? "none" : noise}</td>
      {drawn
        ? (
          <>
            <td class="number">{drawn.mean === null ? "none" : showNumber(drawn.mean)}</td>
            <td class="number">
              {drawn.min === null || drawn.max === null
                ? "none"
                : `${showNumber(drawn.min)} to ${showNumber(drawn.max)}`}
            </td>
            <td class="number">{formatDecimal(drawn.p, 2)}</td>
            <td class="number">
              {drawn.draws}
              {drawn.undefined > 0 && `, ${drawn.undefined} undefined`}
            </td>
          </>
        )
        : <td colSpan={4} class="muted">not drawn</td>}
    </tr>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A value of any size: whole ones in full, others with four digits that count. */
export function showNumber(value: number): string {
  if (Number.isInteger(value)) return formatCount(value);
  const size = Math.abs(value);
  const digits = size >= 1000 ? 0 : size >= 1 ? 2 : size >= 0.001 ? 4 : 6;
  return formatDecimal(value, digits);
}
