import assert from "node:assert/strict";
import { assertAdvice, download, faultyServer, joined } from "./portal_trial.ts";
import { allRecordsCsv, csvResponse, makeRecords, startSodaServer } from "./soda_server.ts";

Deno.test("downloadPortal() waits as long as 429 asks, and not forever", async () => {
  const tooMany = (seconds: string) => () =>
    Response.json({ code: "too_many_requests", error: true, message: "slow\ndown" }, {
      status: 429,
      headers: { "Retry-After": seconds },
    });
  await using server = faultyServer(tooMany("7"));
  const { files, waits, notices } = await download(server);
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.deepEqual(waits, [7000]);
  assert.deepEqual(notices, ["The data portal is busy (HTTP 429: slow down); again in 7 s"]);
  await using stubborn = faultyServer(tooMany("3600"));
  const refused = await download(stubborn);
  assertAdvice(refused.error, /asks to wait 60 min \(HTTP 429: slow down\)\. Run again then/);
});

Deno.test("downloadPortal() tries again after 500, 502, 503, 504, 408 and 202, with growing waits", async () => {
  const states = [500, 502, 503, 504, 408];
  await using server = faultyServer(
    () => new Response("sorry", { status: states.shift()! }),
    states.length,
  );
  const { files, waits } = await download(server);
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.equal(waits.length, 5);
  waits.forEach((ms, i) => assert.ok(ms >= 500 * 2 ** i && ms <= 1000 * 2 ** i, `${i}: ${ms}`));
  await using working = faultyServer(() => new Response("", { status: 202 }));
  assert.equal(joined((await download(working)).files), allRecordsCsv(working.records));
});

Deno.test("downloadPortal() tries again when the connection is cut within a body", async () => {
  const cut = (answer: string) =>
    new Response(
      new ReadableStream({
        pull(controller) {
          controller.enqueue(new TextEncoder().encode(answer.slice(0, 700)));
          controller.error(new Error("cut"));
        },
      }),
      { headers: { "content-type": "text/csv" } },
    );
  await using server = faultyServer(cut);
  const { files, waits, notices } = await download(server);
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.equal(waits.length, 1);
  assert.match(notices[0]!, /^The connection to the data portal was cut; again in 1 s$/);
});

Deno.test("downloadPortal() tries again when a body is shorter than its header says", async () => {
  await using inner = startSodaServer(makeRecords(2, 10));
  await using server = startShortServer(inner.baseUrl);
  const { files, waits, notices } = await download(server);
  assert.equal(joined(files), allRecordsCsv(inner.records));
  assert.equal(waits.length, 1);
  assert.match(notices[0]!, /was cut/);
});

Deno.test("downloadPortal() tries again when the portal is silent, before and within a body", async () => {
  const silent = (answer: string) =>
    new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode(answer.slice(0, 700))),
      }),
      { headers: { "content-type": "text/csv" } },
    );
  await using server = faultyServer(silent);
  const { files, notices } = await download(server, { connection: { timeoutMs: 200 } });
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.match(notices[0]!, /was silent for 1 s/);
  const never = Promise.withResolvers<Response>();
  await using mute = startSodaServer([], () => never.promise);
  const { error, waits } = await download(mute, { connection: { timeoutMs: 50 } });
  never.resolve(new Response());
  assertAdvice(error, /silent for 1 s \(3 attempts\)\. Try again later/);
  assert.equal(waits.length, 2);
});

Deno.test("downloadPortal() does not take a slow portal for a silent one", async () => {
  const slow = (answer: string) => {
    const pieces = answer.match(/[^]{1,400}/g)!;
    return new Response(
      new ReadableStream({
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 80));
          const piece = pieces.shift();
          if (piece === undefined) controller.close();
          else controller.enqueue(new TextEncoder().encode(piece));
        },
      }),
      { headers: { "content-type": "text/csv" } },
    );
  };
  await using server = faultyServer(slow);
  const { files, waits } = await download(server, { connection: { timeoutMs: 500 } });
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.deepEqual(waits, []);
});

