import assert from "node:assert/strict";
import { openCounting, type ViewCounts } from "lib/site/browser/filter/counting.ts";

/** A worker that says what the test wants. */
class FakeWorker {
  static last: FakeWorker;
  onmessage: (event: { data: unknown }) => void = () => {};
  onerror: (event: { message: string }) => void = () => {};
  isTerminated = false;
  constructor() {
    FakeWorker.last = this;
  }
  postMessage() {}
  terminate() {
    this.isTerminated = true;
  }
  say(data: unknown) {
    this.onmessage({ data });
  }
}

/** Opens a worker in a page that has the files it needs; gives what the page is told. */
function open() {
  const files = { "explore_worker.js": "worker.js", "incidents.bin": "incidents.bin" };
  const before = Object.fromEntries(
    ["Worker", "document", "location"].map((
      name,
    ) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]),
  );
  const fakes = {
    Worker: FakeWorker,
    document: { querySelector: () => ({ textContent: JSON.stringify(files) }) },
    location: { href: "https://example.org/filter.html" },
  };
  for (const [name, value] of Object.entries(fakes)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  const told: { counts: ViewCounts[]; failures: Error[] } = { counts: [], failures: [] };
  const counting = openCounting(
    () => {},
    (counts) => told.counts.push(counts),
    (error) => told.failures.push(error),
  );
  return {
    worker: FakeWorker.last,
    counting,
    told,
    [Symbol.dispose]() {
      for (const [name, descriptor] of Object.entries(before)) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else delete (globalThis as Record<string, unknown>)[name];
      }
    },
  };
}

Deno.test("counting: a worker that fails while it loads fails the loading, and tells nothing else", async () => {
  using opened = open();
  opened.worker.say({ tell: "failed", name: "PageError", message: "is damaged" });
  await assert.rejects(opened.counting, { name: "PageError", message: "is damaged" });
  assert.deepEqual(opened.told.failures, []);
});

Deno.test("counting: a worker that fails later is ended, and the page is told why", async () => {
  const failures: [(worker: FakeWorker) => void, RegExp][] = [
    [
      (worker) => worker.say({ tell: "failed", name: "RangeError", message: "no memory" }),
      /no mem/,
    ],
    [(worker) => worker.onerror({ message: "boom" }), /boom/],
  ];
  for (const [fail, why] of failures) {
    using opened = open();
    opened.worker.say({ tell: "ready", meta: {} });
    await opened.counting;
    fail(opened.worker);
    assert.equal(opened.told.failures.length, 1);
    assert.match(opened.told.failures[0]!.message, why);
    assert.ok(opened.worker.isTerminated);
  }
});
