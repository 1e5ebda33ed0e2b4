import assert from "node:assert/strict";
import { viewAddress } from "lib/site/browser/filter/view_address.ts";

/** A history as browsers keep it: its entries, the last of which is shown. */
function fakeHistory() {
  const entries = ["/filter.html"];
  return {
    entries,
    pushState: (_state: unknown, _unused: string, url?: string | URL | null) => {
      entries.push(`${url}`);
    },
    replaceState: (_state: unknown, _unused: string, url?: string | URL | null) => {
      entries[entries.length - 1] = `${url}`;
    },
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 15));

Deno.test("address: a gesture of many steps is one entry, and Back leads to the view before", async () => {
  const history = fakeHistory();
  const address = viewAddress(history, "/filter.html", 1);
  address.came("type=THEFT");
  for (const text of ["hour=2", "hour=2-3", "hour=2-4"]) {
    address.during(() => text);
    await pause();
    assert.deepEqual(history.entries, [`/filter.html#${text}`]);
  }
  address.during(() => "hour=2-5");
  address.done("hour=2-6");
  await pause();
  assert.deepEqual(history.entries, ["/filter.html#type=THEFT", "/filter.html#hour=2-6"]);
  assert.equal(address.written(), "hour=2-6");
});

Deno.test("address: a gesture that changed nothing has no entry", async () => {
  const history = fakeHistory();
  const address = viewAddress(history, "/filter.html", 1);
  address.came("");
  address.done("");
  address.during(() => "hour=2");
  await pause();
  address.done("");
  assert.deepEqual(history.entries, ["/filter.html"]);
});

Deno.test("address: one that was come to is written as it reads, and ends what went on", async () => {
  const history = fakeHistory();
  const address = viewAddress(history, "/filter.html", 1);
  address.during(() => "hour=2");
  address.came("type=THEFT");
  await pause();
  assert.deepEqual(history.entries, ["/filter.html#type=THEFT"]);
  address.done("");
  assert.deepEqual(history.entries, ["/filter.html#type=THEFT", "/filter.html"]);
});
