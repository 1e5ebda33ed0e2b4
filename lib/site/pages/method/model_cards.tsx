/**
 * A card for each champion of the registry: what it is for, what it is not for, what it was made
 * from, and how it scored.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import { formatCount, formatDate, formatDecimal } from "../../../describe/format.ts";
import { describeRecord, valueOf } from "../../../tracking/comparison_rows.ts";
import { readRunRecords } from "../../../tracking/experiments.ts";
import { aspectOf } from "../../../tracking/gate.ts";
import type { ModelVersion, RegisteredModel } from "../../../tracking/registry.ts";
import { readRegistry, REGISTRY } from "../../../tracking/registry_file.ts";
import type { RunRecord } from "../../../tracking/run_record.ts";
import type { SiteSource } from "../../source.ts";
import { GateTable } from "../gate_table.tsx";
import { percent } from "../words.ts";
import { CARD_TEXTS } from "./card_texts.ts";

/** Cards of all champions. */
export function ModelCards({ site }: { site: SiteSource }): JSX.Element {
  const models = site.has(REGISTRY) ? readRegistry(site.path("")).models : [];
  const records = readRunRecords(site.path(""));
  const champions = models.flatMap((model) => {
    const version = model.versions.find((each) => each.version === model.aliases.champion);
    const record = records.find(({ runId }) => runId === version?.runId);
    return version && record ? [{ model, version, record }] : [];
  });
  return (
    <section id="models">
      <h2>Model cards</h2>
      <p>
        One for each champion: the version of a model that is used, since it passed the gate of its
        name and led the others that did. How it came to that:{" "}
        <a href="models.html#registry">registry</a>.
      </p>
      {champions.length === 0 && (
        <p class="message">No fit of this run passed its gate, so there is no model to describe.</p>
      )}
      {champions.map((champion) => (
        <ModelCard
          key={champion.model.name}
          site={site}
          {...champion}
        />
      ))}
    </section>
  );
}

interface ModelCardProps {
  site: SiteSource;
  model: RegisteredModel;
  version: ModelVersion;
  record: RunRecord;
}

function ModelCard({ site, model, version, record }: ModelCardProps): JSX.Element {
  const texts = CARD_TEXTS[model.name];
  const { nIncidents, nPlaces, sha256 } = record.data;
  const { firstDate, lastDate } = site.facts;
  return (
    <article class="panel card" id={model.name}>
      <h3>{model.title}</h3>
      <dl class="fact-list">
        <Fact name="Model">
          <code>{model.name}@champion</code>, version {version.version}: {describeRecord(record)}
        </Fact>
        {texts && <Fact name="Meant for">{texts.intended}</Fact>}
        {texts && <Fact name="Not meant for">{texts.notIntended}</Fact>}
        <Fact name="Made from">
          {formatCount(nIncidents)} incidents{" "}
          ({String(record.params.population ?? record.task).replaceAll("_", " ")}) in{" "}
          {formatCount(nPlaces)} {texts?.rows ?? "rows"}, {formatDate(firstDate)} to{" "}
          {formatDate(lastDate)}; file <code>{sha256.slice(0, 12)}</code>, seed {record.seed}
        </Fact>
        {texts && <Fact name="Ground">{texts.ground}</Fact>}
        <Fact name="Beside chance">{besideChance(record)}</Fact>
        {texts && <Fact name="Limits">{texts.limits}</Fact>}
      </dl>
      <GateTable checks={version.gate} label={`Demands on ${model.title}`} />
    </article>
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

/** What the champion's scores come to above chance, in sentences. */
function besideChance(record: RunRecord): string {
  const said = SCORES.flatMap(([metric, words]) => {
    const value = valueOf(record, metric);
    const lift = aspectOf(record.metrics[metric], "lift");
    if (value === null || lift === null) return [];
    const { draws, p } = record.metrics[metric]!.null!;
    const sign = lift < 0 ? "below" : "above";
    const size = Math.abs(lift) < 0.01 ? 4 : 3;
    return [
      `${words} ${formatDecimal(value, 3)} is ${
        formatDecimal(Math.abs(lift), size)
      } ${sign} the mean of ${draws} draws (${record.metrics[metric]!.null!.method}; p ${
        formatDecimal(p, 2)
      })`,
    ];
  });
  const next = valueOf(record, "next_share");
  const caught = next === null ? [] : [
    `made from the first half of the period, it held ${percent(next)} of the second, ${
      formatDecimal(valueOf(record, "next_pai"), 1)
    } times what as much ground would by chance`,
  ];
  return `${[...said, ...caught].join("; ") || "no score was drawn against chance"}.`;
}

/** Scores that are told, with their names. */
const SCORES: readonly (readonly [string, string])[] = [
  ["silhouette", "silhouette"],
  ["silhouette_independent", "the same score,"],
  ["explained_3", "share of the variance in three components"],
];
