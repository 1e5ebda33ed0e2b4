import assert from "node:assert/strict";
import { packMessage, TornMessageError, unpackMessage } from "lib/notebook/wire.ts";

const request = { id: "1", session: "s", type: "execute_request", content: { code: "é" } };
const bytes = (text: string) => new TextEncoder().encode(text);

// openssl dgst -sha256 -hmac key, of the four parts one after another:
// printf '{}{}{}{"a":1}' | openssl dgst -sha256 -hmac key
const SIGNATURE = "5c59a161f31dbc453751f94cd7e9bdd78e1ed3419c132f75b8e0f3b0d1313693";

Deno.test("unpackMessage() accepts a signature made by openssl, after any routing ids", () => {
  const parts = ["{}", "{}", "{}", '{"a":1}'].map(bytes);
  const frames = [bytes("id"), bytes("<IDS|MSG>"), bytes(SIGNATURE), ...parts];
  assert.deepEqual(unpackMessage("key", frames).content, { a: 1 });
});

Deno.test("unpackMessage() notices each way in which a message can be torn", () => {
  const whole = packMessage("key", request);
  const torn = {
    "no delimiter": whole.slice(1),
    "frames missing": whole.slice(0, -1),
    "content cut": whole.with(-1, whole.at(-1)!.slice(0, -1)),
    "content of another": whole.with(-1, bytes("{}")),
    "signature cut": whole.with(1, whole[1]!.slice(0, 10)),
    "nothing": [],
  };
  for (const [how, frames] of Object.entries(torn)) {
    assert.throws(() => unpackMessage("key", frames), TornMessageError, how);
  }
});
