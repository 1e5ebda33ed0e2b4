/**
 * How a notebook's page looks, in light and dark, on phones, wide screens and paper.
 *
 * @module
 */

/** Colors of a page. Texts stand on `page`, `surface` or `alert` with a contrast of 4.5 or more. */
export interface Palette {
  page: string;
  surface: string;
  alert: string;
  line: string;
  text: string;
  muted: string;
  link: string;
  failure: string;
  keyword: string;
  string: string;
  number: string;
  name: string;
  comment: string;
}

/** Colors by day, and on paper. */
export const LIGHT: Palette = {
  page: "#ffffff",
  surface: "#f5f6f8",
  alert: "#fdf0ef",
  line: "#d5dae0",
  text: "#1b1f24",
  muted: "#545d68",
  link: "#0b56a8",
  failure: "#a1140d",
  keyword: "#9a1f6d",
  string: "#1a6132",
  number: "#8a4600",
  name: "#0b56a8",
  comment: "#5a636e",
};

/** Colors by night. */
export const DARK: Palette = {
  page: "#14171b",
  surface: "#1d2127",
  alert: "#331a1a",
  line: "#3a424c",
  text: "#e3e7ec",
  muted: "#a5aeb9",
  link: "#8cbcff",
  failure: "#ffaba3",
  keyword: "#f29fd3",
  string: "#93d6a7",
  number: "#f0b37e",
  name: "#8cbcff",
  comment: "#9aa4af",
};

/** The style sheet. */
export const PAGE_STYLE: string = `
:root{color-scheme:light;${variables(LIGHT)}
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}
@media screen{:root[data-theme=dark]{color-scheme:dark;${variables(DARK)}}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${
  variables(DARK)
}}}
*,::before,::after{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:52rem;padding:0 1rem 4rem;background:var(--page);color:var(--text);
font:1.0625rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",sans-serif;
overflow-wrap:break-word}
main:focus{outline:none}
a{color:var(--link);text-underline-offset:.15em}
a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-100rem;padding:.5rem 1rem;background:var(--page);z-index:1}
.skip:focus{left:1rem;top:.5rem}
header{padding-top:1rem}
header nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding-bottom:.5rem;border-bottom:1px solid var(--line)}
header a{display:inline-block;padding:.25rem 0;font-size:.9375rem;text-decoration:none}
header a:first-child{font-weight:700;color:var(--text)}
.notice{margin:.5rem 0 0;padding:.5rem .75rem;border-left:4px solid var(--failure);
background:var(--alert);color:var(--failure);font-weight:600}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance}
h1{margin:1.5rem 0 .75rem;font-size:2rem;letter-spacing:-.015em}
h2{margin:3rem 0 .75rem;padding-top:1.25rem;border-top:1px solid var(--line);font-size:1.4rem}
h3{margin:2rem 0 .5rem;font-size:1.15rem}
p,ul,ol,blockquote{margin:.75rem 0}
ul,ol{padding-left:1.4rem}
li{margin:.25rem 0}
blockquote{padding-left:1rem;border-left:4px solid var(--line);color:var(--muted)}
h1+blockquote{border-color:var(--link);color:var(--text);font-size:1.2rem;line-height:1.5}
code{padding:.1em .3em;border-radius:4px;background:var(--surface);font:.875em/1.5 var(--mono)}
pre{margin:.5rem 0;padding:.65rem .85rem;overflow:auto;border-radius:6px;background:var(--surface);
font:.8125rem/1.55 var(--mono);white-space:pre}
pre code{padding:0;background:none;font:inherit}
.text img{max-width:100%;height:auto}
.cell{margin:1rem 0}
.code{border:1px solid var(--line);border-radius:6px;background:var(--surface)}
summary{cursor:pointer}
.code summary{padding:.2rem .85rem;color:var(--muted);font-size:.8125rem}
.code pre{margin:0;padding-top:.15rem}
.code pre,.text pre{white-space:pre-wrap;overflow-wrap:anywhere}
.count{font-family:var(--mono)}
.outputs{margin:.75rem 0 1.5rem}
.outputs pre{max-height:32rem;background:none;border:1px solid var(--line)}
.label{margin:.75rem 0 .25rem;color:var(--muted);font-size:.8125rem;font-weight:600}
.outputs pre.stderr{border-left:4px solid var(--muted)}
.outputs pre.error{border-color:var(--failure);border-left-width:4px;background:var(--alert);
color:var(--failure)}
figure{width:fit-content;max-width:100%;margin:1rem 0;overflow-x:auto;border-radius:6px;background:#fff}
figure img{display:block;max-width:max(100%,36rem);height:auto}
iframe{width:100%;height:16rem;resize:vertical;border:1px solid var(--line);border-radius:6px;
background:#fff;color-scheme:light}
.scroll{margin:1rem 0;overflow-x:auto}
table{border-collapse:collapse;font-size:.9375rem;line-height:1.4;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .75rem;border-bottom:1px solid var(--line);vertical-align:top}
th{border-bottom:2px solid var(--muted);text-align:left;vertical-align:bottom}
nav ul{margin:0;padding:0;list-style:none}
nav li a{display:block;padding:.25rem 0;text-decoration:none}
nav li a:hover{text-decoration:underline}
.wide{display:none}
.narrow{margin:1rem 0;border:1px solid var(--line);border-radius:6px;padding:0 .85rem}
.narrow summary{padding:.5rem 0;font-weight:600}
.narrow nav{padding-bottom:.5rem}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line)}
footer nav{display:flex;flex-wrap:wrap;gap:1rem;justify-content:space-between}
footer a{padding:.25rem 0;font-weight:600;text-decoration:none}
footer a[rel=next]{margin-left:auto;text-align:right}
footer span{display:block;color:var(--muted);font-size:.8125rem;font-weight:400}
.footnote{color:var(--muted);font-size:.8125rem;line-height:1.5}
.hljs-comment{color:var(--comment);font-style:italic}
.hljs-keyword,.hljs-literal,.hljs-built_in,.hljs-variable.language_{color:var(--keyword)}
.hljs-string,.hljs-regexp{color:var(--string)}
.hljs-number{color:var(--number)}
.hljs-title,.hljs-subst .hljs-title{color:var(--name)}
.hljs-subst{color:var(--text)}
@media (min-width:72rem){
body{display:grid;grid-template-columns:14rem minmax(0,52rem);column-gap:3rem;max-width:71rem}
header,main,footer{grid-column:2}
.narrow{display:none}
.wide{display:block;grid-column:1;grid-row:1/span 3;position:sticky;top:0;align-self:start;
max-height:100vh;overflow-y:auto;padding:2rem 0;font-size:.9375rem;line-height:1.4}
.wide p{margin:0 0 .5rem;font-weight:600}
}
@media print{
body{display:block;max-width:none;padding:0;font-size:10.5pt}
.wide,.narrow,.skip,footer{display:none}
h2,h3{break-after:avoid}
h2{margin-top:1.5rem}
.code{break-after:avoid}
figure,tr,.code pre{break-inside:avoid}
figure img{max-width:100%}
.outputs pre,.scroll{max-height:none;overflow:visible;white-space:pre-wrap}
a{color:inherit}
}
`.trim();

function variables(palette: Palette): string {
  return Object.entries(palette).map(([name, color]) => `--${name}:${color};`).join("");
}
