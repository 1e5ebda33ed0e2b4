/**
 * The rules of WCAG 2.2 (A and AA) that a program can check, by axe.
 *
 * @module
 */

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const SOURCE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));

/** How strictly a page is judged. */
export interface AccessibilityOptions {
  /** Also what is good practice but demanded by no rule of WCAG. */
  bestPractice?: boolean;
}

/**
 * Violations of rules that are serious or critical, one line for each element: the rule, the
 * element, and why. The page notices nothing: axe runs in a world of its own, which the page's
 * content security policy does not reach.
 */
export async function checkAccessibility(
  page: Page,
  { bestPractice = false }: AccessibilityOptions = {},
): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
      frameId: frameTree.frame.id,
      worldName: "axe",
    });
    const evaluate = async (expression: string) => {
      const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
        expression,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      });
      if (!exceptionDetails) return result.value;
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    };
    await evaluate(`${await Deno.readTextFile(SOURCE)}; undefined`);
    const options = {
      runOnly: { type: "tag", values: [...TAGS, ...bestPractice ? ["best-practice"] : []] },
      resultTypes: ["violations"],
    };
    return formatViolations(await evaluate(`axe.run(document, ${JSON.stringify(options)})`));
  } finally {
    await session.detach();
  }
}

/** Asserts that axe finds nothing serious or critical in a page. */
export async function assertAccessible(
  page: Page,
  options: AccessibilityOptions = {},
): Promise<void> {
  const lines = await checkAccessibility(page, options);
  assert.deepEqual(lines, [], `${page.url()}\n${lines.join("\n")}`);
}

function formatViolations({ violations }: AxeResults): string[] {
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, failureSummary = "" }) => {
        const why = failureSummary.split("\n").slice(1).map((line) => line.trim()).join("; ");
        return `${id} (${impact}): ${target.flat().join(" ")}: ${why}`;
      })
    );
}
