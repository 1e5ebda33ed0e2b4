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
 * The errors that `deno check` printed without colors; what it says of related places is left out.
 *
 * @example One type error
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseCheckOutput } from "lib/notebook/deno_diagnostics.ts";
 * const text = "TS2304 [ERROR]: Cannot find name 'x'.\nx;\n^\n    at file:///a.ts:7:1\n";
 * const [error] = parseCheckOutput(text);
 * assert.deepEqual([error?.file, error?.line, error?.code], ["file:///a.ts", 7, "TS2304"]);
 * ```
 */
export function parseCheckOutput(text: string): Diagnostic[] {
  const blocks = text.split(/^(?=TS\d+ \[|Found \d+ errors?\.|error: )/m);
  return blocks.flatMap((block) => {
    const head = /^(?:(TS\d+) \[\w+\]|error): /.exec(block);
    const place = /^ {4}at (file:.+):(\d+):\d+$/m.exec(block);
    if (!head || !place) return [];
    const lines = block.slice(head[0].length, place.index).trimEnd().split("\n");
    const marker = lines.findIndex((line) => /^[\s~^]*[~^][\s~^]*$/.test(line));
    const said = marker > 0 ? lines.slice(0, marker - 1) : lines;
    const message = said.map((line) => line.trim()).join(" ");
    return [{ file: place[1]!, line: Number(place[2]), code: head[1] ?? "error", message }];
  });
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
  const unparsable = report.errors.flatMap(({ message }) => {
    const place = /at (file:.+):(\d+):\d+\s*$/.exec(message);
    const said = message.split("\n", 1)[0]!.replace(/^SyntaxError: /, "");
    if (!place) return [];
    return [{ file: place[1]!, line: Number(place[2]), code: "syntax", message: said }];
  });
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
