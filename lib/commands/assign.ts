import { resolve } from "node:path";
import { OUTPUTS } from "../config.ts";
import { UserError } from "../errors.ts";
import { parseArguments } from "./parse_arguments.ts";
import { loadModel } from "../tracking/load_model.ts";

/** Help text of `assign`. */
export const ASSIGN_HELP = `Usage: deno task assign MODEL@ALIAS NAME=VALUE... [--out DIR]

Asks a model of the registry about one incident:

  deno task assign geo-zones@champion latitude=41.8837 longitude=-87.6247
  deno task assign time-patterns@champion hour=23 weekday=6 month=7

  MODEL@ALIAS   name with champion, challenger or a version number
  --out DIR     output folder of the run (default outputs/)
  --help        this text

Without values it lists what the model wants to know. An incident outside the city ends with exit
code 2.
`;

/**
 * What a model says of an incident, from the arguments of the command.
 *
 * @param folder Where paths are relative to.
 * @throws {UserError} If the model cannot be loaded, an input is missing, unknown or out of its
 *   range, or the incident lies outside of what the model knows.
 */
export function assign(args: string[], folder: string): string {
  const { positionals, outputs } = parse(args, folder);
  const [reference, ...given] = positionals;
  if (reference === undefined) throw new UserError("Name a model. See deno task assign --help.");
  const model = loadModel(reference, outputs);
  const { inputs } = model;
  if (given.length === 0) {
    const wanted = Object.entries(inputs).map(([name, meaning]) => `  ${name}=  ${meaning}\n`);
    return `${model.name}, version ${model.version} (${model.record.runId}) wants to know:\n${
      wanted.join("")
    }`;
  }
  const values = Object.fromEntries(given.map((text) => parseInput(text, Object.keys(inputs))));
  const { words, values: said } = predict(() => model.predict(values));
  if (said.is === "outside") throw new UserError(`Cannot assign: the incident is ${words}.`);
  return `${words}\n`;
}

function predict<Result>(ask: () => Result): Result {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RangeError) throw new UserError(`${error.message}.`);
    throw error;
  }
}

function parse(args: string[], folder: string): { positionals: string[]; outputs: string } {
  const { values, positionals } = parseArguments("assign", {
    args,
    allowPositionals: true,
    options: { out: { type: "string" } },
  });
  return { positionals, outputs: values.out ? resolve(folder, values.out) : OUTPUTS };
}

function parseInput(text: string, names: readonly string[]): [name: string, value: number] {
  const [name, value] = text.split("=") as [string, string?];
  if (!names.includes(name)) {
    throw new UserError(`No input ${name}. There are ${names.join(", ")}.`);
  }
  if (value === undefined || value.trim() === "" || !Number.isFinite(Number(value))) {
    throw new UserError(`${name} must be a number, as in ${name}=1, current value is ${value}.`);
  }
  return [name, Number(value)];
}
