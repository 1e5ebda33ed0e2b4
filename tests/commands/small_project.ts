import { join } from "node:path";
import { ROOT } from "lib/config.ts";
import { listFiles } from "lib/files/list_files.ts";
import { writeFile } from "lib/files/write_file.ts";

/** What a command of a small project printed, and how it ended. */
export interface Ended {
  code: number;
  text: string;
}

/** A copy of the project with its own tiny notebooks and records, to run commands in. */
export interface SmallProject extends Disposable {
  root: string;
  /** Writes a notebook of the given code cells. */
  notebook(name: string, ...cells: string[]): void;
  /** Starts a command of the command line. */
  start(...args: string[]): Deno.ChildProcess;
  /** Runs a command to its end. */
  run(...args: string[]): Promise<Ended>;
  /** Content of a file below `outputs`, undefined if it is not there. */
  output(path: string): string | undefined;
  /** Numbers of the kernels of this project that are alive. */
  kernels(): number[];
}

/** Opens a chapter and names it `chapter`; every tiny notebook begins with it. */
export function opening(name: string): string {
  return `import { openChapter } from "lib/notebook/chapter.ts";\nconst chapter = openChapter("${name}");`;
}

/** Makes a small project: lib, its settings, boundaries, fonts, and a file of three records. */
export function makeSmallProject(): SmallProject {
  const root = Deno.makeTempDirSync({ prefix: "patroliq-small-" });
  for (const path of listFiles(join(ROOT, "lib"))) copy(join("lib", path));
  for (const path of listFiles(join(ROOT, "data", "boundaries"))) {
    copy(join("data/boundaries", path));
  }
  for (const path of ["deno.json", "deno.lock", "data/iucr_codes.csv"]) copy(path);
  Deno.symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  writeFile(join(root, "data", "chicago_2016-12_2018-11.csv.zst"), "stands for the records");

  function copy(path: string): void {
    Deno.mkdirSync(join(root, path, ".."), { recursive: true });
    Deno.copyFileSync(join(ROOT, path), join(root, path));
  }
  const command = (args: string[], stdio: "piped" | "null") =>
    new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "lib/cli.ts", ...args],
      cwd: root,
      env: { NO_COLOR: "1", INIT_CWD: root },
      stdin: "null",
      stdout: stdio,
      stderr: stdio,
    });
  return {
    root,
    notebook(name, ...cells) {
      const codeCells = cells.map((source, i) => ({
        cell_type: "code",
        id: `cell-${i + 1}`,
        metadata: {},
        source,
        execution_count: null,
        outputs: [],
      }));
      const title = { cell_type: "markdown", id: "title", metadata: {}, source: `# ${name}` };
      const metadata = {
        kernelspec: { name: "deno", display_name: "Deno", language: "typescript" },
      };
      writeFile(
        join(root, "notebooks", `${name}.ipynb`),
        JSON.stringify({ cells: [title, ...codeCells], metadata, nbformat: 4, nbformat_minor: 5 }),
      );
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
    [Symbol.dispose]: () => Deno.removeSync(root, { recursive: true }),
  };
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
