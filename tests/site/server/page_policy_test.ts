import assert from "node:assert/strict";
import { policyOf, STRICT_POLICY } from "lib/site/server/page_policy.ts";

const meta = (content: string) =>
  `<meta http-equiv="Content-Security-Policy" content="${content}">`;
const FRAMES = "; frame-ancestors 'none'";

Deno.test("policyOf() a page is what its head declares, however it is written", () => {
  const written = [
    meta("default-src 'self'"),
    meta("default-src &#39;self&#39;"),
    meta("default-src &#x27;self&apos;;  "),
    `<META CONTENT="default-src\n  'self'" HTTP-EQUIV=content-security-policy />`,
    `<meta http-equiv='Content-Security-Policy' content="default-src 'self'">`,
    `<meta name="a" content="> content-security-policy">${meta("default-src 'self'")}`,
  ];
  for (const head of written) {
    assert.equal(policyOf("a.html", `<head>${head}`), `default-src 'self'${FRAMES}`, head);
  }
  assert.equal(
    policyOf("a.html", meta("img-src 'self'") + meta("script-src 'none'")),
    `img-src 'self'${FRAMES}, script-src 'none'${FRAMES}`,
    "a browser holds a page to all that it declares",
  );
});

Deno.test("policyOf() takes no policy from comments, scripts, titles and bodies", () => {
  const loose = meta("default-src *");
  const heads = [
    "",
    `<!-- ${loose} -->`,
    `<script>const a = '${loose}';</script>`,
    `<title>${loose}</title>`,
    `<head></head>${loose}`,
    `<body>${loose}`,
    `<!-- ${loose}`,
    meta("default-src *\u00e9"),
    `<meta http-equiv="refresh" content="default-src *">`,
  ];
  for (const head of heads) assert.equal(policyOf("a.html", head), STRICT_POLICY, head);
});

Deno.test("policyOf() lets workers load from the site, and everything else nothing", () => {
  assert.match(
    policyOf("sw.js", ""),
    /^default-src 'none'; connect-src 'self'; script-src 'self';/,
  );
  for (const path of ["a.css", "a.json", "a.svg", "a.bin", "a"]) {
    assert.equal(policyOf(path, meta("default-src *")), STRICT_POLICY);
  }
});