Deno.test("downloadPortal() tries again when a page ends in the middle of a record", async () => {
  for (const lost of [1, 2, 30, 80]) {
    await using server = faultyServer((answer) => csvResponse(answer.slice(0, -lost)));
    const { files, notices } = await download(server);
    assert.equal(joined(files), allRecordsCsv(server.records));
    assert.match(notices[0]!, /ends in the middle of a record/);
  }
});

Deno.test("downloadPortal() takes a page that lost its last records for no end", async () => {
  await using server = faultyServer((answer) =>
    csvResponse(answer.split("\n").slice(0, 8).join("\n") + "\n")
  );
  const { files, waits } = await download(server);
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.deepEqual(waits, []);
});

Deno.test("downloadPortal() refuses an HTML page with status 200", async () => {
  const login = () =>
    new Response("<!DOCTYPE html><title>Sign in</title>", {
      headers: { "content-type": "text/html; charset=utf-8" },
    });
  await using server = startSodaServer([], login);
  const { error } = await download(server);
  assertAdvice(error, /not CSV \(text\/html\) \(2 attempts\).* --data FILE\.$/);
  await using disguised = startSodaServer([], () => csvResponse("\n <html></html>"));
  assertAdvice((await download(disguised)).error, /not CSV/);
  await using passing = faultyServer(login);
  assert.equal(joined((await download(passing)).files), allRecordsCsv(passing.records));
});

Deno.test("downloadPortal() asks again for pages that repeat records, and refuses them at last", async () => {
  const first = allRecordsCsv(makeRecords(10, 10)).split("\n").slice(0, 21).join("\n") + "\n";
  await using once = faultyServer(() => csvResponse(first));
  const { files, notices } = await download(once);
  assert.equal(joined(files), allRecordsCsv(once.records));
  assert.match(notices[0]!, /sent record 10000 again or out of order/);
  await using always = faultyServer(() => csvResponse(first), Infinity);
  assertAdvice((await download(always)).error, /record 10000 again or out of order \(3 attempts\)/);
});

Deno.test("downloadPortal() asks again for a page in which one record stands twice", async () => {
  // the second page starts with record 10020; in its place stands the one before or after it
  for (const id of ["10019", "10021"]) {
    await using server = faultyServer((answer) => {
      const lines = answer.split("\n");
      lines[1] = lines[2]!.replace("10021", id);
      return csvResponse(lines.join("\n"));
    });
    const { files, notices } = await download(server);
    assert.equal(joined(files), allRecordsCsv(server.records));
    assert.match(notices[0]!, new RegExp(`sent record ${id} again or out of order`));
  }
});

Deno.test("downloadPortal() asks again for a page of more records than it asked for", async () => {
  const rest = allRecordsCsv(makeRecords(10, 10).filter(({ id }) => Number(id) >= 10_020));
  await using server = faultyServer(() => csvResponse(rest));
  const { files, notices } = await download(server);
  assert.equal(files.length, 5);
  assert.equal(joined(files), allRecordsCsv(server.records));
  assert.match(notices[0]!, /sent more than the 20 records asked for/);
});

/** Passes questions on to a portal, and closes the second answer before its announced length. */
function startShortServer(target: string): AsyncDisposable & { baseUrl: string } {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const serve = async () => {
    let number = 0;
    for await (const connection of listener) {
      const request = new TextDecoder().decode(await readSome(connection));
      const response = await fetch(target + request.split(" ")[1]);
      const body = await response.bytes();
      const sent = ++number === 2 ? body.subarray(0, 500) : body;
      const head = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nConnection: close\r\n" +
        `Content-Length: ${body.length}\r\n\r\n`;
      await connection.write(new TextEncoder().encode(head));
      for (let at = 0; at < sent.length;) at += await connection.write(sent.subarray(at));
      connection.close();
    }
  };
  const done = serve();
  return {
    baseUrl: `http://127.0.0.1:${(listener.addr as Deno.NetAddr).port}`,
    async [Symbol.asyncDispose]() {
      listener.close();
      await done;
    },
  };
}

async function readSome(connection: Deno.Conn): Promise<Uint8Array> {
  const buffer = new Uint8Array(16_384);
  return buffer.subarray(0, await connection.read(buffer) ?? 0);
}
