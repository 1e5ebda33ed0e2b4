import assert from "node:assert/strict";
import {
  experimentAddress,
  modelAddress,
  parseAddress,
} from "lib/site/browser/models/mlflow_address.ts";

Deno.test("MLflow address: of a server, below a path too, and nothing that runs or knows a password", () => {
  const texts = [
    "https://ml.example/team/",
    "HTTP://Host:5000",
    "host:5000",
    "",
    "data:text/html,x",
  ];
  assert.deepEqual(texts.map(parseAddress), [
    "https://ml.example/team",
    "http://host:5000",
    undefined,
    undefined,
    undefined,
  ]);
  assert.equal(parseAddress("http://token@host"), undefined);
});

Deno.test("MLflow address: names are searched as they are", () => {
  const address = experimentAddress("http://host", "patroliq/04 a&b");
  const [, query] = address.split("?");
  assert.equal(new URLSearchParams(query).get("experimentSearchFilter"), "patroliq/04 a&b");
  assert.match(address, /^http:\/\/host\/#\/experiments\?/);
  assert.equal(modelAddress("http://host", "geo-zones"), "http://host/#/models/geo-zones");
});
