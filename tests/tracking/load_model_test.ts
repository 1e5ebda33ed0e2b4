import assert from "node:assert/strict";
import { join } from "node:path";
import { loadModel } from "lib/tracking/load_model.ts";
import { AUSTIN, LOOP, makeModels } from "./made_models.ts";

const OUTPUTS = makeModels();

Deno.test("loadModel() gives the zone of an incident, numbered by size and named, or says none", () => {
  const model = loadModel("geo-zones@champion", OUTPUTS);
  const zoneOf = ([longitude, latitude]: readonly [number, number]) =>
    model.predict({ longitude, latitude });
  assert.equal(zoneOf(LOOP).words, "zone 1, Loop");
  assert.deepEqual(zoneOf(AUSTIN).values, { is: "zone", zone: 2, name: "Austin" });
  assert.deepEqual(zoneOf([-87.7, 41.8]).values, { is: "noise", zone: null, name: null });
  assert.equal(zoneOf([-88.5, 41.8]).values.is, "outside");
});

Deno.test("loadModel() refuses an incident without coordinates, or with some that are none", () => {
  const model = loadModel("geo-zones@champion", OUTPUTS);
  const message = (values: Record<string, number>) => {
    try {
      return model.predict(values).words;
    } catch (error) {
      return (error as Error).message;
    }
  };
  const latitude = "Cannot predict: latitude must be a number in -90 .. 90, current value is ";
  assert.equal(message({ longitude: -87.6 }), `${latitude}undefined`);
  assert.equal(message({ longitude: -87.6, latitude: NaN }), `${latitude}NaN`);
  assert.equal(message({ longitude: -87.6, latitude: 1900000 }), `${latitude}1900000`);
});

Deno.test("loadModel() gives the pattern of an hour, and refuses hours that there are not", () => {
  const model = loadModel("time-patterns", OUTPUTS);
  assert.equal(model.predict({ hour: 23, weekday: 7, month: 12 }).words, "pattern 2, night");
  assert.equal(model.predict({ hour: 22, weekday: 7, month: 12 }).words, "pattern 1, day");
  assert.throws(
    () => model.predict({ hour: 24, weekday: 7, month: 12 }),
    /hour must be a number in 0/,
  );
  assert.throws(
    () => model.predict({ hour: 2.5, weekday: 7, month: 12 }),
    /hour must be an integer/,
  );
});

Deno.test("loadModel() projects standardized features onto the components", () => {
  const model = loadModel("incident-components@1", OUTPUTS);
  const { component_1 } = model.predict({ a: 3, b: 0.5 }).values;
  // (3 - 1) / 2 = 1 by 0.6, and 0.5 by 0.8.
  assert.ok(Math.abs(Number(component_1) - 1) < 1e-12);
  assert.throws(() => model.predict({ a: 3 }), /b must be a finite number/);
});

Deno.test("loadModel() refuses an alias that there is not, a file that is missing or was changed", () => {
  assert.throws(() => loadModel("geo-zones@challenger", OUTPUTS), {
    name: "UserError",
    message: "No version challenger of geo-zones. There is champion, 1.",
  });
  const outputs = makeModels();
  const path = join(outputs, "patterns.json");
  Deno.writeTextFileSync(path, Deno.readTextFileSync(path) + " ");
  assert.throws(() => loadModel("time-patterns", outputs), {
    name: "UserError",
    message:
      /patterns\.json is not the file that 05-kmeans-[0-9a-f]+ was recorded with\. Run again/,
  });
  Deno.removeSync(path);
  assert.throws(() => loadModel("time-patterns", outputs), /which is missing\. Run first/);
  Deno.removeSync(outputs, { recursive: true });
});
