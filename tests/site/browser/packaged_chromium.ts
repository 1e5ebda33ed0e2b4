/**
 * The browser that comes as an npm package, for Linux machines (x64) without one: with libraries
 * (NSS, NSPR, Expat), a software renderer and a typeface of its own.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { CACHE, ROOT } from "lib/config.ts";
import { writeFile } from "lib/files/write_file.ts";
import type { Chromium } from "./chromium.ts";

/** Whether the package's browser runs on this kind of machine. */
export const IS_PACKAGED: boolean = Deno.build.os === "linux" && Deno.build.arch === "x86_64";

/** Typefaces of the system where there are any, beside the package's own Open Sans. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * The package's browser, unpacked below `data/cache` when it is first asked for (220 MB).
 *
 * @throws {Error} If it cannot be unpacked.
 */
export async function packagedChromium(): Promise<Chromium> {
  const folder = join(CACHE, `chromium-${packageVersion()}`);
  if (!existsSync(folder)) await unpack(folder);
  const libraries = join(folder, "al2023", "lib");
  return {
    name: "the Chromium of the package @sparticuz/chromium",
    path: join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: [libraries, Deno.env.get("LD_LIBRARY_PATH")].filter(Boolean).join(":"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

/** Unpacks beside the folder and renames, so that nobody ever sees a half of it. */
async function unpack(folder: string): Promise<void> {
  Deno.mkdirSync(CACHE, { recursive: true });
  const staging = Deno.makeTempDirSync({ dir: CACHE, prefix: "chromium-unpack-" });
  try {
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--allow-all", "--no-check", join(import.meta.dirname!, "unpack_chromium.ts")],
      cwd: ROOT,
      env: { TMPDIR: staging, NO_COLOR: "1" },
      stdin: "null",
      stdout: "null",
      stderr: "piped",
    }).output();
    if (!success) {
      throw new Error(`Cannot unpack the browser: ${new TextDecoder().decode(stderr).trim()}`);
    }
    writeFile(join(staging, "fonts.conf"), FONTS);
    Deno.chmodSync(staging, 0o755);
    try {
      Deno.renameSync(staging, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error; // Otherwise another process was first.
    }
  } finally {
    if (existsSync(staging)) Deno.removeSync(staging, { recursive: true });
  }
}

function packageVersion(): string {
  const path = new URL("../package.json", import.meta.resolve("@sparticuz/chromium"));
  const { version }: { version: string } = JSON.parse(Deno.readTextFileSync(path));
  return version;
}
