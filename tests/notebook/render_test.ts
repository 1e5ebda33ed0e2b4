import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { parseHTML } from "linkedom";
import { ROTATABLE_SCRIPT } from "lib/figures/rotatable_script.ts";
import type { MimeBundle, Notebook, Output } from "lib/notebook/notebook_file.ts";
import { DARK, LIGHT, PAGE_STYLE, type Palette } from "lib/notebook/page_style.ts";
import { type PageOptions, renderNotebook } from "lib/notebook/render.ts";
import { renderOutput } from "lib/notebook/render_output.ts";
import { code, notebookOf, text } from "./sample_cells.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="640" viewBox="0 0 640 400">' +
  "<title>Peak at noon &amp; 18:00</title><desc>Bars by hour</desc>" +
  "<rect><title>one mark</title></rect><script>alert(1)</script></svg>";
const PNG = "iVBORw0KGgo=";

const show = (data: MimeBundle, metadata = {}): Output => ({
  output_type: "display_data",
  data,
  metadata,
});
const printed = (text: string, name: "stdout" | "stderr" = "stdout"): Output => ({
  output_type: "stream",
  name,
  text,
});

/** A notebook with every kind of output. */
function everything(): Notebook {
  return notebookOf(
    text("# Hours\n\n> When?\n\n[Hours](#hours-2) | [portal](https://example.org/a?b=1&c)"),
    code('import { ROOT } from "lib/config.ts";', [], 1),
    text("## Hours\n\n| a | b |\n| :-- | --: |\n| 1 | 2 |"),
    code("const a = 1 < 2;\na", [printed("a < b\n"), printed("careful\n", "stderr")], 2),
    text("## `Checks` & more"),
    code(
      "f()",
      [show({ "image/svg+xml": SVG, "text/plain": "no" }), show({ "image/png": PNG })],
      3,
    ),
    code("g()", [show({ "text/markdown": "- **n** = 5\n" }), show({ "text/html": "<b>x</b>" })], 4),
    code("throw h", [
      { output_type: "error", ename: "E", evalue: "bad", traceback: ["\x1b[31mE\x1b[0m: bad"] },
    ], 5),
    text("## Hours"),
  );
}

function open(notebook: Notebook, options: PageOptions = { title: "02 EDA" }) {
  const html = renderNotebook(notebook, options);
  return { html, document: parseHTML(html).document };
}

const all = (document: Document, selector: string) => [...document.querySelectorAll(selector)];
const sources = (document: Document, selector: string) =>
  all(document, selector).map((element) => element.outerHTML);

Deno.test("renderNotebook() gives the same bytes, and leaves its input alone, when called twice", () => {
  const notebook = everything();
  const before = structuredClone(notebook);
  assert.equal(
    renderNotebook(notebook, { title: "x" }),
    renderNotebook(structuredClone(notebook), { title: "x" }),
  );
  assert.deepEqual(notebook, before);
});

