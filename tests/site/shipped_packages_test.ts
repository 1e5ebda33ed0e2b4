import assert from "node:assert/strict";
import { join } from "node:path";
import { writeFile } from "lib/files/write_file.ts";
import { licensesText, shippedPackages } from "lib/site/shipped_packages.ts";

const PACKAGES: Record<string, Record<string, string>> = {
  "node_modules/.deno/@a+one@1.0.0/node_modules/@a/one": {
    "package.json": JSON.stringify({ name: "@a/one", version: "1.0.0", license: "MIT" }),
    "LICENSE.md": "Copyright one\r\nMay be used.\n",
  },
  "node_modules/.deno/two@2.1.0/node_modules/two": {
    "package.json": JSON.stringify({ name: "two", version: "2.1.0", license: "Apache-2.0" }),
    "LICENSE": "Apache",
    "NOTICE": "Holds work of three.",
    "licenses.json": "{}",
  },
  "node_modules/.deno/two@2.1.0/node_modules/unused": {
    "package.json": JSON.stringify({ name: "unused", version: "9.0.0", license: "GPL" }),
  },
};

Deno.test("shipped packages: those of the files that were used, with licenses and notices", () => {
  const root = Deno.makeTempDirSync({ prefix: "patroliq-packages-" });
  for (const [folder, files] of Object.entries(PACKAGES)) {
    for (const [name, text] of Object.entries(files)) writeFile(join(root, folder, name), text);
  }
  const [one, two] = Object.keys(PACKAGES);
  const found = shippedPackages([
    "lib/site/browser/where.tsx",
    `${two}/dist/deep/index.js`,
    `${one}/index.js`,
    `${one}/other.js`,
  ], root);
  Deno.removeSync(root, { recursive: true });
  assert.deepEqual(found.map(({ name, version, license }) => [name, version, license]), [
    ["@a/one", "1.0.0", "MIT"],
    ["two", "2.1.0", "Apache-2.0"],
  ]);
  assert.deepEqual(found[0]!.texts, ["Copyright one\nMay be used."]);
  assert.ok(found[1]!.texts.includes("Apache"));
  assert.ok(found[1]!.texts.includes("Holds work of three."));
  const text = licensesText(found, "Own terms.");
  assert.match(text, /code of PatrolIQ and of 2 packages of others/);
  assert.match(text, /Own terms\.[\s\S]+@a\/one 1\.0\.0 \(MIT\)[\s\S]+Holds work of three\./);
});
