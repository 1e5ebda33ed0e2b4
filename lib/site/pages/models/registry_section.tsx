/**
 * The registry: which fit is the champion of its name, by what evidence, and what was refused.
 *
 * @module
 */

import type { JSX } from "preact";
import { districtSquareKilometers } from "../../../data/district_ground.ts";
import { formatDate, formatNumberOf } from "../../../describe/format.ts";
import { describeRecord } from "../../../tracking/comparison_rows.ts";
import { checkGate, type Criterion } from "../../../tracking/gate.ts";
import { type ModelSpec, modelSpecs } from "../../../tracking/models.ts";
import type { ModelVersion, RegisteredModel, RegistryEvent } from "../../../tracking/registry.ts";
import type { RunRecord } from "../../../tracking/run_record.ts";
import { aspectName } from "../../files/model_names.ts";
import type { SiteSource } from "../../source.ts";
import { CellLink } from "../cell_link.tsx";
import { GateTable } from "../gate_table.tsx";

/** Properties of {@linkcode RegistrySection}. */
export interface RegistryProps {
  site: SiteSource;
  models: readonly RegisteredModel[];
  records: readonly RunRecord[];
}

/** All models with their versions, gates and history. */
export function RegistrySection({ site, models, records }: RegistryProps): JSX.Element {
  const specs = modelSpecs({ districtSquareKilometers: districtSquareKilometers() });
  return (
    <section id="registry">
      <h2>Registry</h2>
      <p>
        A fit becomes a version of a model by passing every demand of its gate. The champion leads
        all versions by the criteria of its name, whatever the order in which they came; the
        challenger leads the others. What fails is refused, with the reason (
        <CellLink site={site} notebook="07_comparison" cell="registry" />,{" "}
        <a href="method.html#models">model cards</a>).
      </p>
      {models.map((model) => (
        <ModelPanel
          key={model.name}
          model={model}
          records={records}
          spec={specs.find(({ name }) => name === model.name)}
        />
      ))}
    </section>
  );
}

function ModelPanel(
  { model, records, spec }: {
    model: RegisteredModel;
    records: readonly RunRecord[];
    spec: ModelSpec | undefined;
  },
): JSX.Element {
  const { name, title, versions, history, criteria } = model;
  const refused = history.filter(({ outcome }) => outcome === "refused")
    .flatMap(({ runId }) => records.find((record) => record.runId === runId) ?? []);
  return (
    <article class="panel registered">
      <h3>
        {title} <code>{name}</code>
      </h3>
      <p class="small">
        Of versions that pass, the one with the greater{" "}
        {criteria.map(describeCriterion).join(", then the greater ")} leads.
      </p>
      {versions.length === 0 && <p class="message">No fit of this run passed its gate.</p>}
      {versions.toReversed().map((version) => (
        <VersionDetails key={version.version} model={model} version={version} records={records} />
      ))}
      {spec && refused.map((record) => {
        const checks = checkGate(record, spec.gate);
        const failed = checks.filter(({ passed }) => !passed).length;
        return (
          <details key={record.runId}>
            <summary>
              Refused: {describeRecord(record)} <span class="tag not-met">failed</span> {failed} of
              {" "}
              {formatNumberOf(checks.length, "demand")} not met
            </summary>
            <p class="small muted">
              <code>{record.runId}</code>
            </p>
            <GateTable checks={checks} label={`Demands on ${describeRecord(record)}`} />
          </details>
        );
      })}
      <History history={history} records={records} name={name} />
    </article>
  );
}

function describeCriterion({ metric, of, tieShare }: Criterion): string {
  const name = aspectName(metric, of);
  return tieShare < 1 ? `${name} (from ${100 * tieShare} % of the best on, a tie)` : name;
}

function VersionDetails(
  { model, version, records }: {
    model: RegisteredModel;
    version: ModelVersion;
    records: readonly RunRecord[];
  },
): JSX.Element {
  const record = records.find(({ runId }) => runId === version.runId);
  const alias = Object.entries(model.aliases).find(([, number]) => number === version.version)?.[0];
  return (
    <details>
      <summary>
        Version {version.version}: {record ? describeRecord(record) : version.runId}{" "}
        {alias ? <span class={`tag ${alias === "champion" ? "met" : ""}`}>{alias}</span> : "·"}{" "}
        {formatNumberOf(version.gate.length, "demand")} passed
      </summary>
      <p class="small muted">
        <code>{version.runId}</code>
      </p>
      <GateTable
        checks={version.gate}
        label={`Demands on ${model.name} version ${version.version}`}
      />
    </details>
  );
}

function History(
  { history, records, name }: {
    history: readonly RegistryEvent[];
    records: readonly RunRecord[];
    name: string;
  },
): JSX.Element | null {
  if (history.length === 0) return null;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Proposals for ${name}`}>
      <table>
        <caption>Proposals, in order</caption>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Proposed</th>
            <th scope="col">Outcome</th>
            <th scope="col">Version</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ date, proposal, runId, version, outcome, why }, i) => {
            const record = records.find((each) => each.runId === runId);
            return (
              <tr key={i}>
                <td>{formatDate(date)}</td>
                <td>
                  {record ? describeRecord(record) : "nothing"}
                  <span class="small muted">{proposal}</span>
                </td>
                <td>
                  <span class={`tag ${TAGS[outcome]}`}>{outcome}</span>
                </td>
                <td>{version ?? ""}</td>
                <td class="small">{why}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const TAGS: Readonly<Record<RegistryEvent["outcome"], string>> = {
  promoted: "met",
  challenger: "",
  refused: "not-met",
  "no record": "",
};
