/**
 * What surrounds every page of the site: head, navigation, the as-of date and the disclaimer.
 *
 * @module
 */

import type { ComponentChildren, JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { formatCount, formatDate } from "../describe/format.ts";
import { DISCLAIMER, type SiteFacts } from "./facts.ts";
import { ICON } from "./icon.ts";
import { LOAD_SCRIPT } from "./load_script.ts";
import { NAV_SCRIPT } from "./nav_script.ts";
import { SITE_PAGES, type SitePage } from "./pages.ts";
import { pagePolicy } from "./policy.ts";
import { THEME_SCRIPT } from "./theme_script.ts";

/** What a page is made of. */
export interface PageParts {
  page: SitePage;
  facts: SiteFacts;
  /** Style sheet and script of the page, from the root of the site. */
  style: string;
  script?: string | undefined;
  /**
   * Text of the style sheet and of a script, for a page that is shown at addresses from which the
   * files of the site cannot be found: it loads none of them.
   */
  inline?: { style: string; script: string };
  /** Addresses of what the script loads, by name, from the root of the site. */
  files?: Readonly<Record<string, string>>;
  /** Widest content: text to read, or a board of maps and charts (default text). */
  width?: "text" | "board";
  body: ComponentChildren;
}

/**
 * A page as HTML that loads nothing from elsewhere.
 *
 * The script finds the addresses of its files in the element `#files`. While it works, `data-state`
 * of the root element is `loading`, then `ready` or `failed`; pages without a script are ready.
 */
export function renderPage(parts: PageParts): string {
  return `<!doctype html>\n${renderToString(<Shell {...parts} />)}\n`;
}

function Shell(
  { page, facts, style, script, inline, files, width = "text", body }: PageParts,
): JSX.Element {
  const up = "../".repeat(page.href.split("/").length - 1);
  const scripts = [
    THEME_SCRIPT,
    NAV_SCRIPT,
    ...(script ? [LOAD_SCRIPT] : []),
    ...(inline ? [inline.script] : []),
  ];
  const policy = pagePolicy(scripts, inline ? [inline.style] : []);
  const files_ = Object.entries(files ?? {}).map(([name, path]) => [name, up + path]);
  return (
    <html lang="en" data-state={script ? "loading" : "ready"}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={page.description} />
        <title>{`${page.label} · PatrolIQ`}</title>
        {inline
          ? (
            <>
              <link rel="icon" href={`data:image/svg+xml,${encodeURIComponent(ICON)}`} />
              <style dangerouslySetInnerHTML={{ __html: inline.style }} />
            </>
          )
          : (
            <>
              <link rel="icon" href={`${up}icon.svg`} type="image/svg+xml" />
              <link rel="stylesheet" href={up + style} />
            </>
          )}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
        {inline && <script type="module" dangerouslySetInnerHTML={{ __html: inline.script }} />}
        {script && (
          <>
            <script dangerouslySetInnerHTML={{ __html: LOAD_SCRIPT }} />
            <script
              id="files"
              type="application/json"
              data-root={up}
              dangerouslySetInnerHTML={{
                __html: JSON.stringify(Object.fromEntries(files_)),
              }}
            />
            <script type="module" src={up + script} />
          </>
        )}
      </head>
      <body class={width}>
        <a class="skip" href="#main">Skip to the content</a>
        <Header page={page} up={up} />
        {facts.isSynthetic && <p class="notice">SYNTHETIC: these records are made up.</p>}
        <main id="main" tabIndex={-1}>{body}</main>
        <Footer facts={facts} up={up} />
      </body>
    </html>
  );
}

function Header({ page, up }: { page: SitePage; up: string }): JSX.Element {
  return (
    <header class="site">
      <a class="brand" href={`${up}index.html`}>PatrolIQ</a>
      <nav aria-label="Pages">
        <ul>
          {SITE_PAGES.map(({ id, href, label }) => (
            <li key={id}>
              <a href={up + href} aria-current={href === page.href ? "page" : undefined}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      <script dangerouslySetInnerHTML={{ __html: NAV_SCRIPT }} />
      <button type="button" id="theme" hidden>Dark</button>
    </header>
  );
}

function Footer({ facts, up }: { facts: SiteFacts; up: string }): JSX.Element {
  return (
    <footer class="site">
      <p>
        {formatCount(facts.nIncidents)} recorded incidents, {formatDate(facts.firstDate)} to{" "}
        {formatDate(facts.lastDate)}, as of{" "}
        <time dateTime={facts.asOf}>{formatDate(facts.asOf)}</time> (data{" "}
        <code>{facts.data}</code>). Counts from 1 to 4 are shown as &lt;5.
      </p>
      <p>
        {DISCLAIMER} <a href={`${up}method.html`}>Method and limits</a>
      </p>
    </footer>
  );
}
