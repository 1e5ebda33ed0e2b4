import { join } from "node:path";
import { listFiles } from "../files/list_files.ts";

/** Largest relative difference of two numbers that count as the same on different machines. */
const TOLERANCE = 1e-9;

/**
 * How the texts of executed notebooks differ where bytes cannot be promised: words and whole
 * numbers must be the same, other numbers the same to 1e-9 of their size. Pictures are left out.
 *
 * @param expected Output folder of the committed run.
 * @param found Output folder of the run to compare.
 */
export function compareNotebooks(
  expected: string,
  found: string,
): { path: string; what: string }[] {
  return listFiles(expected)
    .filter((path) => path.startsWith("notebooks/") && path.endsWith(".ipynb"))
    .flatMap((path) => {
      const then = textsOf(join(expected, path));
      const now = textsOf(join(found, path));
      const differing = then.findIndex((text, i) => !isSameText(text, now[i] ?? ""));
      if (differing < 0 && then.length === now.length) return [];
      const cell = differing < 0 ? then.length : differing;
      return [{ path, what: `other values when executed again, first in cell ${cell + 1}` }];
    });
}

/**
 * Whether two texts say the same: equal but for the last digits of numbers that are not whole.
 *
 * @example Last digits may differ, counts may not
 * ```ts
 * import assert from "node:assert/strict";
 * import { isSameText } from "lib/tracking/notebook_values.ts";
 * assert.ok(isSameText("mean 0.30000000000000004", "mean 0.3"));
 * assert.ok(!isSameText("n 1000000001", "n 1000000002"));
 * ```
 */
export function isSameText(a: string, b: string): boolean {
  const number = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;
  if (a.replace(number, "#") !== b.replace(number, "#")) return false;
  const [as, bs] = [a, b].map((text) => text.match(number) ?? []);
  return as!.every((text, i) => isSameNumber(text, bs![i]!));
}

function isSameNumber(a: string, b: string): boolean {
  if (a === b) return true;
  if (!/[.e]/i.test(a + b)) return false;
  return Math.abs(Number(a) - Number(b)) <=
    TOLERANCE * Math.max(Math.abs(Number(a)), Math.abs(Number(b)));
}

/** The text that each cell shows: streams, plain text and Markdown. */
function textsOf(path: string): string[] {
  const notebook = JSON.parse(Deno.readTextFileSync(path)) as {
    cells: { outputs?: { text?: unknown; data?: Record<string, unknown> }[] }[];
  };
  const join = (value: unknown) => [value ?? ""].flat().join("");
  return notebook.cells.map((cell) =>
    (cell.outputs ?? [])
      .map(({ text, data }) => join(text) + join(data?.["text/markdown"] ?? data?.["text/plain"]))
      .join("\n")
  );
}