Deno.test("renderNotebook() makes a page that loads nothing and runs nothing", () => {
  const { document } = open(everything());
  assert.deepEqual(sources(document, "script, link, object, embed, base, form"), []);
  for (const element of all(document, "*")) {
    for (const { name, value } of [...element.attributes]) {
      assert.doesNotMatch(name, /^on/);
      if (name === "src") assert.match(value, /^data:image\//);
    }
  }
  assert.doesNotMatch(PAGE_STYLE, /url\(|@import|@font-face/);
  const policy = document.querySelector("meta[http-equiv]")?.getAttribute("content");
  assert.match(policy ?? "", /^default-src 'none'; img-src data:; style-src 'unsafe-inline'/);
});

Deno.test("renderNotebook() lists the sections once beside and once above the text, with ids that exist once", () => {
  const { document } = open(everything());
  const sections = [["#hours-2", "Hours"], ["#checks-more", "Checks & more"], [
    "#hours-3",
    "Hours",
  ]];
  for (const list of ["nav.wide a", ".narrow nav a"]) {
    assert.deepEqual(
      all(document, list).map((a) => [a.getAttribute("href"), a.textContent]),
      sections,
    );
  }
  const ids = all(document, "[id]").map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const anchor of all(document, 'a[href^="#"]')) {
    assert.ok(ids.includes(anchor.getAttribute("href")!.slice(1)), anchor.outerHTML);
  }
  assert.deepEqual(
    all(document, ".cell").map(({ id }) => id),
    [1, 2, 3, 4, 5].map((n) => `cell-${n}`),
  );
});

Deno.test("renderNotebook() never gives a heading the id of a cell or of the page", () => {
  const headings = ["Cell 1", "Main", "???", "Título", "1"];
  const { document } = open(
    notebookOf(text(headings.map((h) => `## ${h}`).join("\n\n")), code("1")),
  );
  const ids = all(document, "h2").map(({ id }) => id);
  assert.deepEqual(ids, ["section-cell-1", "main-2", "section", "título", "1"]);
});

Deno.test("renderNotebook() folds imports, opens other code, and shows execution counts", () => {
  const { document } = open(everything());
  const folds = all(document, "details.code");
  assert.deepEqual(folds.map((fold) => fold.hasAttribute("open")), [false, true, true, true, true]);
  assert.equal(folds[0]!.querySelector("summary")!.textContent, "[1] Imports, 1 line");
  assert.equal(folds[1]!.querySelector("summary")!.textContent, "[2] Code, 2 lines");
  assert.equal(folds[1]!.querySelector("pre")!.textContent, "const a = 1 < 2;\na");
  const unexecuted = open(notebookOf(code("1"))).document;
  assert.equal(unexecuted.querySelector("summary")!.textContent, "[ ] Code, 1 line");
});

Deno.test("renderNotebook() has one h1, language, landmarks, skip link and neighbors", () => {
  const { document } = open(everything(), {
    title: 'A "quoted" <title>',
    previous: { title: "01 <b>", href: "01.html" },
    next: { title: "03", href: "03.html?a=1&b=2" },
    pages: [{ title: "PatrolIQ", href: "../index.html" }],
    footnote: "As of <today>",
    themeScript: "0",
    notice: "SYNTHETIC records",
    language: "de",
  });
  assert.equal(document.documentElement.getAttribute("lang"), "de");
  assert.equal(document.querySelector("title")!.textContent, 'A "quoted" <title>');
  assert.deepEqual(all(document, "h1").map((h) => h.textContent), ["Hours"]);
  assert.equal(all(document, "main").length, 1);
  assert.equal(document.querySelector("body > *")!.getAttribute("href"), "#main");
  assert.equal(document.querySelector(".notice")!.textContent, "SYNTHETIC records");
  assert.equal(document.querySelector("header a")!.getAttribute("href"), "../index.html");
  assert.equal(document.querySelector(".footnote")!.textContent, "As of <today>");
  assert.equal(document.querySelector("head script")!.textContent, "0");
  assert.deepEqual(
    all(document, "footer a").map((a) => [a.getAttribute("rel"), a.getAttribute("href")]),
    [["prev", "01.html"], ["next", "03.html?a=1&b=2"]],
  );
  const untitled = open(notebookOf(text("No heading.")), { title: "Title" }).document;
  assert.deepEqual(all(untitled, "h1").map((h) => h.textContent), ["Title"]);
  assert.deepEqual(sources(untitled, "header, nav, footer"), []);
});

Deno.test("renderNotebook() shows dangerous Markdown as text, links and pictures included", () => {
  const { document } = open(notebookOf(text([
    "# <img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html;base64,PHNjcmlwdD4=)",
    "[d](vbscript:x) <javascript:alert(1)> [e](file:///etc/passwd)",
    '![tracker](https://example.org/pixel.png "t") ![own](data:image/png;base64,iVBORw0KGgo=)',
    "![bad](javascript:alert(1)) ![svg](data:image/svg+xml;base64,PHN2Zz4=)",
    '```ts\n"</code><script>alert(1)</script>"\n```',
    '```"><script>\nx\n```',
  ].join("\n\n"))));
  assert.deepEqual(sources(document, "script, [onerror]"), []);
  // The skip link and what remains of the tracking picture: a link that loads nothing.
  assert.deepEqual(all(document, "a").map((a) => a.getAttribute("href")), [
    "#main",
    "https://example.org/pixel.png",
  ]);
  assert.deepEqual(all(document, "img").map((img) => img.getAttribute("alt")), ["own"]);
  assert.match(document.querySelector("h1")!.textContent!, /onerror/);
});

Deno.test("renderNotebook() rewrites links of texts and outputs, when told how", () => {
  const shown = show({ "text/markdown": "[svg](../artifacts/a.svg)" });
  const { document } = open(notebookOf(text("[x](y.md)"), code("1", [shown])), {
    title: "x",
    link: (href) => `base/${href}`,
  });
  assert.deepEqual(all(document, "main a").map((a) => a.getAttribute("href")), [
    "base/y.md",
    "base/../artifacts/a.svg",
  ]);
});

Deno.test("renderOutput() shows an SVG as a picture, described by its own title and not by a mark's", () => {
  const image = (svg: string) =>
    parseHTML(renderOutput(show({ "image/svg+xml": svg }), { cell: "cell 1" })).document
      .querySelector("img")!;
  const whole = image(SVG);
  assert.equal(whole.getAttribute("alt"), "Peak at noon & 18:00. Bars by hour.");
  assert.deepEqual([whole.getAttribute("width"), whole.getAttribute("height")], ["640", "400"]);
  const base64 = whole.getAttribute("src")!.replace("data:image/svg+xml;base64,", "");
  assert.equal(
    new TextDecoder().decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))),
    SVG,
  );
  const undescribed = image("<svg><rect><title>one mark</title></rect></svg>");
  assert.equal(undescribed.getAttribute("alt"), "Figure without a description");
  assert.equal(image(`<svg aria-label="Bob's &#62; 1"/>`).getAttribute("alt"), "Bob's > 1.");
});

