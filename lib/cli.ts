/**
 * The command line: what the tasks of deno.json call.
 *
 * Exit codes: 0 done, 1 something failed, 2 asked for or given something that cannot be used,
 * 128 + n stopped by signal n.
 *
 * @module
 */

import { assertDeno } from "./commands/deno_version.ts";
import { UserError } from "./errors.ts";

const HELP = `PatrolIQ: reproducible analysis of public crime records in notebooks.

  deno task run      read the records, execute every notebook, write outputs/
  deno task test     format, lint, types, unit tests, every notebook on a small real sample
  deno task verify   execute everything again and compare with the committed outputs
  deno task serve    show the site of a run at http://127.0.0.1:8080
  deno task bench    time the work side by side with Python
  deno task assign   ask a model of the registry about an incident
  deno task drift    hold new records against those of the champion
  deno task mlflow   send the records of a run to an MLflow server
  deno task test:servers   send records to a real MLflow server and read them back

Each takes --help. On a machine that has only Node: npx -y deno@2.9.6 task run
`;

/** Runs a command and gives the exit code. */
async function main([command, ...args]: string[]): Promise<number> {
  assertDeno(Deno.version.deno);
  if (command === undefined || ["--help", "-h", "help"].includes(command)) return print(HELP);
  const { COMMANDS } = await import("./commands/commands.ts");
  const chosen = COMMANDS[command];
  if (chosen === undefined) {
    throw new UserError(`No command ${command}. There are ${Object.keys(COMMANDS).join(", ")}.`);
  }
  if (args.includes("--help") || args.includes("-h")) return print(chosen.help);
  return await chosen.main(args);
}

function print(text: string): number {
  Deno.stdout.writeSync(new TextEncoder().encode(text));
  return 0;
}

async function exitCodeOf(args: string[]): Promise<number> {
  try {
    return await main(args);
  } catch (error) {
    const { explain } = await import("./commands/explain.ts");
    const { text, exitCode } = explain(error);
    Deno.stderr.writeSync(new TextEncoder().encode(`${text}\n`));
    return exitCode;
  }
}

if (import.meta.main) Deno.exit(await exitCodeOf(Deno.args));
