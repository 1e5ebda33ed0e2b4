import assert from "node:assert/strict";
import { assign } from "lib/commands/assign.ts";
import { makeModels } from "../tracking/made_models.ts";

const OUTPUTS = makeModels();
const ask = (...args: string[]) => assign([...args, "--out", OUTPUTS], "/");

Deno.test("assign says in which zone an incident is, and that it is in none", () => {
  assert.equal(ask("geo-zones@champion", "latitude=41.88", "longitude=-87.63"), "zone 1, Loop\n");
  assert.match(ask("geo-zones", "latitude=41.8", "longitude=-87.7"), /^in no zone: noise/);
});

Deno.test("assign lists what a model wants to know", () => {
  assert.match(ask("time-patterns"), /^time-patterns, version 1 \(05-kmeans-/);
  assert.match(ask("time-patterns"), /weekday= +1 Monday to 7 Sunday/);
});

Deno.test("assign refuses, in one line, what cannot be answered", () => {
  const refused: [string[], RegExp][] = [
    [[], /^Name a model/],
    [["geo-zones@best", "latitude=1"], /^No version best of geo-zones/],
    [["geo-zone", "latitude=1"], /^No model geo-zone\. There are geo-zones/],
    [["geo-zones", "latitude=41.88"], /longitude must be a number in -180 \.\. 180/],
    [["geo-zones", "latitude=41.88", "longitude="], /^longitude must be a number/],
    [["geo-zones", "latitude=north", "longitude=1"], /^latitude must be a number/],
    [["geo-zones", "lat=41.88"], /^No input lat\. There are latitude, longitude\.$/],
    [["geo-zones", "latitude=41.88", "longitude=-88.6"], /^Cannot assign: the incident is outside/],
    [["geo-zones", "--speed"], /Unknown option '--speed'\. See deno task assign --help/],
  ];
  for (const [args, message] of refused) {
    assert.throws(() => ask(...args), { name: "UserError", message });
  }
});
