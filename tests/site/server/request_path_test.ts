import assert from "node:assert/strict";
import { parseRequestPath } from "lib/site/server/request_path.ts";

Deno.test("parseRequestPath() takes names apart, decodes them once, and keeps the query", () => {
  const segmentsOf = (target: string) => parseRequestPath(target)?.segments;
  assert.deepEqual(segmentsOf("/"), []);
  assert.deepEqual(segmentsOf("/?a=/../"), []);
  assert.deepEqual(segmentsOf("/where"), ["where"]);
  assert.deepEqual(segmentsOf("/a/%C3%A9t%C3%A9%20.html"), ["a", "été .html"]);
  assert.deepEqual(segmentsOf("/%252e%252e%252fa"), ["%2e%2e%2fa"]);
  assert.deepEqual(parseRequestPath("/notebooks/?a=1#b"), {
    segments: ["notebooks"],
    isFolder: true,
    query: "?a=1",
  });
  assert.equal(parseRequestPath("/notebooks")!.isFolder, false);
});

Deno.test("parseRequestPath() refuses every way out of the site", () => {
  const refused = [
    "",
    "*",
    "index.html",
    "http://127.0.0.1/index.html",
    "//",
    "//index.html",
    "/a//b",
    "/..",
    "/../secret.txt",
    "/a/../../secret.txt",
    "/./index.html",
    "/%2e%2e/secret.txt",
    "/%2E%2e%2Fsecret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/..\\secret.txt",
    "/a%2fb",
    "/%00",
    "/index.html%00.png",
    "/a%0ab",
    "/%7f",
    "/.git/config",
    "/a/.hidden",
    "/%",
    "/%zz",
    "/%c3",
    "/%ff",
  ];
  for (const target of refused) assert.equal(parseRequestPath(target), undefined, target);
});
