/** What of the deployment can be known without a container engine and without GitHub. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { PINNED_DENO, ROOT } from "lib/config.ts";
import { listFiles } from "lib/files/list_files.ts";
import { writeFile } from "lib/files/write_file.ts";

const read = (path: string) => Deno.readTextFileSync(join(ROOT, path));
const pages = read(".github/workflows/pages.yml");
const compose = read("compose.yaml");

/** Instructions of the Dockerfile, one a line. */
const instructions = read("Dockerfile").replace(/^#.*\n/gm, "").replace(/\\\n\s*/g, "").split("\n")
  .filter((line) => line !== "");

/** What follows the last of an instruction in the Dockerfile. */
function lastOf(instruction: string): string {
  const found = instructions.findLast((line) => line.startsWith(`${instruction} `));
  assert.ok(found, `the Dockerfile has no ${instruction}`);
  return found.slice(instruction.length + 1);
}

/** Files and folders of the project that the Dockerfile takes. */
const taken = instructions.filter((line) => /^COPY (?!--from)/.test(line))
  .flatMap((line) => line.split(" ").slice(1, -1));

/** Whether a path of the project is sent to the container engine: the last rule that fits counts. */
function isSent(path: string): boolean {
  const rules = read(".dockerignore").split("\n").filter((line) => line !== "" && line[0] !== "#");
  const fitting = rules.findLast((rule) => {
    const name = rule.replace(/^!/, "");
    return name === "*" || path === name || path.startsWith(`${name}/`);
  });
  return fitting?.startsWith("!") ?? true;
}

Deno.test("deployment: one version of Deno everywhere, the pinned one", () => {
  const paths = [
    "Dockerfile",
    ".ci/run",
    "lib/cli.ts",
    "README.md",
    ...listFiles(join(ROOT, ".github")).map((path) => `.github/${path}`),
  ];
  const versions = paths.flatMap((path) =>
    [...read(path).matchAll(/\bdeno@([\w.]+)/g)].map(([, version]) => ({ path, version }))
  );
  for (const { path, version } of versions) assert.equal(version, PINNED_DENO, path);
  const named = new Set(versions.map(({ path }) => path));
  for (const path of ["Dockerfile", ".ci/run", ".github/workflows/pages.yml"]) {
    assert.ok(named.has(path), `${path} names no version`);
  }
});

Deno.test("deployment: the image is made of what is there, and of nothing else", () => {
  assert.ok(taken.length >= 5, `only ${taken}`);
  for (const path of taken) {
    assert.ok(existsSync(join(ROOT, path)), `${path} is not there`);
    assert.ok(isSent(path), `${path} is ignored`);
  }
  assert.ok(isSent("data/boundaries/city.geojson") && isSent("lib/site/server/answer.ts"));
  const unwanted = [
    ".git",
    ".github/workflows/ci.yml",
    "node_modules/zod",
    "outputs/site/index.html",
    "outputs.local",
    "data/cache/memo",
    "data/raw/synthetic",
    "tests/readme_test.ts",
  ];
  for (const path of unwanted) assert.ok(!isSent(path), `${path} is sent`);
});

Deno.test("deployment: the image has no rights of the machine, and its site this machine alone", () => {
  assert.match(lastOf("USER"), /^[1-9]\d*:[1-9]\d*$/);
  const site = compose.slice(compose.indexOf("\n  site:\n"), compose.indexOf("\nvolumes:"));
  assert.match(site, /^ {4}build: \.$/m);
  assert.match(site, /^ {4}read_only: true$/m);
  const ports = [...compose.matchAll(/^ +ports: (.*)$/gm)].map(([, list]) => JSON.parse(list!));
  assert.equal(ports.length, 2);
  for (const port of ports.flat()) assert.match(port, /^127\.0\.0\.1:(\d+):\1$/);
  assert.deepEqual(ports.flat().at(-1), `127.0.0.1:${lastOf("EXPOSE")}:${lastOf("EXPOSE")}`);
});

Deno.test("deployment: GitHub gets the folder that a run writes, with no more rights than it needs", () => {
  assert.match(pages, /^ {6}- run: npx -y deno@\S+ task run$/m);
  assert.match(pages, /actions\/upload-pages-artifact@v\d+\n {8}with:\n {10}path: outputs\/site$/m);
  const rights = [...pages.matchAll(/^ +([\w-]+: (?:read|write))$/gm)].map(([, right]) => right);
  assert.deepEqual(rights, ["contents: read", "pages: write", "id-token: write"]);
  assert.match(pages, /^ {2}cancel-in-progress: false$/m);
  for (const [, version] of pages.matchAll(/uses: \S+@(\S+)/g)) assert.match(version!, /^v\d+$/);
});

Deno.test({
  name: "deployment: the command of the image serves with the rights it is given, without packages",
  ignore: Deno.build.os !== "linux",
  async fn() {
    const root = Deno.makeTempDirSync({ prefix: "patroliq-image-" });
    for (const path of listFiles(join(ROOT, "lib"))) {
      const to = join(root, "lib", path);
      Deno.mkdirSync(dirname(to), { recursive: true });
      Deno.copyFileSync(join(ROOT, "lib", path), to);
    }
    writeFile(join(root, "outputs/site/index.html"), "<!doctype html><title>start</title>");
    const port = freePort();
    const here = (text: string): string[] =>
      JSON.parse(text.replaceAll(lastOf("WORKDIR"), root).replaceAll(lastOf("EXPOSE"), `${port}`));
    const environment = Object.fromEntries(
      lastOf("ENV").split(" ").map((pair) => pair.split("=") as [string, string]),
    );
    const command = ([program, ...args]: string[]) => {
      assert.equal(program, "deno");
      return new Deno.Command(Deno.execPath(), {
        args,
        cwd: root,
        clearEnv: true,
        // A folder that nobody can make, as in the image.
        env: { ...environment, DENO_DIR: "/proc/nowhere" },
        stdin: "null",
        stdout: "null",
        stderr: "piped",
      });
    };
    const isHealthy = async () =>
      (await command(here(lastOf("HEALTHCHECK").replace(/^.*? CMD /, ""))).output()).success;
    assert.ok(!await isHealthy(), "healthy before it is there");
    const server = command(here(lastOf("ENTRYPOINT"))).spawn();
    for (let i = 0; i < 200 && !await isAnswered(port); i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const wasHealthy = await isHealthy();
    server.kill("SIGTERM");
    const { code, stderr } = await server.output();
    const said = new TextDecoder().decode(stderr);
    Deno.removeSync(root, { recursive: true });
    assert.ok(wasHealthy, said);
    assert.match(said, /The site is at http:/);
    assert.equal(code, 143);
  },
});

async function isAnswered(port: number): Promise<boolean> {
  try {
    await (await fetch(`http://127.0.0.1:${port}/`)).text();
    return true;
  } catch {
    return false;
  }
}

function freePort(): number {
  using listener = Deno.listen({ port: 0 });
  return (listener.addr as Deno.NetAddr).port;
}
