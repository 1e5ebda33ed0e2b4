import assert from "node:assert/strict";
import { join, relative } from "node:path";
import { ROOT } from "lib/config.ts";
import { listFiles } from "lib/files/list_files.ts";

/** Rooms of lib; each imports only from those before it, and from itself. */
const ROOMS = [
  "errors.ts",
  "config.ts",
  "numeric",
  "space",
  "files",
  "data",
  "describe",
  "features",
  "cluster",
  "zones",
  "patterns",
  "reduce",
  "drift",
  "explore",
  "figures",
  "tracking",
  "mlflow",
  "notebook",
  "site",
  "commands",
  "cli.ts",
];

/** Rooms without input, output, clock or chance. */
const PURE = [
  "numeric",
  "space",
  "describe",
  "features",
  "cluster",
  "zones",
  "patterns",
  "reduce",
  "drift",
  "explore",
  "figures",
];

/** Longest file that is still read in one sitting. */
const MAX_LINES = 320;

interface Source {
  path: string;
  room: string;
  text: string;
  code: string;
  imports: string[];
}

const sources = readSources("lib");

/** TypeScript files below a folder of the project. */
function readSources(folder: string): Source[] {
  return listFiles(join(ROOT, folder)).filter((path) => /\.tsx?$/.test(path)).map((path) => {
    const text = Deno.readTextFileSync(join(ROOT, folder, path));
    const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
    const imports = [
      ...code.matchAll(/(?<!")(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g),
    ].map((match) => match[1]!);
    return { path, room: path.split("/")[0]!, text, code, imports };
  });
}

/** Path below lib that a relative import leads to. */
function targetOf(source: Source, specifier: string): string {
  return relative(join(ROOT, "lib"), join(ROOT, "lib", source.path, "..", specifier));
}

Deno.test("architecture: every file of lib stands in a known room", () => {
  assert.ok(sources.length > 20, "no sources found");
  for (const { path, room } of sources) {
    assert.ok(ROOMS.includes(room), `lib/${path}: no such room`);
  }
});

Deno.test("architecture: a room imports only from the rooms before it", () => {
  for (const source of sources) {
    for (const specifier of source.imports.filter((each) => each.startsWith("."))) {
      const room = targetOf(source, specifier).split("/")[0]!;
      assert.ok(
        ROOMS.indexOf(room) >= 0 && ROOMS.indexOf(room) <= ROOMS.indexOf(source.room),
        `lib/${source.path} imports ${specifier}: ${room} comes after ${source.room}`,
      );
    }
  }
});

Deno.test("architecture: no file imports itself by way of others", () => {
  const edges = new Map(
    sources.map((source) => [
      source.path,
      source.imports.filter((each) => each.startsWith(".")).map((each) => targetOf(source, each)),
    ]),
  );
  const done = new Set<string>();
  const visit = (path: string, way: string[]) => {
    assert.ok(!way.includes(path), `import cycle: ${[...way, path].join(" → ")}`);
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) visit(path, []);
});

Deno.test("architecture: pure rooms have no input, output, clock or chance", () => {
  const forbidden = [
    /\bDeno\./,
    /\bMath\.random\b/,
    /\bDate\.now\b/,
    /\bnew Date\(\)/,
    /\bperformance\./,
    /\bconsole\./,
    /\bfetch\(/,
    /"node:(?:fs|child_process|net|http|os)/,
  ];
  for (const { path, room, code } of sources.filter((each) => PURE.includes(each.room))) {
    for (const pattern of forbidden) {
      assert.ok(!pattern.test(code), `lib/${path} in ${room} has ${pattern.source}`);
    }
  }
});

Deno.test("architecture: no kernel uses functions whose last digits depend on the processor", () => {
  for (
    const { path, code } of sources.filter(({ room }) =>
      ROOMS.indexOf(room) < ROOMS.indexOf("figures")
    )
  ) {
    assert.ok(
      !/\bMath\.(?:pow|tanh|sinh|cosh)\b|(?<!\b2 )\*\*/.test(code),
      `lib/${path} uses pow or tanh`,
    );
  }
});

Deno.test("architecture: only config reads the environment, beside commands", () => {
  for (const { path, room, code } of sources) {
    if (room === "config.ts" || room === "commands") continue;
    assert.ok(!/\bDeno\.env\b|\bprocess\.env\b/.test(code), `lib/${path} reads the environment`);
  }
});

Deno.test("architecture: polars stays in data and features, preact in site, every other package in one file", () => {
  const users = new Map<string, Set<string>>();
  for (const { path, imports } of sources) {
    for (const specifier of imports) {
      if (/^(?:\.|node:)/.test(specifier)) continue;
      const name = specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
      users.set(name, (users.get(name) ?? new Set()).add(path));
    }
  }
  for (const [name, found] of users) {
    const paths = [...found];
    const rooms = { "nodejs-polars": /^(?:data|features)\//, "preact": /^site\// }[name];
    if (rooms) {
      const strangers = paths.filter((path) => !rooms.test(path));
      assert.deepEqual(strangers, [], `${name} is imported outside of its rooms`);
    } else {
      assert.equal(paths.length, 1, `${name} is imported in ${paths.join(" and ")}`);
    }
  }
});

Deno.test("architecture: what runs in the browser knows neither Deno nor Node", () => {
  const browser = sources.filter(({ path }) => path.startsWith("site/browser/"));
  assert.ok(browser.length > 10, "no sources found");
  for (const { path, code, imports } of browser) {
    assert.ok(!/\bDeno\./.test(code), `lib/${path} uses Deno`);
    const node = imports.filter((each) => each.startsWith("node:"));
    assert.deepEqual(node, [], `lib/${path} uses Node`);
  }
});

Deno.test("architecture: packages are pinned exactly and all of them are used", () => {
  const { imports }: { imports: Record<string, string> } = JSON.parse(
    Deno.readTextFileSync(join(ROOT, "deno.json")),
  );
  const used = new Set([...sources, ...readSources("tests")].flatMap((source) => source.imports));
  for (const [name, specifier] of Object.entries(imports)) {
    if (!specifier.startsWith("npm:")) continue;
    assert.match(specifier, /@\d+\.\d+\.\d+$/, `${name} is not pinned: ${specifier}`);
    const typed = name.replace(/^@types\//, "");
    const isUsed = [...used].some((each) => each === typed || each.startsWith(`${typed}/`));
    assert.ok(isUsed, `${typed} is used neither in lib nor in tests`);
  }
});

Deno.test("architecture: files are short enough to read in one sitting", () => {
  for (const { path, text } of sources) {
    const lines = text.split("\n").length;
    assert.ok(lines <= MAX_LINES, `lib/${path} has ${lines} lines, over ${MAX_LINES}`);
  }
});
