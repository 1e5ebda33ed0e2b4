/**
 * What `deno check` and `deno lint --json` print, as data.
 *
 * @module
 */

/** One complaint about one place of one file. */
export interface Diagnostic {
  /** Absolute `file:` URL. */
  file: string;
  /** Line, counted from 1. */
  line: number;
  /** Code of the compiler, name of the lint rule, or `syntax`. */
  code: string;
  /** What is wrong, in one line. */
  message: string;
}

/**
 * The errors that deno printed as text without colors; what it says of related places is left out.
 *
 * An unclosed brace at the end of a file is but a warning to its parser; it counts here.
 *
 * @example One type error
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseErrors } from "lib/notebook/deno_diagnostics.ts";
 * const text = "TS2304 [ERROR]: Cannot find name 'x'.\nx;\n^\n    at file:///a.ts:7:1\n";
 * const [error] = parseErrors(text);
 * assert.deepEqual([error?.file, error?.line, error?.code], ["file:///a.ts", 7, "TS2304"]);
 * ```
 */
export function parseErrors(text: string): Diagnostic[] {
  const blocks = text.split(/^(?=TS\d+ \[|Found \d+ errors?\.|error: |warn: )/m);
  return blocks.flatMap((block) => {
    const head = /^(?:(TS\d+) \[\w+\]|error|warn): (SyntaxError: )?/.exec(block);
    const place = /^ {4}at (file:.+):(\d+):\d+$/m.exec(block);
    if (!head || !place) return [];
    const code = head[1] ?? (head[2] ? "syntax" : "error");
    const said = beforeExcerpt(block.slice(head[0].length, place.index).trimEnd().split("\n"));
    const message = said.map((line) => line.trim()).join(" ");
    return [{ file: place[1]!, line: Number(place[2]), code, message }];
  });
}

/** The lines before the excerpt of source: a line marked below, or lines between bars. */
function beforeExcerpt(lines: string[]): string[] {
  const bar = lines.findIndex((line) => /^ *\|$/.test(line));
  if (bar > 0) return lines.slice(0, bar);
  const marker = lines.findIndex((line) => /^[\s~^]*[~^][\s~^]*$/.test(line));
  return marker > 0 ? lines.slice(0, marker - 1) : lines;
}

/**
 * The complaints of `deno lint --json`: broken rules, and files that cannot be parsed (`syntax`).
 *
 * @throws {SyntaxError} If the text is not that JSON.
 *
 * @example A file that cannot be parsed
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseLintOutput } from "lib/notebook/deno_diagnostics.ts";
 * const message = "SyntaxError: Expression expected\n  |\n    at file:///a.ts:2:1";
 * const text = JSON.stringify({ diagnostics: [], errors: [{ file_path: "/a.ts", message }] });
 * assert.deepEqual(parseLintOutput(text), [
 *   { file: "file:///a.ts", line: 2, code: "syntax", message: "Expression expected" },
 * ]);
 * ```
 */
export function parseLintOutput(text: string): Diagnostic[] {
  const report: LintReport = JSON.parse(text);
  const broken = report.diagnostics.map(({ filename, range, code, message, hint }) => ({
    file: filename,
    line: range.start.line,
    code,
    message: hint ? `${message}: ${hint}` : message,
  }));
  const unparsable = report.errors.flatMap(({ message }) => parseErrors(`error: ${message}`));
  return [...broken, ...unparsable];
}

interface LintReport {
  diagnostics: {
    filename: string;
    range: { start: { line: number } };
    code: string;
    message: string;
    hint: string | null;
  }[];
  errors: { message: string }[];
}
