/**
 * What the site itself answers of the specification: that it has pages, and how it gets to readers.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../config.ts";
import { formatNumberOf } from "../describe/format.ts";
import { listFiles } from "../files/list_files.ts";
import { type Answer, type Claim, toClaim } from "../tracking/scorecard.ts";
import { SITE_PAGES } from "./pages.ts";
import { INCIDENTS } from "./source.ts";

/** The workflow that publishes the site, and the recipe of its image, from the project's root. */
const WORKFLOW = ".github/workflows/pages.yml";
const DOCKERFILE = "Dockerfile";

/**
 * Answers about the site of an output folder, which has no cells to show them; none where there is
 * nothing to make a site of.
 *
 * They are given before the site is built, so that it can show them: a run whose site cannot be
 * built publishes nothing. A workflow and a recipe are looked for, not run.
 *
 * @param outputs Output folder of a run.
 * @param root The project; replaced in tests.
 *
 * @example No incidents, no site
 * ```ts
 * import assert from "node:assert/strict";
 * import { siteClaims } from "lib/site/site_claims.ts";
 * assert.deepEqual(siteClaims("no/such/folder"), []);
 * ```
 */
export function siteClaims(outputs: string, root: string = ROOT): Claim[] {
  if (!existsSync(join(outputs, INCIDENTS))) return [];
  const answers: Record<string, Answer> = {
    "app.pages": pagesOf(outputs),
    "app.deploy": fileThere(root, WORKFLOW, {
      there: "the workflow publishes the site; whether it has run, the repository's host knows",
      missing: "the project has no workflow that publishes the site",
    }),
    "docker": fileThere(root, DOCKERFILE, {
      there: "the recipe of an image that serves the site; it is built elsewhere, not by a run",
      missing: "the project has no recipe of an image",
    }),
  };
  return Object.entries(answers).map(([id, answer]) =>
    toClaim(id, answer, { notebook: null, cell: null })
  );
}

function pagesOf(outputs: string): Answer {
  const notebooks = listFiles(join(outputs, "notebooks")).filter((name) => name.endsWith(".ipynb"));
  const [pages, executed] = [SITE_PAGES.length, notebooks.length];
  return {
    value: `${formatNumberOf(pages, "page")} and ${formatNumberOf(executed, "notebook")}`,
    met: pages > 1,
    why: "each at an address of its own, made anew by every run",
  };
}

function fileThere(root: string, path: string, why: { there: string; missing: string }): Answer {
  return existsSync(join(root, path))
    ? { value: path, met: true, why: why.there }
    : { value: null, met: false, why: why.missing };
}
