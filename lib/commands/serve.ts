import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { OUTPUTS } from "../config.ts";
import { UserError } from "../errors.ts";
import { isLoopback } from "../site/server/host_header.ts";
import {
  type SiteServer,
  type SiteServerOptions,
  startSiteServer,
} from "../site/server/site_server.ts";
import { explain } from "./explain.ts";
import { parseArguments } from "./parse_arguments.ts";
import { createReporter, type Reporter } from "./reporter.ts";
import { listenForStop } from "./stop_signal.ts";

/** Port that is listened at unless told otherwise, and how many after it are tried. */
const [PORT, FURTHER_PORTS] = [8080, 9];

/** Help text of `serve`. */
export const SERVE_HELP = `Usage: deno task serve [options]

Serves the site of a run at http://127.0.0.1:${PORT}/, to this machine alone, until Ctrl+C.

  --port N     port to listen at (default ${PORT}, or a free one if that is taken; 0: a free one)
  --host HOST  address to listen at (default 127.0.0.1; 0.0.0.0: whoever reaches this machine)
  --out DIR    output folder of the run (default outputs/)
  --help       this text

Exit code 2: there is no site, or --port or --host cannot be used.
`;

/** What `serve` is asked to do. */
export interface ServeOptions {
  /** Output folder that holds the site, absolute. */
  outputs: string;
  host: string;
  /** Undefined for the usual one, or another if that is taken. */
  port: number | undefined;
}

/**
 * The options of `serve` from its arguments.
 *
 * @param env Reads an environment variable; replaced in tests.
 * @throws {UserError} If an argument is unknown, lacks its value or has one that cannot be used.
 *
 * @example This machine alone
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseServeOptions } from "lib/commands/serve.ts";
 * const { host, port } = parseServeOptions(["--port", "9000"]);
 * assert.deepEqual([host, port], ["127.0.0.1", 9000]);
 * ```
 */
export function parseServeOptions(
  args: string[],
  env: (name: string) => string | undefined = (name) => Deno.env.get(name),
): ServeOptions {
  const { values: { port, host = "127.0.0.1", out } } = parseArguments("serve", {
    args,
    options: { port: { type: "string" }, host: { type: "string" }, out: { type: "string" } },
  });
  if (host.trim() === "") throw new UserError("--host needs an address, such as 127.0.0.1.");
  return {
    outputs: out === undefined ? OUTPUTS : resolve(env("INIT_CWD") ?? Deno.cwd(), out),
    host: host.trim().replace(/^\[(.*)\]$/, "$1"),
    port: port === undefined ? undefined : parsePort(port),
  };
}

/**
 * Serves the site of an output folder until the signal aborts, and says where.
 *
 * @throws {UserError} If there is no site, or its address cannot be used.
 * @throws What the signal was aborted with.
 */
export async function serve(
  { outputs, host, port }: ServeOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<never> {
  const root = join(outputs, "site");
  if (!existsSync(root)) {
    const again = outputs === OUTPUTS ? "deno task run" : `deno task run --out ${shown(outputs)}`;
    throw new UserError(`No site at ${shown(root)}: ${again} makes it.`);
  }
  const onFault = (fault: string) => reporter.say(fault);
  await using server = await start({ root, host, onFault }, port);
  if (port === undefined && server.port !== PORT) {
    reporter.say(`Port ${PORT} is taken, ${server.port} is free.`);
  }
  if (!isLoopback(host)) {
    reporter.say(`Warning: with --host ${host}, whoever reaches this machine can read the site.`);
  }
  reporter.say(`The site is at ${server.url} until Ctrl+C.`);
  await new Promise((resolve) => signal.aborted ? resolve(0) : (signal.onabort = resolve));
  throw signal.reason;
}

/** Serves by the arguments of the command line, until the process is told to stop. */
export async function serveMain(args: string[]): Promise<number> {
  const options = parseServeOptions(args);
  using stop = listenForStop();
  return await serve(options, createReporter(), stop.signal);
}

/** Starts at the port that was asked for; without one, at the first that is free. */
async function start(options: SiteServerOptions, port: number | undefined): Promise<SiteServer> {
  const ports = port === undefined
    ? [...Array.from({ length: FURTHER_PORTS + 1 }, (_, i) => PORT + i), 0]
    : [port];
  for (const each of ports) {
    try {
      return await startSiteServer({ ...options, port: each });
    } catch (error) {
      const isTaken = (error as { code?: string }).code === "EADDRINUSE";
      if (!isTaken || each === ports.at(-1)) throw explainStart(error, options.host!, each);
    }
  }
  throw new Error("no port was tried");
}

function explainStart(error: unknown, host: string, port: number): unknown {
  switch ((error as { code?: string }).code) {
    case "EADDRINUSE":
      return new UserError(`Port ${port} is taken. Choose another, or leave --port out.`);
    case "EACCES":
      return new UserError(`Port ${port} needs more rights. Choose one from 1024 on.`);
    case "EADDRNOTAVAIL":
    case "EINVAL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new UserError(`${host} is no address of this machine. Leave --host out.`);
    default:
      return error;
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new UserError(`--port must be a whole number up to 65535, current value is "${text}".`);
  }
  return port;
}

/** A path as whoever called would write it. */
function shown(path: string): string {
  const way = relative(Deno.env.get("INIT_CWD") ?? Deno.cwd(), path);
  return way.startsWith("..") ? path : way;
}

// The image of the site has no packages, so it starts this file instead of the command line.
if (import.meta.main) {
  try {
    Deno.exit(await serveMain(Deno.args));
  } catch (error) {
    const { text, exitCode } = explain(error);
    createReporter().say(text);
    Deno.exit(exitCode);
  }
}