Deno.test("renderOutput() locks foreign HTML in a frame without access to the page", () => {
  const html = '"><script>parent.alert(1)</script>';
  const rendered = renderOutput(show({ "text/html": html }), { cell: "cell 3" });
  const frame = parseHTML(rendered).document.querySelector("iframe")!;
  assert.equal(frame.getAttribute("sandbox"), "allow-scripts");
  assert.equal(frame.getAttribute("title"), "Result of cell 3");
  assert.ok(frame.getAttribute("srcdoc")!.endsWith(html));
  assert.doesNotMatch(rendered, /<script/);
});

Deno.test("renderOutput() prefers pictures to Markdown to HTML to plain text, and says what it cannot show", () => {
  const forms: MimeBundle = {
    "application/vnd.vegalite.v5+json": {},
    "text/plain": "plain",
    "text/html": "<i>html</i>",
    "text/markdown": "*markdown*",
    "image/png": PNG,
    "image/svg+xml": SVG,
  };
  const seen = [
    "data:image/svg",
    "data:image/png",
    "<em>markdown",
    "<iframe",
    ">plain<",
    "Not shown here: application/vnd",
  ];
  for (
    const form of ["image/svg+xml", "image/png", "text/markdown", "text/html", "text/plain", ""]
  ) {
    assert.ok(renderOutput(show(forms), { cell: "cell 1" }).includes(seen.shift()!), form);
    delete forms[form];
  }
});

Deno.test("renderOutput() prints text as a terminal would leave it, and boxes what is wide or long", () => {
  const pre = (text: string) => renderOutput(printed(text), { cell: "cell 1" });
  assert.equal(
    pre("10 %\r50 %\r100 %\r\n\x1b[1mdone\x1b[0m\n"),
    '<pre class="stdout">100 %\ndone</pre>\n',
  );
  assert.doesNotMatch(pre("x".repeat(40)), /tabindex/);
  assert.match(pre("x".repeat(41)), /aria-label="Text printed by cell 1" tabindex="0"/);
  assert.match(pre("x\n".repeat(31)), /tabindex="0"/);
});

/** Contrast of two colors, 1 to 21, by WCAG 2.2 (relative luminance). */
function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [red, green, blue] = [1, 3, 5].map((i) => {
      const value = parseInt(color.slice(i, i + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

Deno.test("LIGHT and DARK keep a contrast of 4.5 for all text, as WCAG 2.2 AA asks", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  const texts = [
    "text",
    "muted",
    "link",
    "keyword",
    "string",
    "number",
    "name",
    "comment",
  ] as const;
  for (const palette of [LIGHT, DARK] satisfies Palette[]) {
    const pairs = texts.flatMap((ink) => [[ink, "page"], [ink, "surface"]] as const);
    for (const [ink, ground] of [...pairs, ["failure", "alert"], ["text", "alert"]] as const) {
      const ratio = contrast(palette[ink], palette[ground]);
      assert.ok(ratio >= 4.5, `${ink} on ${ground}: ${ratio}`);
    }
  }
});

Deno.test("renderNotebook() lets one script run, that of figures that turn, and gives its frame room", () => {
  const html = `<script>${ROTATABLE_SCRIPT}</script>`;
  const forms = { "text/html": html, "image/svg+xml": SVG };
  const output = show(forms, { "text/html": { height: 600 } });
  const { document } = open(notebookOf(code("1", [output])));
  const policy = document.querySelector("meta[http-equiv='Content-Security-Policy']")!
    .getAttribute("content")!;
  const digest = createHash("sha256").update(ROTATABLE_SCRIPT).digest("base64");
  assert.match(policy, /^default-src 'none';/);
  assert.deepEqual(policy.match(/script-src [^;]+/g), [`script-src 'sha256-${digest}'`]);
  assert.equal(document.querySelector("iframe")!.getAttribute("style"), "height:660px");
});
