import assert from "node:assert/strict";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { formatRequest, page, POLICY, serveSmallSite } from "./small_site.ts";

const BINARY = "/data/cells-0a1b2c3d.bin";

/** A text of more than a packet, which is shortened. */
const LONG = page("a long page, ".repeat(500));

/** Bytes of a body that was read as one character a byte. */
const bytesOf = (body: string) => Uint8Array.from(body, (character) => character.charCodeAt(0));

Deno.test("answer: folders are their index.html, pages need no .html, and folders end with a slash", async () => {
  await using site = await serveSmallSite();
  const pages = [
    ["/", "start"],
    ["/index.html", "start"],
    ["/where", "where"],
    ["/where?a=1", "where"],
    ["/notebooks/", "notebooks"],
    ["/notebooks/01_one", "one"],
  ];
  for (const [path, text] of pages) {
    const { status, headers, body } = await site.get(path!);
    assert.deepEqual([status, body], [200, page(text!)], path);
    assert.equal(headers.get("content-type"), "text/html; charset=utf-8");
  }
  const folder = await site.get("/notebooks?a=1");
  assert.deepEqual([folder.status, folder.headers.get("location")], [301, "/notebooks/?a=1"]);
  for (const path of ["/assets", "/assets/", "/data/", "/none", "/where/", "/index.html/"]) {
    const { status, body } = await site.get(path);
    assert.equal(status, 404, path);
    assert.ok(!body.includes("0a1b2c3d"), "a folder is listed");
  }
});

Deno.test("answer: what is not there is the site's own page if it has one", async () => {
  await using site = await serveSmallSite();
  const plain = await site.get("/none");
  assert.match(plain.body, /<p>There is no such page: begin again at the start page\.<\/p>/);
  site.write("404.html", page("lost"));
  const { status, headers, body } = await site.get("/none", { "If-None-Match": "*" });
  assert.deepEqual([status, body], [404, page("lost")]);
  assert.equal(headers.get("cache-control"), "no-cache");
  assert.equal(headers.get("content-security-policy"), `${POLICY}; frame-ancestors 'none'`);
});

Deno.test("answer: only GET and HEAD are served, and HEAD is GET without its body", async () => {
  await using site = await serveSmallSite();
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND"]) {
    const { status, headers } = await site.get("/", {}, method);
    assert.deepEqual([status, headers.get("allow")], [405, "GET, HEAD"], method);
  }
  const posted = await fetch(site.url, { method: "POST", body: "a".repeat(100_000) });
  assert.equal(posted.status, 405);
  await posted.text();
  site.write("long.html", LONG);
  for (const path of ["/", BINARY, "/long", "/none", "/notebooks", "/../"]) {
    for (const encoding of ["identity", "br"]) {
      const asked = { "Accept-Encoding": encoding };
      const head = await site.get(path, asked, "HEAD");
      const get = await site.get(path, asked);
      for (const headers of [head.headers, get.headers]) headers.delete("date");
      assert.deepEqual(head, { ...get, body: "" }, path);
    }
  }
});

Deno.test("answer: parts of a file are sent where one range is asked for", async () => {
  await using site = await serveSmallSite();
  const part = async (range: string, headers = {}) => {
    const reply = await site.get(BINARY, { Range: range, ...headers });
    const said = reply.headers.get("content-range");
    return [reply.status, said, ...(reply.body.length > 4 ? [] : bytesOf(reply.body))];
  };
  assert.deepEqual(await part("bytes=2-4"), [206, "bytes 2-4/256", 2, 3, 4]);
  assert.deepEqual(await part("bytes=254-999"), [206, "bytes 254-255/256", 254, 255]);
  assert.deepEqual(await part("bytes=-1"), [206, "bytes 255-255/256", 255]);
  assert.deepEqual(await part("bytes=256-"), [416, "bytes */256"]);
  assert.deepEqual(await part("bytes=0-1,4-5"), [200, undefined]);

  const { headers } = await site.get(BINARY, {}, "HEAD");
  assert.equal(headers.get("accept-ranges"), "bytes");
  assert.deepEqual(await part("bytes=0-0", { "If-Range": headers.get("etag")! }), [
    206,
    "bytes 0-0/256",
    0,
  ]);
  for (const other of ['"another"', `W/${headers.get("etag")}`, headers.get("last-modified")!]) {
    assert.deepEqual(await part("bytes=0-0", { "If-Range": other }), [200, undefined], other);
  }
  const shortened = await site.get("/", { Range: "bytes=0-0", "Accept-Encoding": "br" });
  assert.equal(shortened.headers.get("content-encoding"), undefined);
  assert.equal(shortened.body, "<");
  const ranged = await site.get(BINARY, { Range: "bytes=0-0" }, "HEAD");
  assert.equal(ranged.status, 200, "HEAD knows no ranges");
});

