import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { fetchBytes } from "lib/site/browser/shared/load.ts";

/** Runs with a fetch that answers with pieces, each after a pause; never-ending ones hang. */
async function withFetch(
  pieces: { after: number; bytes: Uint8Array }[],
  body: () => Promise<void>,
  { startsAfter = 0, status = 200 } = {},
): Promise<void> {
  const real = globalThis.fetch;
  const timers: ReturnType<typeof setTimeout>[] = [];
  const pause = (ms: number, signal?: AbortSignal | null) =>
    new Promise<void>((resolve, reject) => {
      if (Number.isFinite(ms)) timers.push(setTimeout(resolve, ms));
      signal?.addEventListener("abort", () => reject(signal.reason));
    });
  globalThis.fetch = async (_, init) => {
    await pause(startsAfter, init?.signal);
    const left = [...pieces];
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const piece = left.shift();
        if (!piece) return controller.close();
        await pause(piece.after);
        try {
          controller.enqueue(piece.bytes);
        } catch { /* Given up meanwhile. */ }
      },
    }, { highWaterMark: 0 });
    return new Response(stream, { status });
  };
  try {
    await body();
  } finally {
    globalThis.fetch = real;
    for (const timer of timers) clearTimeout(timer);
  }
}

const load = (silenceMs: number, onProgress?: (loaded: number) => void) =>
  fetchBytes("data/cells.bin", "cells.bin", onProgress, silenceMs);

const SAYS_WHAT_TO_DO = {
  name: "PageError",
  message: /^cells\.bin does not come: nothing of it has arrived .* reload the page\.$/,
};

Deno.test("load: a file that never begins is given up, with words on what to do", async () => {
  await withFetch([], async () => {
    await assert.rejects(load(30), SAYS_WHAT_TO_DO);
  }, { startsAfter: Infinity });
});

Deno.test("load: a file that stops on its way is given up", async () => {
  const piece = Uint8Array.of(1, 2);
  await withFetch([{ after: 0, bytes: piece }, { after: Infinity, bytes: piece }], async () => {
    await assert.rejects(load(30), SAYS_WHAT_TO_DO);
  });
});

Deno.test("load: a slow file is waited for as long as something comes", async () => {
  const packed = gzipSync(Uint8Array.from({ length: 40 }, (_, i) => i));
  const pieces = Array.from({ length: 8 }, (_, i) => ({
    after: 40,
    bytes: packed.subarray(i * packed.length / 8, (i + 1) * packed.length / 8),
  }));
  const seen: number[] = [];
  await withFetch(pieces, async () => {
    // All pieces together take longer than the silence that is allowed.
    const bytes = await load(200, (loaded) => seen.push(loaded));
    assert.deepEqual([...bytes], Array.from({ length: 40 }, (_, i) => i));
  });
  assert.equal(seen.at(-1), packed.length);
});

Deno.test("load: a file that is missing, and one that is damaged, are told apart from silence", async () => {
  await withFetch([], () => assert.rejects(load(1000), /^PageError: The site has no cells\.bin/), {
    status: 404,
  });
  const bytes = gzipSync(new Uint8Array(100)).subarray(0, 20);
  await withFetch([{ after: 0, bytes }], () => assert.rejects(load(1000), /cells\.bin is damaged/));
});
