import assert from "node:assert/strict";
import { parseTrackingUri } from "lib/mlflow/tracking_uri.ts";
import { UserError } from "lib/errors.ts";

Deno.test("parseTrackingUri() refuses what is no address of a server, and says what to do", () => {
  const refused: [string, RegExp][] = [
    ["", /^--mlflow is no address of a server: name an MLflow server as http:\/\/HOST:PORT/],
    [
      "localhost:5000",
      /^--mlflow localhost:5000 lacks http:\/\/: write http:\/\/localhost:5000\.$/,
    ],
    ["10.0.0.5:5000/x", /lacks http:\/\/: write http:\/\/10\.0\.0\.5:5000\/x\.$/],
    ["sqlite:///mlflow.db", /^--mlflow sqlite:\/\/\/mlflow\.db is no address/],
    ["./mlruns", /is no address/],
    ["file:///tmp/mlruns", /is no address/],
    ["databricks", /^--mlflow databricks is no address/],
    ["ftp://host", /is no address/],
    ["http://", /cannot be read as an address/],
    ["http://host:99999", /cannot be read as an address/],
    ["http://a b", /cannot be read as an address/],
    ["http://%zz:x@host", /is not percent-encoded/],
  ];
  for (const [uri, message] of refused) {
    assert.throws(() => parseTrackingUri(uri, "--mlflow"), (error: Error) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, message);
      return !error.message.includes("\n");
    }, uri);
  }
});

Deno.test("parseTrackingUri() shows no credential, whatever is wrong", () => {
  const uris = ["me:secret@host:5000", "postgresql://me:secret@host/db", "http://me:secret@host:x"];
  for (const uri of uris) {
    assert.throws(
      () => parseTrackingUri(uri, "--mlflow"),
      (error: Error) => !error.message.includes("secret"),
    );
  }
  const bad = [{ token: "secret\nline" }, { username: "me", password: "secret\0" }];
  for (const credentials of bad) {
    assert.throws(
      () => parseTrackingUri("http://host", "--mlflow", credentials),
      (error: Error) =>
        /printable characters/.test(error.message) && !error.message.includes("secret"),
    );
  }
});

Deno.test("parseTrackingUri() takes credentials from the address first, then name, then token", () => {
  const of = (uri: string, credentials = {}) =>
    parseTrackingUri(uri, "--mlflow", credentials).authorization;
  const all = { username: "me", password: "pw", token: "t" };
  assert.equal(of("http://host", all), `Basic ${btoa("me:pw")}`);
  assert.equal(of("http://you:x%40y@host", all), `Basic ${btoa("you:x@y")}`);
  assert.equal(of("http://host", { token: "t" }), "Bearer t");
  assert.equal(of("http://host", { password: "pw" }), undefined);
  assert.equal(of("http://host", { username: "é", password: "" }), "Basic w6k6");
});

Deno.test("parseTrackingUri() keeps host, port and path, and nothing else of an address", () => {
  const base = (uri: string) => parseTrackingUri(uri, "--mlflow").baseUrl;
  assert.equal(base(" https://Host/ml//?a=1#/experiments "), "https://host/ml");
  assert.equal(base("http://[::1]:5000"), "http://[::1]:5000");
});
