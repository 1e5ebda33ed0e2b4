import assert from "node:assert/strict";
import { join } from "node:path";
import { assertAdvice, download, faultyServer, joined, makeFolder } from "./portal_trial.ts";
import {
  allRecordsCsv,
  asksForPage,
  csvResponse,
  makeRecords,
  type Misbehave,
  startSodaServer,
} from "./soda_server.ts";

Deno.test("downloadPortal() gives up after six attempts and goes on from there later", async () => {
  await using server = faultyServer(() => new Response("", { status: 503 }), 6);
  const { error, folder, waits } = await download(server);
  assertAdvice(error, /busy \(HTTP 503\) \(6 attempts\)\. Try again later .* --data FILE\.$/);
  assert.equal(waits.length, 5);
  const before = server.requests.length;
  const { files, progress } = await download(server, { folder });
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.deepEqual(progress[0], [20, 100]);
  // The count before, four pages, the empty one, the count after: the first page is not asked for.
  assert.equal(server.requests.length - before, 7);
});

Deno.test("downloadPortal() refuses rows that differ from the portal's count", async () => {
  const miscount: Misbehave = ({ url }, answer) =>
    url.searchParams.get("$select")!.startsWith("count")
      ? csvResponse(answer().replace('"100"', '"103"'))
      : undefined;
  await using server = startSodaServer(makeRecords(10, 10), miscount);
  const { error, folder } = await download(server);
  assertAdvice(error, /counts 103 records but sent 100; none is used\. Run again/);
  const again = await download(server, { folder });
  assert.deepEqual(again.progress[0], [0, 103]);
});

Deno.test("downloadPortal() says so when the portal changes meanwhile, and starts anew later", async () => {
  const added = { ...makeRecords(1, 1)[0]!, id: "99999", updated_on: "2018-04-02T00:00:00.000" };
  await using server = startSodaServer(makeRecords(10, 10), ({ number }) => {
    if (number === 4) server.records.push(added);
    return undefined;
  });
  const { files, notices, folder } = await download(server);
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.deepEqual(notices, [
    "The data portal changed during the download: it counted 100 records before and 101 after; 101 came",
  ]);
  const again = await download(server, { folder });
  assert.match(again.notices[0]!, /has changed since the download: starting anew/);
  assert.equal(joined(again.files), allRecordsCsv(server.records));
});

Deno.test("downloadPortal() starts anew when a record was revised since, be it whole or half there", async () => {
  for (const faults of [0, 6]) {
    await using server = faultyServer(() => new Response("", { status: 503 }), faults);
    const { folder } = await download(server);
    Object.assign(server.records[0]!, { block: "REVISED", updated_on: "2018-04-02T00:00:00.000" });
    const { files, notices, progress } = await download(server, { folder });
    assert.equal(joined(files), allRecordsCsv(server.records));
    assert.match(notices[0]!, /has changed since the download: starting anew/);
    assert.deepEqual(progress[0], [0, 100]);
  }
});

Deno.test("downloadPortal() says so when a record is revised meanwhile and none comes or goes", async () => {
  await using server = startSodaServer(makeRecords(10, 10), ({ number }) => {
    // after the count and two pages
    if (number === 4) server.records[0]!["updated_on"] = "2018-04-02T00:00:00.000";
    return undefined;
  });
  const { notices, folder } = await download(server);
  assert.deepEqual(notices, [
    "The data portal changed during the download: it counted 100 records before and 100 after; 100 came",
  ]);
  const again = await download(server, { folder });
  assert.equal(joined(again.files), allRecordsCsv(server.records));
});

Deno.test("downloadPortal() uses a complete download again, but for altered pages", async () => {
  await using server = startSodaServer(makeRecords(10, 10));
  const { folder, files } = await download(server);
  const before = server.requests.length;
  const again = await download(server, { folder });
  assert.deepEqual(again.files, files);
  assert.equal(server.requests.length - before, 1);
  Deno.writeTextFileSync(files[3]!, "altered");
  Deno.writeTextFileSync(join(files[0]!, "..", "page_00009.csv.1.tmp"), "half");
  const repaired = await download(server, { folder });
  assert.deepEqual(repaired.progress[0], [60, 100]);
  assert.equal(joined(repaired.files), allRecordsCsv(server.records));
  const names = [...Deno.readDirSync(join(files[0]!, ".."))].map((entry) => entry.name).sort();
  assert.deepEqual(names, [
    ".lock",
    ...[1, 2, 3, 4, 5].map((page) => `page_0000${page}.csv`),
    "state.json",
  ]);
});

Deno.test("downloadPortal() goes on where kill -9 stopped it and asks only for what is missing", async () => {
  const reached = Promise.withResolvers<void>();
  const never = Promise.withResolvers<Response>();
  let pages = 0;
  await using server = startSodaServer(makeRecords(10, 10), ({ url }) => {
    if (!asksForPage(url) || ++pages !== 4) return undefined;
    reached.resolve();
    return never.promise;
  });
  const folder = makeFolder();
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "tests/fixtures/download_portal.ts", server.baseUrl, folder],
    stdout: "null",
    stderr: "null",
  }).spawn();
  await reached.promise;
  child.kill("SIGKILL");
  await child.status;
  never.resolve(new Response());
  const before = server.requests.length;
  const { files, progress } = await download(server, { folder });
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.deepEqual(progress[0], [60, 100]);
  // The count, pages 4 and 5, the empty page, the count again.
  assert.equal(server.requests.length - before, 5);
});

Deno.test("downloadPortal() does not share a folder with another download of the same records", async () => {
  const never = Promise.withResolvers<Response>();
  const reached = Promise.withResolvers<void>();
  let pages = 0;
  await using server = startSodaServer(makeRecords(10, 10), ({ url }) => {
    if (!asksForPage(url) || ++pages > 1) return undefined;
    reached.resolve();
    return never.promise;
  });
  const folder = makeFolder();
  const stop = new AbortController();
  const first = download(server, { folder, signal: stop.signal });
  await reached.promise;
  assertAdvice((await download(server, { folder })).error, /Another run downloads the same/);
  stop.abort(new Error("stopped"));
  assert.equal(String((await first).error), "Error: stopped");
  never.resolve(new Response());
});
