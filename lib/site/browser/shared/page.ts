/**
 * What every page with a script does: theme, state, and a message where something fails.
 *
 * @module
 */

import { THEME_KEY } from "../../theme_script.ts";
import { isDark } from "./theme.ts";

/** An error whose message is meant for the reader of the page. */
export class PageError extends Error {
  override name = "PageError";
}

/**
 * Runs a page: the root element's `data-state` becomes `ready` when it is done, or `failed` with a
 * message in place of the content.
 *
 * @param main Builds the page in the element `#app`.
 */
export async function startPage(main: (app: HTMLElement) => Promise<void>): Promise<void> {
  connectTheme();
  keepOffline();
  const app = document.querySelector<HTMLElement>("#app")!;
  try {
    if (location.protocol === "file:") throw new PageError(FILE);
    await main(app);
    document.documentElement.dataset.state = "ready";
    keepRest();
  } catch (error) {
    fail(app, error);
  }
}

const FILE = "A page opened from a folder may not read the files beside it. " +
  "Run deno task serve, and open the address that it prints.";

/** Shows what went wrong, in place of the content. */
export function fail(app: HTMLElement, error: unknown): void {
  document.documentElement.dataset.state = "failed";
  const message = document.createElement("p");
  message.className = "message failed";
  message.setAttribute("role", "alert");
  // Errors of workers arrive as plain ones with the name that they had.
  const known = ["PageError", "DamagedFileError"].includes((error as Error)?.name);
  message.textContent = known
    ? (error as Error).message
    : `This page could not be drawn: ${(error as Error)?.message ?? error}. Reload it; a browser ` +
      "of spring 2024 or later is needed.";
  app.replaceChildren(message);
  if (!known) reportError(error);
}

/** The button that switches between light and dark, and remembers. */
function connectTheme(): void {
  const button = document.querySelector<HTMLButtonElement>("#theme");
  if (!button) return;
  const night = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", isDark() ? "Light colors" : "Dark colors");
    document.dispatchEvent(new Event("themechange"));
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem(THEME_KEY, next);
    } catch { /* The choice holds for this page. */ }
    show();
  });
  night.addEventListener("change", show);
  show();
}

/** Lets pages open without a network once they have been opened with one. */
function keepOffline(): void {
  const root = document.querySelector<HTMLElement>("#files")?.dataset.root ?? "";
  if (!("serviceWorker" in navigator) || location.protocol === "file:") return;
  navigator.serviceWorker.register(`${root}sw.js`).catch(() => {/* Pages work without it. */});
}

/** Asks for the rest of the site, unless the reader saves data. */
function keepRest(): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (!("serviceWorker" in navigator) || connection?.saveData) return;
  navigator.serviceWorker.ready.then(({ active }) => active?.postMessage("keep all"));
}
