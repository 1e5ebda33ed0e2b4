import assert from "node:assert/strict";
import { openOutputFiles } from "lib/mlflow/output_files.ts";
import { signatureOf } from "lib/mlflow/signatures.ts";
import { toRun } from "lib/mlflow/to_run.ts";
import { modelSpecs } from "lib/tracking/models.ts";
import { type FitRecord, toRunRecord } from "lib/tracking/run_record.ts";
import { GEO, kmeans, PCA } from "./small_outputs.ts";

const context = { files: openOutputFiles("no/such/folder"), user: "me", commit: undefined };
const runOf = (change: Partial<FitRecord>) =>
  toRun(toRunRecord(GEO, kmeans(3, { artifacts: [], ...change }), () => ""), context);
const paramsOf = (params: Record<string, unknown>) =>
  Object.fromEntries(runOf({ params }).params.map(({ key, value }) => [key, value]));

Deno.test("toRun() writes parameters as text, nested ones with dots, lists as JSON", () => {
  const params = { a: { b: { c: 1.5 } }, none: null, yes: true, list: ["x", 1], empty: {}, t: "1" };
  assert.deepEqual(paramsOf(params), {
    "a.b.c": "1.5",
    none: "null",
    yes: "true",
    list: '["x",1]',
    empty: "{}",
    t: "1",
    seed: "1",
  });
  assert.equal(paramsOf({ seed: 7 })["seed"], "7", "the fit's own seed goes before");
});

Deno.test("toRun() keeps names apart that become one, and changes what MLflow refuses", () => {
  const params = { "a,b": 1, "a;b": 2, "/x//y/": 3, ["é".repeat(300)]: 4, "..": 5 };
  const keys = Object.keys(paramsOf(params));
  assert.deepEqual(keys.slice(0, 3), ["a_b", "a_b-2", "x/y"]);
  assert.match(keys[3]!, /^_{233}-[0-9a-f]{16}$/);
  assert.equal(keys[4], "_");
});

Deno.test("toRun() shortens a long parameter with its hash, and says so in a tag", () => {
  const run = runOf({ params: { columns: Array.from({ length: 2000 }, (_, i) => `column${i}`) } });
  const [columns] = run.params;
  assert.equal(columns?.value.length, 6000);
  assert.match(columns!.value, /^\["column0",.*… sha256:[0-9a-f]{64}$/);
  const tag = run.tags.find(({ key }) => key === "patroliq.shortened");
  assert.equal(tag?.value, "columns");
  assert.ok(!runOf({}).tags.some(({ key }) => key === "patroliq.shortened"));
});

Deno.test("toRun() has another content whatever changes in a record, and the same for the same", () => {
  const { content } = runOf({});
  assert.equal(runOf({}).content, content);
  const metrics = { silhouette: { value: 0.5, n: 9, noise: "none" } } as const;
  assert.notEqual(runOf({ metrics }).content, content);
  const record = toRunRecord(GEO, kmeans(3, { artifacts: ["a"] }), () => "1");
  const other = toRunRecord(GEO, kmeans(3, { artifacts: ["a"] }), () => "2");
  assert.notEqual(toRun(record, context).content, toRun(other, context).content);
  const elsewhere = { ...context, user: "you", commit: "abc" };
  assert.equal(toRun(record, elsewhere).content, toRun(record, context).content);
});

Deno.test("toRun() sends no number for what is undefined", () => {
  const none = { draws: 19, undefined: 19, mean: null, min: null, max: null, p: 0.05, method: "" };
  const { points, tags } = runOf({
    metrics: {
      silhouette: { value: 0.5, n: 9, noise: "none", null: none },
      davies_bouldin: { value: null, why: "one cluster, no\nscore", n: 9, noise: "none" },
    },
  });
  assert.deepEqual(points.map(({ key }) => key), [
    "silhouette",
    "silhouette/n",
    "silhouette/p",
    "silhouette/draws",
    "davies_bouldin/n",
  ]);
  const why = tags.find(({ key }) => key === "davies_bouldin/why");
  assert.equal(why?.value, "one cluster, no\nscore");
});

Deno.test("signatureOf() knows every model of the project", () => {
  for (const { name } of modelSpecs({ districtSquareKilometers: 26 })) {
    assert.ok(signatureOf(name, PCA), name);
  }
  const { inputs, outputs } = signatureOf("incident-components", PCA)!;
  assert.deepEqual(inputs.map(({ name }) => name), ["hour_sin", "hour_cos", "severity"]);
  assert.deepEqual(outputs.map(({ name }) => name), ["component_1", "component_2", "component_3"]);
  assert.equal(signatureOf("unheard-of", PCA), undefined);
  assert.equal(signatureOf("incident-components", { params: {} }), undefined);
});
