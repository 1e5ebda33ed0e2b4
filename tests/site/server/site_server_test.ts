import assert from "node:assert/strict";
import { join } from "node:path";
import { STRICT_POLICY } from "lib/site/server/page_policy.ts";
import { startSiteServer } from "lib/site/server/site_server.ts";
import { formatRequest, page, parseReply, POLICY, readAll, serveSmallSite } from "./small_site.ts";

const encoder = new TextEncoder();

Deno.test("site server: every reply carries the headers that keep others out", async () => {
  await using site = await serveSmallSite({ requestMs: 1000 });
  const replies = await Promise.all([
    site.get("/"),
    site.get("/", { "If-None-Match": "*" }),
    site.get("/", { Range: "bytes=0-1" }),
    site.get("/", { Range: "bytes=99999-" }),
    site.get("/", { Host: "example.org" }),
    site.get("/", { Expect: "something" }),
    site.get("/", {}, "POST"),
    site.get("/notebooks"),
    site.get("/none"),
    site.get("/../"),
    site.get("/", { "X-Long": "a".repeat(64_000) }),
    site.get("a:1", {}, "CONNECT"),
    site.raw("GET / HTTP/1.1\r\n\r\n"),
    site.raw("nonsense\r\n\r\n"),
    site.raw("GET / HT"),
  ]);
  assert.deepEqual(
    replies.map(({ status }) => status),
    [200, 304, 206, 416, 421, 417, 405, 301, 404, 400, 431, 405, 400, 400, 408],
  );
  for (const { status, headers } of replies) {
    const policy = headers.get("content-security-policy")!;
    assert.match(policy, /frame-ancestors 'none'/, `${status}`);
    assert.match(policy, /^default-src 'none'/, `${status}`);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("referrer-policy"), "no-referrer");
    assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
    assert.equal(headers.get("cross-origin-resource-policy"), "same-origin");
    assert.match(headers.get("permissions-policy")!, /geolocation=\(\), /);
    assert.match(headers.get("permissions-policy")!, /camera=\(\), .*microphone=\(\)/);
  }
  for (const { status, body } of replies.filter(({ status }) => status >= 400)) {
    assert.match(body, /<p>[^<\n]+: [^<\n]+\.<\/p>/, `${status} does not say what to do`);
  }
});

Deno.test("site server: a page's policy is its own and that none may frame it", async () => {
  await using site = await serveSmallSite();
  const policyOf = async (path: string) =>
    (await site.get(path)).headers.get("content-security-policy");
  assert.equal(await policyOf("/"), `${POLICY}; frame-ancestors 'none'`);
  site.write("index.html", page("other").replace("default-src &#39;none&#39;", "img-src data:"));
  assert.match((await policyOf("/"))!, /^img-src data:; script-src/);
  assert.equal(await policyOf("/data/cells-0a1b2c3d.bin"), STRICT_POLICY);
  assert.match((await policyOf("/assets/where-0a1b2c3d.js"))!, /connect-src 'self'; script-src/);
});

Deno.test("site server: on this machine it answers to the names of this machine alone", async () => {
  await using site = await serveSmallSite();
  for (const host of ["localhost", `127.0.0.1:${site.port}`, "[::1]:8080"]) {
    assert.equal((await site.get("/", { Host: host })).status, 200, host);
  }
  for (const host of ["example.org", `example.org:${site.port}`, "127.0.0.1.example.org"]) {
    const { status, body } = await site.get("/", { Host: host });
    assert.equal(status, 421, host);
    assert.ok(!body.includes("start</p>") && body.includes("write 127.0.0.1"));
  }
  const two = await site.raw("GET / HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\n\r\n");
  assert.equal(two.status, 400);
  await using open = await serveSmallSite({ host: "0.0.0.0" });
  assert.equal((await open.get("/", { Host: "example.org" })).status, 200);
  assert.equal(open.url, `http://127.0.0.1:${open.port}/`);
});

Deno.test("site server: heads of 64 kB and long targets are refused at once", async () => {
  await using site = await serveSmallSite();
  const long = await site.get("/", { Cookie: "a".repeat(64 << 10) });
  assert.equal(long.status, 431);
  assert.match(long.body, /remove the cookies/);
  assert.equal((await site.get(`/${"a".repeat(64 << 10)}`)).status, 431);
  const many = Array.from({ length: 5000 }, (_, i) => [`X-${i}`, "a"]);
  assert.equal((await site.get("/", Object.fromEntries(many))).status, 431);
});

