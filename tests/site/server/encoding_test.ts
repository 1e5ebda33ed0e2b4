import assert from "node:assert/strict";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { chooseEncoding, createCompressor } from "lib/site/server/encoding.ts";

Deno.test("chooseEncoding() follows weights, and takes br where both are as welcome", () => {
  const chosen: [string | undefined, string | undefined][] = [
    [undefined, undefined],
    ["", undefined],
    ["gzip", "gzip"],
    ["gzip, deflate, br, zstd", "br"],
    ["GZIP;q=1, BR;q=0.5", "gzip"],
    ["*", "br"],
    ["*;q=0", undefined],
    ["gzip;q=0", undefined],
    ["br;q=0, gzip", "gzip"],
    ["br;q=nonsense", undefined],
    ["zstd", undefined],
  ];
  for (const [header, encoding] of chosen) assert.equal(chooseEncoding(header), encoding, header);
});

Deno.test("createCompressor() reads a text once, even for many at once, and forgets the oldest", async () => {
  let reads = 0;
  const text = crypto.getRandomValues(new Uint8Array(3000));
  const read = () => Promise.resolve((reads++, text));
  const { compress } = createCompressor(8000);
  const [a, b] = await Promise.all([compress("a", "br", read), compress("a", "br", read)]);
  assert.equal(reads, 1);
  assert.equal(a, b);
  assert.deepEqual(Uint8Array.from(brotliDecompressSync(a)), text);
  assert.deepEqual(Uint8Array.from(gunzipSync(await compress("b", "gzip", read))), text);
  await compress("a", "br", read);
  await compress("c", "gzip", read);
  assert.equal(reads, 3);
  await compress("a", "br", read);
  assert.equal(reads, 3, "it was used after b");
  await compress("b", "gzip", read);
  assert.equal(reads, 4, "three of them are more than 8,000 bytes");
});

Deno.test("createCompressor() keeps no failure", async () => {
  const { compress } = createCompressor();
  await assert.rejects(compress("a", "br", () => Promise.reject(new Error("gone"))), /gone/);
  assert.ok(await compress("a", "br", () => Promise.resolve(new Uint8Array(9))));
});
