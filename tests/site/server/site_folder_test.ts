import assert from "node:assert/strict";
import { join } from "node:path";
import { page, serveSmallSite } from "./small_site.ts";

Deno.test("site folder: nothing outside of it is served, however a request writes the way", async () => {
  await using site = await serveSmallSite();
  const ways = [
    "/../secret.txt",
    "/notebooks/../../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/%2e%2e%2fsecret.txt",
    "/%252e%252e%252fsecret.txt",
    "/%25252e%25252e/secret.txt",
    "/..\\secret.txt",
    "/..%5csecret.txt",
    "/%c0%ae%c0%ae/secret.txt",
    "/..;/secret.txt",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    `/${join(site.root, "..", "secret.txt")}`,
    "file:///etc/passwd",
    "/index.html%00.txt",
    "/notebooks/%00",
    `/${"a".repeat(300)}`,
    `/${"a/".repeat(3000)}`,
    `/${"%61".repeat(3000)}`,
  ];
  for (const way of ways) {
    const { status, headers, body } = await site.get(way);
    assert.ok([400, 403, 404].includes(status), `${status}: ${way}`);
    assert.ok(!/secret|root:/.test(body), way);
    assert.match(body, /^<!doctype html>[\s\S]*<p>[^<\n]+: begin again at the start page\.<\/p>/);
    assert.doesNotMatch(body, /\bat .*\.ts|Error/, "a trace is shown");
    assert.match(headers.get("content-security-policy")!, /^default-src 'none'/);
  }
  const nul = await site.raw("GET /a\0b HTTP/1.1\r\nHost: localhost\r\n\r\n");
  assert.equal(nul.status, 400);
  assert.deepEqual(site.faults, []);
});

Deno.test("site folder: links lead to files of the site alone", async () => {
  await using site = await serveSmallSite();
  const link = (to: string, from: string) => Deno.symlinkSync(to, join(site.root, from));
  link("../secret.txt", "out.txt");
  link("..", "up");
  link("/etc", "etc");
  link("loop", "loop");
  link("nowhere", "broken");
  link("where.html", "inside.html");
  link(".", "self");
  for (const path of ["/out.txt", "/up/secret.txt", "/etc/passwd", "/etc/", "/loop", "/broken"]) {
    const { status, body } = await site.get(path);
    assert.equal(status, 404, path);
    assert.ok(!body.includes("secret"));
  }
  assert.equal((await site.get("/inside")).body, page("where"));
  assert.equal((await site.get("/self/where")).body, page("where"));
});

Deno.test("site folder: only files are opened, not pipes", async () => {
  await using site = await serveSmallSite();
  const { success } = await new Deno.Command("mkfifo", { args: [join(site.root, "pipe")] })
    .output();
  assert.ok(success);
  assert.equal((await site.get("/pipe")).status, 404);
});

Deno.test("site folder: a site that is itself a link is served", async () => {
  await using real = await serveSmallSite();
  const root = join(real.root, "..", "link");
  Deno.symlinkSync(real.root, root);
  await using site = await serveSmallSite({ root });
  assert.equal((await site.get("/")).body, page("start"));
});
