import assert from "node:assert/strict";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { PROJECT_RECORDS, ROOT } from "lib/config.ts";
import { listFiles } from "lib/files/list_files.ts";
import { writeFile } from "lib/files/write_file.ts";
import { type Cell, formatNotebook } from "lib/notebook/notebook_file.ts";
import { SECTIONS } from "lib/notebook/structure.ts";

/** Path of the records below the project's root. */
export const RECORDS = relative(ROOT, PROJECT_RECORDS);

/** What a command of a small project printed, and how it ended. */
export interface Ended {
  code: number;
  text: string;
}

/** A copy of the project with its own tiny notebooks and records, to run commands in. */
export interface SmallProject extends Disposable {
  root: string;
  /** Added to the environment of every command. */
  env: Record<string, string>;
  /** Writes a file below the root. */
  write(path: string, text: string): void;
  /** Writes a notebook of the given code cells, with the texts that every notebook must have. */
  notebook(name: string, ...cells: string[]): void;
  /** Starts a command of the command line. */
  start(...args: string[]): Deno.ChildProcess;
  /** Runs a command to its end. */
  run(...args: string[]): Promise<Ended>;
  /** Content of a file below `outputs`, undefined if it is not there. */
  output(path: string): string | undefined;
  /** Numbers of the kernels of this project that are alive. */
  kernels(): number[];
  /** Imports a file of lib in this process; its root is the small project's. */
  load<Module>(path: string): Promise<Module>;
  /** Runs git in the project, without the settings of whoever runs the tests. */
  git(...args: string[]): Promise<void>;
  /** Commits the notebooks and the outputs. */
  commit(): Promise<void>;
}

/** Opens a chapter and names it `chapter`; every tiny notebook begins with it. */
export function opening(name: string): string {
  return `import { openChapter } from "lib/notebook/chapter.ts";\nconst chapter = openChapter("${name}");`;
}

/** Makes a small project: lib, its settings, boundaries, tables, and a file in place of the records. */
export function makeSmallProject(): SmallProject {
  const root = Deno.makeTempDirSync({ prefix: "patroliq-small-" });
  for (const path of listFiles(join(ROOT, "lib"))) copy(join("lib", path));
  for (const folder of ["data/boundaries", "data/earlier_periods"]) {
    for (const path of listFiles(join(ROOT, folder))) copy(join(folder, path));
  }
  const tables = ["iucr_codes", "severity_codes", "severity_weights"];
  for (const path of ["deno.json", "deno.lock", ".gitignore", "LICENSE"]) copy(path);
  for (const table of tables) copy(`data/${table}.csv`);
  for (const name of ["full_profile", "promotions"]) copy(`data/${name}.json`);
  Deno.symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));

  function copy(path: string): void {
    Deno.mkdirSync(join(root, path, ".."), { recursive: true });
    Deno.copyFileSync(join(ROOT, path), join(root, path));
  }
  const command = (args: string[], stdio: "piped" | "null") =>
    new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "lib/cli.ts", ...args],
      cwd: root,
      env: { NO_COLOR: "1", INIT_CWD: root, MLFLOW_TRACKING_URI: "", ...project.env },
      stdin: "null",
      stdout: stdio,
      stderr: stdio,
    });
  const project: SmallProject = {
    root,
    env: {},
    write: (path, text) => writeFile(join(root, path), text),
    notebook(name, ...sources) {
      const cells: Cell[] = [
        textCell("title", `# ${name}\n\n> What comes out?`),
        ...sources.map((source, i) => codeCell(`cell-${i + 1}`, source)),
        ...SECTIONS.map((section, i) => textCell(`section-${i + 1}`, `## ${section}`)),
      ];
      const metadata = {
        kernelspec: { name: "deno", display_name: "Deno", language: "typescript" },
      };
      const notebook = formatNotebook({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
      project.write(`notebooks/${name}.ipynb`, notebook);
    },
    start: (...args) => command(args, "null").spawn(),
    async run(...args) {
      const { code, stdout, stderr } = await command(args, "piped").output();
      const decoder = new TextDecoder();
      return { code, text: decoder.decode(stdout) + decoder.decode(stderr) };
    },
    output(path) {
      try {
        return Deno.readTextFileSync(join(root, "outputs", path));
      } catch {
        return undefined;
      }
    },
    kernels: () => kernelsOf(root),
    load: (path) => import(pathToFileURL(join(root, "lib", path)).href),
    async git(...args) {
      const { success, stderr } = await new Deno.Command("git", {
        args: ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", ...args],
        cwd: root,
        clearEnv: true,
        env: { PATH: Deno.env.get("PATH") ?? "", HOME: root },
      }).output();
      assert.ok(success, new TextDecoder().decode(stderr));
    },
    async commit() {
      await project.git("init", "--quiet");
      await project.git("add", "notebooks", "outputs");
      await project.git("commit", "--quiet", "--message", "Outputs");
    },
    [Symbol.dispose]() {
      for (const pid of kernelsOf(root)) Deno.kill(pid, "SIGKILL");
      Deno.removeSync(root, { recursive: true });
    },
  };
  project.write(RECORDS, "stands for the records");
  return project;
}

function textCell(id: string, source: string): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

function codeCell(id: string, source: string): Cell {
  return { cell_type: "code", id, metadata: {}, source, execution_count: null, outputs: [] };
}

/** Kernels run in the project's folder of notebooks; Linux only. */
function kernelsOf(root: string): number[] {
  return [...Deno.readDirSync("/proc")]
    .filter(({ name }) => /^\d+$/.test(name))
    .filter(({ name }) => {
      try {
        return Deno.readTextFileSync(`/proc/${name}/cmdline`).includes("jupyter\0--kernel") &&
          Deno.readLinkSync(`/proc/${name}/cwd`).startsWith(root);
      } catch {
        return false;
      }
    })
    .map(({ name }) => Number(name));
}

/** Waits until a condition holds; gives up after some seconds and says whether it held. */
export async function eventually(holds: () => boolean, seconds: number): Promise<boolean> {
  const deadline = performance.now() + seconds * 1000;
  while (!holds()) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}
