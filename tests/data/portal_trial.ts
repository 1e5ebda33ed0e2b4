/**
 * A download from a test portal that never really waits, and what its tests look at.
 *
 * @module
 */

import assert from "node:assert/strict";
import { downloadPortal, type PortalOptions } from "lib/data/portal.ts";
import { UserError } from "lib/errors.ts";
import {
  asksForPage,
  makeRecords,
  type Misbehave,
  type SodaServer,
  startSodaServer,
} from "./soda_server.ts";

const PAGE_ROWS = 20;

/** An app token that must stand nowhere but in a header. */
export const TOKEN = "aSecretToken123";

const folders: string[] = [];

/** A new folder, gone after the tests of the file. */
export function makeFolder(): string {
  const folder = Deno.makeTempDirSync({ prefix: "portal_" });
  folders.push(folder);
  return folder;
}

Deno.test.afterAll(() => {
  for (const folder of folders.splice(0)) Deno.removeSync(folder, { recursive: true });
});

/** Download from a test portal into a new folder, with what was told and waited for meanwhile. */
export async function download(
  server: Pick<SodaServer, "baseUrl">,
  options: PortalOptions = {},
) {
  const folder = options.folder ?? makeFolder();
  const waits: number[] = [];
  const notices: string[] = [];
  const progress: [number, number][] = [];
  const outcome = await downloadPortal({
    pageRows: PAGE_ROWS,
    token: "",
    onNotice: (notice) => notices.push(notice),
    onProgress: (...counts) => progress.push(counts),
    ...options,
    folder,
    connection: {
      baseUrl: server.baseUrl,
      timeoutMs: 5_000,
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      ...options.connection,
    },
  }).catch((error) => error);
  const files: string[] = Array.isArray(outcome) ? outcome : [];
  return { files, error: outcome as unknown, folder, waits, notices, progress };
}

/** All records of the files under one header. */
export function joined(files: string[]): string {
  const texts = files.map((file) => Deno.readTextFileSync(file));
  const header = texts[0]!.slice(0, texts[0]!.indexOf("\n") + 1);
  return header + texts.map((text) => text.slice(header.length)).join("");
}

/** A portal of 100 records that lets `fault` answer the second page, `times` times. */
export function faultyServer(
  fault: (answer: string) => ReturnType<Misbehave>,
  times = 1,
): SodaServer {
  let left = times;
  return startSodaServer(makeRecords(10, 10), ({ url }, answer) => {
    const isSecondPage = asksForPage(url) && url.searchParams.get("$where") !== "id > 0";
    return isSecondPage && left-- > 0 ? fault(answer()) : undefined;
  });
}

/** Asserts one line of advice, without a token in it. */
export function assertAdvice(error: unknown, pattern: RegExp): void {
  assert.ok(error instanceof UserError, `not a UserError: ${error}`);
  assert.match(error.message, pattern);
  assert.ok(!error.message.includes("\n") && !error.message.includes(TOKEN), error.message);
}