Deno.test("answer: what the requester has is not sent again; tags follow the content alone", async () => {
  await using site = await serveSmallSite();
  const { headers } = await site.get("/");
  const etag = headers.get("etag")!;
  assert.match(etag, /^"[0-9a-f]{32}"$/);
  const again = async (conditions: Record<string, string>) =>
    (await site.get("/", conditions)).status;
  assert.equal(await again({ "If-None-Match": etag }), 304);
  assert.equal(await again({ "If-None-Match": `"b", W/${etag}` }), 304);
  assert.equal(await again({ "If-None-Match": "*" }), 304);
  assert.equal(await again({ "If-None-Match": '"b"' }), 200);
  const modified = headers.get("last-modified")!;
  assert.equal(await again({ "If-Modified-Since": modified }), 304);
  assert.equal(await again({ "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT" }), 200);
  assert.equal(await again({ "If-Modified-Since": "some day" }), 200);
  assert.equal(await again({ "If-None-Match": '"b"', "If-Modified-Since": modified }), 200);
  const kept = await site.get("/", { "If-None-Match": etag });
  assert.deepEqual([kept.body, kept.headers.get("etag")], ["", etag]);
  assert.ok(kept.headers.get("content-security-policy"));

  Deno.utimeSync(join(site.root, "index.html"), 1e9, 1e9);
  const touched = await site.get("/");
  assert.equal(touched.headers.get("etag"), etag);
  assert.notEqual(touched.headers.get("last-modified"), modified);
  site.write("index.html", page("START"));
  assert.notEqual((await site.get("/")).headers.get("etag"), etag, "as long, but other");
});

Deno.test("answer: files under a hash are kept for ever, others are asked for each time", async () => {
  await using site = await serveSmallSite();
  site.write("assets/app-QX4ZK2AB.css", "");
  site.write("sw.js", "");
  site.write("notebooks/01-12345678.html", "");
  site.write("data/zones-0123456.json", "{}");
  const kept = [BINARY, "/assets/where-0a1b2c3d.js", "/assets/app-QX4ZK2AB.css"];
  for (const path of kept) {
    const { headers } = await site.get(path);
    assert.equal(headers.get("cache-control"), "public, max-age=31536000, immutable", path);
  }
  for (const path of ["/", "/sw.js", "/notebooks/01-12345678", "/data/zones-0123456.json"]) {
    assert.equal((await site.get(path)).headers.get("cache-control"), "no-cache", path);
  }
});

Deno.test("answer: texts are shortened where that is welcome, each under a tag of its own", async () => {
  await using site = await serveSmallSite();
  site.write("long.html", LONG);
  const plain = await site.get("/long");
  const gzip = await site.get("/long", { "Accept-Encoding": "gzip" });
  const br = await site.get("/long", { "Accept-Encoding": "gzip, br" });
  assert.equal(plain.body, LONG);
  assert.equal(gunzipSync(bytesOf(gzip.body)).toString(), LONG);
  assert.equal(brotliDecompressSync(bytesOf(br.body)).toString(), LONG);
  const tags = [plain, gzip, br].map(({ headers }) => headers.get("etag"));
  assert.equal(new Set(tags).size, 3);
  for (const { headers } of [plain, gzip, br]) assert.equal(headers.get("vary"), "Accept-Encoding");
  const conditions = { "Accept-Encoding": "br", "If-None-Match": tags[2]! };
  assert.equal((await site.get("/long", conditions)).status, 304);
  assert.equal((await site.get("/long", { ...conditions, "Accept-Encoding": "gzip" })).status, 200);
  const binary = await site.get(BINARY, { "Accept-Encoding": "br" });
  assert.equal(binary.headers.get("content-type"), "application/octet-stream");
  assert.equal(binary.headers.get("content-encoding"), undefined);
  assert.equal(binary.headers.get("vary"), undefined);
  const short = await site.get("/", { "Accept-Encoding": "br" });
  assert.equal(short.headers.get("content-encoding"), undefined);
});

Deno.test("answer: a site that is made anew is served, and meanwhile a reader is told to wait", async () => {
  await using site = await serveSmallSite();
  assert.equal((await site.get("/")).body, page("start"));
  Deno.renameSync(site.root, `${site.root}.previous`);
  const { status, headers, body } = await site.get("/");
  assert.deepEqual([status, headers.get("retry-after")], [503, "1"]);
  assert.match(body, /load the page again/);
  site.write("index.html", page("new"));
  assert.equal((await site.get("/")).body, page("new"));
  assert.deepEqual(site.faults, []);
});

Deno.test("answer: requests over one connection are answered in turn", async () => {
  await using site = await serveSmallSite();
  const first = formatRequest("/where", { Connection: "keep-alive" });
  const none = formatRequest("/none", { Connection: "keep-alive" });
  const { body } = await site.raw(first + none + first + formatRequest("/"));
  const told = [...body.matchAll(/<(?:title)>(.+?)<\/title>/g)].map(([, title]) => title);
  assert.deepEqual(told, ["where", "404 Not Found", "where", "start"]);
});
