import assert from "node:assert/strict";
import { h, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { methodPage } from "lib/site/pages/method.tsx";
import { ShippedPackages } from "lib/site/shipped_packages.ts";
import { zoneTown } from "../files/zone_town.ts";

Deno.test("method: what is shipped and what is not is told in numbers of this run", () => {
  const html = renderToString(methodPage(zoneTown()).body as VNode);
  const text = html.replace(/<[^>]+>/g, " ").replace(/&lt;/g, "<").replace(/[\s\u00a0]+/g, " ");
  // 163 incidents: 10 domestic ones; 3 burglaries in a cell of their own.
  assert.match(text, /The <5 incidents of emptier squares/);
  assert.match(text, /\( ?10 of 163 incidents, 6\.1 %\) are published as counts by community area/);
  assert.match(text, /The other 153 incidents are counted alike everywhere/);
  assert.match(text, /Counts from 1 to 4 are shown as <5/);
  assert.match(text, /22 columns as published, 27 that are made of them, and 2 families/);
  assert.match(text, /No fit of this run passed its gate/);
  assert.doesNotMatch(html, / style=/);
});

Deno.test("method: packages are those of the site that is built", () => {
  const value = [{ name: "one", version: "1.2.3", license: "MIT", texts: ["Do."] }];
  const { body } = methodPage(zoneTown({ hasZones: false }));
  const html = renderToString(h(ShippedPackages.Provider, { value, children: body }));
  assert.match(html, /<th scope="row">one<\/th><td>1\.2\.3<\/td><td>MIT<\/td>/);
  assert.match(html, /href="licenses\.txt"/);
});
