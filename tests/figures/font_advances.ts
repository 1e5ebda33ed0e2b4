/**
 * Advance widths read from a TrueType file: the origin of lib/figures/fonts/inter_advances.ts.
 *
 * `deno run -A tests/figures/font_advances.ts` writes that file again.
 *
 * @module
 */

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Characters measured: Latin and what captions and labels need beside it. */
const CHARACTERS = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0x17f),
  ...[..."–—‘’“”…•−×≥≤≈±→←↑↓·χμσ∞†‡ \u2009"].map((c) => c.codePointAt(0)!),
].sort((a, b) => a - b).filter((code, i, all) => code !== all[i - 1]);

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Advance of each measured character that the font has, in units of 1/2048 em. */
export function readAdvances(path: string): [string, number][] {
  const bytes = readFileSync(path);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    tables.set(bytes.toString("latin1", at, at + 4), view.getUint32(at + 8));
  }
  const [cmap, hmtx, hhea] = ["cmap", "hmtx", "hhea"].map((name) => tables.get(name)!) as [
    number,
    number,
    number,
  ];
  const nMetrics = view.getUint16(hhea + 34);
  const glyphOf = readCmapFormat4(view, cmap);
  return CHARACTERS.flatMap((code): [string, number][] => {
    const glyph = glyphOf(code);
    if (glyph === 0) return [];
    const advance = view.getUint16(hmtx + 4 * Math.min(glyph, nMetrics - 1));
    return [[String.fromCodePoint(code), advance]];
  });
}

function readCmapFormat4(view: DataView, cmap: number): (code: number) => number {
  const starts = Array.from(
    { length: view.getUint16(cmap + 2) },
    (_, i) => cmap + view.getUint32(cmap + 8 + 8 * i),
  );
  const at = starts.find((start) => view.getUint16(start) === 4)!;
  const segments2 = view.getUint16(at + 6);
  return (code) => {
    for (let i = 0; i < segments2; i += 2) {
      if (view.getUint16(at + 14 + i) < code) continue;
      const start = view.getUint16(at + 16 + segments2 + i);
      if (start > code) return 0;
      const delta = view.getUint16(at + 16 + 2 * segments2 + i);
      const rangeAt = at + 16 + 3 * segments2 + i;
      const offset = view.getUint16(rangeAt);
      if (offset === 0) return (code + delta) & 0xffff;
      const glyph = view.getUint16(rangeAt + offset + 2 * (code - start));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

if (import.meta.main) {
  const fonts = fileURLToPath(new URL("../../lib/figures/fonts/", import.meta.url));
  const table = (name: string) => {
    const byAdvance = new Map<number, string>();
    for (const [character, advance] of readAdvances(`${fonts}inter_${name}.ttf`)) {
      byAdvance.set(advance, (byAdvance.get(advance) ?? "") + character);
    }
    const lines = [...byAdvance].sort(([a], [b]) => a - b).map(([advance, characters]) =>
      `  [${advance}, ${JSON.stringify(characters)}],`
    );
    return `[\n${lines.join("\n")}\n]`;
  };
  writeFileSync(
    `${fonts}inter_advances.ts`,
    `/**
 * Advance widths of Inter, in units of 1/2048 em; written by tests/figures/font_advances.ts.
 *
 * @module
 */

const REGULAR: readonly [number, string][] = ${table("regular")};

const SEMIBOLD: readonly [number, string][] = ${table("semibold")};

const toMap = (groups: readonly [number, string][]): ReadonlyMap<string, number> =>
  new Map(groups.flatMap(([advance, characters]) => [...characters].map((c) => [c, advance])));

/** Advance of a character, by weight. */
export const INTER_ADVANCES = { 400: toMap(REGULAR), 600: toMap(SEMIBOLD) } as const;
`,
  );
}
