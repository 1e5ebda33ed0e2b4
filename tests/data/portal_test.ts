import assert from "node:assert/strict";
import { join } from "node:path";
import { assertAdvice, download, joined, TOKEN } from "./portal_trial.ts";
import { allRecordsCsv, makeRecords, startSodaServer } from "./soda_server.ts";

Deno.test("downloadPortal() gives every record once, in order of ID, as the portal wrote it", async () => {
  await using server = startSodaServer(makeRecords(10, 10));
  const { files, progress, notices } = await download(server);
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.equal(files.length, 5);
  assert.deepEqual(progress, [0, 20, 40, 60, 80, 100].map((rows) => [rows, 100]));
  assert.deepEqual(notices, []);
});

Deno.test("downloadPortal() asks for the days given, both included", async () => {
  await using server = startSodaServer(makeRecords(10, 10));
  const { files } = await download(server, { from: "2018-03-03", to: "2018-03-05" });
  const within = server.records.filter(({ date }) => date! >= "2018-03-03" && date! < "2018-03-06");
  assert.equal(within.length, 30);
  assert.equal(joined(files), allRecordsCsv(within));
});

Deno.test("downloadPortal() with rows takes whole days from the last one back", async () => {
  await using server = startSodaServer(makeRecords(10, 10));
  const rowsOf = async (rows: number) => {
    const { files } = await download(server, { rows });
    return joined(files).trim().split("\n").length - 1;
  };
  assert.equal(await rowsOf(30), 30);
  assert.equal(await rowsOf(31), 40);
  assert.equal(await rowsOf(1), 10);
  assert.equal(await rowsOf(5000), 100);
  const { files } = await download(server, { rows: 15, to: "2018-03-04" });
  assert.deepEqual(
    [...new Set(joined(files).match(/2018-03-\d\d/g))].sort(),
    ["2018-03-03", "2018-03-04"],
  );
});

Deno.test("downloadPortal() sends the app token in its header and writes it nowhere", async () => {
  const seen: (string | null)[] = [];
  await using server = startSodaServer(makeRecords(1, 10), ({ url, headers }) => {
    seen.push(headers.get("x-app-token"));
    assert.ok(!url.href.includes(TOKEN));
    return undefined;
  });
  const { folder, files } = await download(server, { token: ` ${TOKEN}\n` });
  assert.deepEqual(new Set(seen), new Set([TOKEN]));
  const own = join(files[0]!, "..");
  for (const { name } of Deno.readDirSync(own)) {
    assert.ok(!Deno.readTextFileSync(join(own, name)).includes(TOKEN), `${folder}: ${name}`);
  }
});

Deno.test("downloadPortal() explains in one line what will not pass", async () => {
  const refuse = (status: number, body: unknown) => () => Response.json(body, { status });
  const invalid = {
    code: "permission_denied",
    error: true,
    message: "Invalid app_token specified",
  };
  await using strict = startSodaServer([], refuse(403, invalid));
  assertAdvice(
    (await download(strict, { token: TOKEN })).error,
    /refused the app token \(HTTP 403: Invalid app_token specified\)\. Correct SODA_APP_TOKEN, or/,
  );
  assertAdvice((await download(strict)).error, /refused the question \(HTTP 403.* --data FILE/);
  await using moved = startSodaServer([], refuse(404, { message: "Not found" }));
  assertAdvice(
    (await download(moved)).error,
    /no data set at http:\S+\/resource\/ijzp-q8t2\.csv \(HTTP 404: Not found\); use the records/,
  );
  assert.equal(strict.requests.length + moved.requests.length, 3);
  await using elsewhere = startSodaServer([], () => Response.redirect("http://127.0.0.1:1/", 302));
  assertAdvice((await download(elsewhere)).error, /has moved away from .* \(HTTP 302\)/);
  await using empty = startSodaServer([]);
  assertAdvice(
    (await download(empty, { from: "2030-01-01" })).error,
    /no records from 2030-01-01\. Check --from and --to/,
  );
  assertAdvice(
    (await download(empty, { from: "2018-02-01", to: "2018-01-01" })).error,
    /--from 2018-02-01 lies after --to 2018-01-01/,
  );
  assertAdvice((await download(empty, { token: "a b" })).error, /SODA_APP_TOKEN holds characters/);
});

Deno.test("downloadPortal() explains in one line that the portal is out of reach", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  listener.close();
  const { error, waits } = await download({ baseUrl: `http://127.0.0.1:${port}` });
  assertAdvice(
    error,
    /^Cannot reach the data portal at http:\S+ \(3 attempts\)\. Try again later \(what has come is kept\), or use the records that come with the project \(leave out --data\) or --data FILE\.$/,
  );
  assert.equal(waits.length, 2);
});

Deno.test("downloadPortal() refuses a folder that cannot be written", async () => {
  await using server = startSodaServer(makeRecords(1, 1));
  const file = Deno.makeTempFileSync();
  assertAdvice((await download(server, { folder: file })).error, /^Cannot write downloads to /);
});