Deno.test("site server: a request that does not come to its end is let go", async () => {
  await using site = await serveSmallSite({ requestMs: 500 });
  const halves = ["", "GET / HTTP/1.1\r\nHo", formatRequest("/").slice(0, -2)];
  await Promise.all(halves.map(async (half) => {
    using connection = await site.connect();
    await connection.write(encoder.encode(half));
    const reply = parseReply(await readAll(connection));
    assert.equal(reply.status, 408, half);
  }));
  using drip = await site.connect();
  const dripping = (async () => {
    for (const letter of formatRequest("/")) {
      await drip.write(encoder.encode(letter));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })().catch(() => {});
  assert.equal(parseReply(await readAll(drip)).status, 408, "letter by letter");
  await dripping;
  const keep = { Connection: "keep-alive", "Content-Length": "100" };
  const { status, headers } = await site.raw(`${formatRequest("/", keep, "POST")}half`);
  assert.deepEqual([status, headers.get("connection")], [405, "close"], "a body is not waited for");
});

Deno.test("site server: nonsense behind a request breaks its reply off, and is not mixed into it", async () => {
  await using site = await serveSmallSite();
  site.write("data/large.bin", new Uint8Array(16 << 20));
  const request = formatRequest("/data/large.bin", { Connection: "keep-alive" });
  const { status, body } = await site.raw(`${request}nonsense\r\n\r\n`);
  assert.ok(Number.isNaN(status) || !body.includes("400"), "two replies are mixed");
  assert.equal((await site.get("/")).status, 200);
});

Deno.test("site server: many readers at once get what they asked for", async () => {
  await using site = await serveSmallSite();
  const large = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 251);
  site.write("data/large.bin", large);
  const replies = await Promise.all(Array.from({ length: 300 }, async (_, i) => {
    const path = ["data/large.bin", "index.html", "none"][i % 3]!;
    const response = await fetch(site.url + path);
    return { status: response.status, bytes: await response.bytes() };
  }));
  replies.forEach(({ status, bytes }, i) => {
    assert.equal(status, i % 3 === 2 ? 404 : 200);
    if (i % 3 === 0) assert.ok(large.every((byte, at) => bytes[at] === byte));
    if (i % 3 === 1) assert.equal(new TextDecoder().decode(bytes), page("start"));
  });
});

Deno.test({
  name: "site server: connections without end are bounded, and the next are served",
  ignore: Deno.build.os !== "linux",
  async fn() {
    await using site = await serveSmallSite();
    const before = openSockets();
    const connections: Deno.TcpConn[] = [];
    for (let i = 0; i < 600; i++) connections.push(await site.connect());
    await new Promise((resolve) => setTimeout(resolve, 200));
    const accepted = openSockets() - before - connections.length;
    for (const connection of connections) connection.close();
    assert.equal(accepted, 512);
    assert.equal((await site.get("/")).status, 200);
  },
});

/** Sockets that this process has open, of both sides. */
function openSockets(): number {
  return [...Deno.readDirSync("/proc/self/fd")].filter(({ name }) => {
    try {
      return Deno.readLinkSync(`/proc/self/fd/${name}`).startsWith("socket:");
    } catch {
      return false;
    }
  }).length;
}

Deno.test("site server: a port that is taken and an address of others are told by their codes", async () => {
  await using site = await serveSmallSite();
  await assert.rejects(startSiteServer({ root: site.root, port: site.port }), {
    code: "EADDRINUSE",
  });
  await assert.rejects(startSiteServer({ root: site.root, host: "no.invalid" }));
});

Deno.test("site server: a file that may not be read is said so", async () => {
  await using site = await serveSmallSite();
  const path = join(site.root, "where.html");
  Deno.chmodSync(path, 0);
  // Whoever may read everything is not kept out.
  const isRoot = Deno.uid() === 0;
  assert.equal((await site.get("/where")).status, isRoot ? 200 : 403);
});

Deno.test("site server: it ends at once, with connections open", async () => {
  const site = await serveSmallSite();
  using idle = await site.connect();
  using reader = await site.connect();
  site.write("data/large.bin", new Uint8Array(32 << 20));
  await reader.write(encoder.encode(formatRequest("/data/large.bin")));
  await reader.read(new Uint8Array(10));
  await site[Symbol.asyncDispose]();
  assert.equal(await readAll(idle), "");
  await readAll(reader);
  await assert.rejects(site.connect());
});
