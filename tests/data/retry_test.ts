import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { parseRetryAfter, retry, TransientError } from "lib/data/retry.ts";

/** Delays before an action succeeds that fails as often as told. */
async function delays(errors: Error[], seed = 1): Promise<number[]> {
  const waited: number[] = [];
  await retry(() => errors.length > 0 ? Promise.reject(errors.shift()) : Promise.resolve(), {
    firstDelayMs: 100,
    maxDelayMs: 1000,
    random: createRandom(seed),
    sleep: (ms) => Promise.resolve(void waited.push(ms)),
  });
  return waited;
}

const busy = (retryAfterMs = 0) => new TransientError("busy", { attempts: 9, retryAfterMs });

Deno.test("retry() doubles its delay up to the longest, with seeded jitter of up to a half", async () => {
  const waited = await delays(Array.from({ length: 8 }, () => busy()));
  [100, 200, 400, 800, 1000, 1000, 1000, 1000].forEach((whole, i) =>
    assert.ok(waited[i]! >= whole / 2 && waited[i]! < whole, `${i}: ${waited[i]}`)
  );
  assert.deepEqual(await delays(Array.from({ length: 8 }, () => busy())), waited);
  assert.notDeepEqual(await delays(Array.from({ length: 8 }, () => busy()), 2), waited);
});

Deno.test("retry() never waits less than the server asks", async () => {
  assert.deepEqual(await delays([busy(7000), busy(300)]), [7000, 300]);
});

Deno.test("retry() throws the failure when its attempts are used up, others at once", async () => {
  await assert.rejects(delays(Array.from({ length: 9 }, () => busy())), TransientError);
  const errors = [new RangeError("fault of the program"), busy()];
  await assert.rejects(delays(errors), RangeError);
  assert.equal(errors.length, 1);
});

Deno.test("retry() stops when its signal is aborted", async () => {
  const stop = new AbortController();
  const attempts = retry(() => Promise.reject(busy()), {
    firstDelayMs: 1,
    maxDelayMs: 1,
    random: createRandom(1),
    sleep: () => Promise.resolve(stop.abort(new Error("stopped"))),
    signal: stop.signal,
  });
  await assert.rejects(attempts, /stopped/);
});

Deno.test("parseRetryAfter() reads seconds and dates, and nothing else", () => {
  const now = Date.parse("2026-10-21T07:28:00Z");
  assert.equal(parseRetryAfter("120", now), 120_000);
  assert.equal(parseRetryAfter("Wed, 21 Oct 2026 07:28:30 GMT", now), 30_000);
  assert.equal(parseRetryAfter("Wed, 21 Oct 2026 07:27:30 GMT", now), 0);
  for (const header of [null, "", "soon", "-5"]) assert.equal(parseRetryAfter(header, now), 0);
});
