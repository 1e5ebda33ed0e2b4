/** The checks of pages find the faults of a page, each with its element. */

import assert from "node:assert/strict";
import { checkAccessibility } from "./accessibility.ts";
import { browserTest } from "./browser.ts";
import { openHtml } from "./fixture_pages.ts";
import { tabThrough } from "./keyboard.ts";
import { checkNarrow } from "./narrow.ts";

browserTest("checkAccessibility() names rule, element and reason", async (browser) => {
  await using page = await openHtml(
    browser,
    `<!doctype html><html lang=en><title>A</title><img id=map src="data:,">
     <p id=pale style="color:#ccc;background:#fff">Pale</p>
     <button style="width:10px;height:10px;padding:0" aria-label=a></button><button
       style="width:10px;height:10px;padding:0" aria-label=b id=near></button>`,
  );
  const lines = (await checkAccessibility(page)).join("\n");
  assert.match(lines, /^image-alt \(critical\): #map: .*alt attribute/m);
  assert.match(lines, /^color-contrast \(serious\): #pale: .*contrast of 1\.6/m);
  assert.match(lines, /^target-size \(serious\): #near: /m);
  assert.equal(lines.split("\n").length, 4);
});

browserTest("tabThrough() finds what is not reached and what does not show", async (browser) => {
  await using page = await openHtml(
    browser,
    `<style>#bare:focus { outline: none }
     #off { position: absolute; left: -999px }</style>
     <div role=button id=dead>Dead</div><a href="#x" id=off>Off</a>
     <button id=bare>Bare</button><button id=nameless></button>
     <button tabindex=-1>By arrows</button><button hidden>Hidden</button>`,
  );
  const { stops, end, missed } = await tabThrough(page, 40);
  assert.deepEqual([end, missed], ["left", ["div#dead"]]);
  assert.deepEqual(stops.map(({ element, isIndicated }) => [element, isIndicated]), [
    ["a#off", false],
    ["button#bare", false],
    ["button#nameless", true],
  ]);
  assert.equal(stops[2]!.name, "");
});

browserTest(
  "tabThrough() finds a trap, and looks into what is open above the page",
  async (browser) => {
    await using trap = await openHtml(
      browser,
      `<button>Before</button><button id=a>A</button><button id=b>B</button><button>After</button>
     <script>b.addEventListener("keydown", (event) => { event.preventDefault(); a.focus(); })</script>`,
    );
    const found = await tabThrough(trap, 40);
    assert.equal(found.end, "trapped");
    assert.deepEqual(found.stops.map(({ name }) => name), ["Before", "A", "B"]);
    assert.deepEqual(found.missed, ["button"]);
    assert.equal((await tabThrough(trap, 1)).end, "unfinished");

    await using dialog = await openHtml(
      browser,
      `<button>Below</button><dialog><button>Yes</button><button>No</button></dialog>
     <script>document.querySelector("dialog").showModal()</script>`,
    );
    const { stops, end, missed } = await tabThrough(dialog, 40);
    assert.deepEqual([stops.map(({ name }) => name).sort(), end, missed], [
      ["No", "Yes"],
      "left",
      [],
    ]);
  },
);

browserTest("checkNarrow() tells what does not fit a phone, and by how much", async (browser) => {
  const phone =
    "<!doctype html><meta name=viewport content=width=device-width><style>body{margin:0}</style>";
  const check = async (html: string) => {
    await using page = await openHtml(browser, html, { viewport: "phone" });
    return await checkNarrow(page);
  };
  const scroller = `<div style="overflow:auto"><p style="width:400px">In a scroller</p></div>`;
  const wide = `<div><p id=wide style="width:420px">Wide</p></div>`;
  assert.deepEqual(await check(phone + scroller + wide), [
    "the page scrolls sideways: 420 px in 360",
    "  up to 420 px: p#wide “Wide”",
  ]);
  assert.deepEqual(await check("<!doctype html><p>Text"), [
    "the page is laid out for 980 px, not 360: no viewport is set",
  ]);
  assert.deepEqual(
    await check(`${phone}${scroller}
      <p style="font-size:11px">Small</p>
      <svg viewBox="0 0 100 10" width="50"><text y="8" font-size="16">Half</text></svg>
      <p>See <a href="#" id=inline>this</a>.</p><p><a href="#" id=alone>Alone</a></p>
      <button style="width:20px;height:40px;padding:0">x</button>
      <label style="display:inline-block;padding:6px"><input type=checkbox> Both</label>`)
      .then((lines) => lines.map((line) => line.replace(/target of .+ px: a/, "a target: a"))),
    [
      "text of 11 px: p “Small”",
      "text of 8 px: text “Half”",
      "a target: a#alone “Alone”",
      "target of 20 × 40 px: button “x”",
    ],
  );
});
