/**
 * What the site itself answers of the specification: that it has pages, and how it gets to readers.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../config.ts";
import { formatList, formatNumberOf } from "../describe/format.ts";
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
 * built publishes nothing. A workflow and a recipe are read, not run: no run can say whether they
 * work elsewhere, so they are unsupported at best.
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
    "app.deploy": recipeOf(root, WORKFLOW, "nothing was deployed by this run"),
    "docker": recipeOf(root, DOCKERFILE, "no image was built by this run"),
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

/**
 * Whether a recipe is there, and names commands of the project that there are; that is all that is
 * checked.
 */
function recipeOf(root: string, path: string, unchecked: string): Answer {
  if (!existsSync(join(root, path))) {
    return { value: null, met: false, why: `the project has no ${path}` };
  }
  const commands = commandsIn(Deno.readTextFileSync(join(root, path)));
  const missing = commands.filter((command) => !isThere(root, command));
  if (commands.length === 0 || missing.length > 0) {
    const why = missing.length > 0
      ? `it names ${formatList(missing)}, which the project has not`
      : "it names no command of the project";
    return { value: path, met: false, why };
  }
  return {
    value: path,
    met: undefined,
    why: `it is there, and so is what it names (${formatList(commands)}); ${unchecked}`,
  };
}

/** Tasks ("task run") and scripts of the project that a recipe names. */
function commandsIn(text: string): string[] {
  const code = text.replace(/^\s*#.*$/gm, "");
  return [...new Set(code.match(/\btask [\w-]+|\blib\/[\w/]+\.tsx?\b/g))];
}

function isThere(root: string, command: string): boolean {
  if (!command.startsWith("task ")) return existsSync(join(root, command));
  const settings = join(root, "deno.json");
  if (!existsSync(settings)) return false;
  const { tasks = {} } = JSON.parse(Deno.readTextFileSync(settings));
  return Object.hasOwn(tasks, command.slice("task ".length));
}
