import assert from "node:assert/strict";
import { join } from "node:path";
import { eventually } from "../../commands/small_project.ts";
import {
  formatRequest,
  parseReply,
  readAll,
  serveSmallSite,
  type SmallSite,
} from "./small_site.ts";

const BYTES = 64 << 20;

/** A large file of zeros, which takes no room. */
function writeLarge(site: SmallSite): string {
  site.write("data/large.bin", "");
  const path = join(site.root, "data/large.bin");
  Deno.truncateSync(path, BYTES);
  return path;
}

/** Bytes that this process has read of a file that it has open; undefined if it has not. Linux. */
function readOf(path: string): number | undefined {
  for (const { name } of Deno.readDirSync("/proc/self/fd")) {
    try {
      if (Deno.readLinkSync(`/proc/self/fd/${name}`) !== Deno.realPathSync(path)) continue;
      const info = Deno.readTextFileSync(`/proc/self/fdinfo/${name}`);
      return Number(info.match(/^pos:\s*(\d+)/m)![1]);
    } catch { /* closed meanwhile */ }
  }
  return undefined;
}

async function ask(site: SmallSite, path: string): Promise<Deno.TcpConn> {
  const connection = await site.connect();
  await connection.write(new TextEncoder().encode(formatRequest(path)));
  return connection;
}

Deno.test({
  name: "sendReply: of a large file no more is read than a slow reader takes",
  ignore: Deno.build.os !== "linux",
  async fn() {
    await using site = await serveSmallSite();
    const path = writeLarge(site);
    using connection = await ask(site, "/data/large.bin");
    let last = -1;
    // The file is first hashed, which leaves it at its end.
    await eventually(() => {
      const [before, now] = [last, readOf(path) ?? -1];
      last = now;
      return now > 0 && now < BYTES && now === before;
    }, 10);
    assert.ok(last > 0 && last < BYTES / 4, `${last} bytes are read`);
    const all = await readAll(connection);
    assert.equal(parseReply(all).body.length, BYTES);
  },
});

Deno.test({
  name: "sendReply: a reader that takes nothing for too long is let go, and its file closed",
  ignore: Deno.build.os !== "linux",
  async fn() {
    await using site = await serveSmallSite({ silenceMs: 300 });
    const path = writeLarge(site);
    using connection = await ask(site, "/data/large.bin");
    assert.ok(await eventually(() => readOf(path) !== undefined, 10));
    assert.ok(await eventually(() => readOf(path) === undefined, 10), "the file is still open");
    assert.ok(parseReply(await readAll(connection)).body.length < BYTES);
    assert.equal((await site.get("/")).status, 200);
    assert.deepEqual(site.faults, []);
  },
});

Deno.test({
  name: "sendReply: readers that go in the middle harm nobody, and their files are closed",
  ignore: Deno.build.os !== "linux",
  async fn() {
    await using site = await serveSmallSite();
    const path = writeLarge(site);
    for (let i = 0; i < 10; i++) {
      const connection = await ask(site, "/data/large.bin");
      if (i % 2 === 0) await connection.read(new Uint8Array(1000));
      connection.close();
    }
    assert.ok(await eventually(() => readOf(path) === undefined, 10), "a file is still open");
    assert.equal((await site.get("/")).status, 200);
    assert.deepEqual(site.faults, []);
  },
});

Deno.test("sendReply: a file that shrinks on its way ends the connection, not the server", async () => {
  await using site = await serveSmallSite();
  const path = writeLarge(site);
  using connection = await ask(site, "/data/large.bin");
  await connection.read(new Uint8Array(1000));
  Deno.truncateSync(path, 1000);
  const rest = await readAll(connection);
  assert.ok(rest.length < BYTES - 1000, "zeros were made up");
  assert.ok(await eventually(() => site.faults.length > 0, 5));
  assert.match(site.faults[0]!, /large\.bin: the file became shorter while it was sent/);
  assert.equal((await site.get("/")).status, 200);
});

Deno.test("sendReply: a file that vanishes on its way is sent to its end", async () => {
  await using site = await serveSmallSite();
  const path = writeLarge(site);
  using connection = await ask(site, "/data/large.bin");
  await connection.read(new Uint8Array(1));
  Deno.removeSync(path);
  const all = await readAll(connection);
  assert.ok(all.length > BYTES);
  assert.equal((await site.get("/data/large.bin")).status, 404);
});
