import assert from "node:assert/strict";
import {
  type SensitiveAreas,
  sensitiveAreas,
  type SensitiveRow,
} from "lib/explore/sensitive_areas.ts";
import { createRandom } from "lib/numeric/random.ts";

/** Counts by area (from 1 on) and type. */
type Table = number[][];

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Rows of a table; what is 0 has none, as in records. */
function rowsOf(table: Table): SensitiveRow[] {
  return table.flatMap((counts, area) =>
    counts.map((n, type) => ({ primary_type: `TYPE ${type}`, area: area + 1, n }))
  ).filter(({ n }) => n > 0);
}

/** What is published of an area: the count of each type, null where it is hidden, and the total. */
interface Known {
  counts: (number | null)[];
  total: number | null;
}

/** What a reader knows of each area of a table. */
function knownOf(table: Table, published: SensitiveAreas): Known[] {
  return table.map((counts, i) => {
    const own = published.areas.find(({ area }) => area === i + 1);
    const isFew = published.few?.areas.includes(i + 1);
    if (!own) return { counts: counts.map(() => isFew ? null : 0), total: isFew ? null : 0 };
    const code = (type: number) => published.types.indexOf(`TYPE ${type}`);
    return {
      counts: counts.map((_, type) => code(type) < 0 ? 0 : own.counts[code(type)]!),
      total: sum(own.counts.map((n) => n ?? 0)) + own.others,
    };
  });
}

/**
 * Whether a count can be another number than it is: whether a table with another number there has
 * the same totals of types and agrees with all that is published. By trying all tables.
 */
function canDiffer(table: Table, published: SensitiveAreas, at: [number, number]): boolean {
  const known = knownOf(table, published);
  const nTypes = table[0]!.length;
  const left = Array.from({ length: nTypes }, (_, type) => sum(table.map((row) => row[type]!)));
  /** Whether the cells from one on can be filled, with so much left for the row and few areas. */
  const fill = (row: number, type: number, ofRow: number, ofFew: number): boolean => {
    if (row === table.length) return ofFew === 0 && left.every((n) => n === 0);
    const { counts, total } = known[row]!;
    if (type === nTypes) {
      // Whoever reads the name of an area knows that there is an incident.
      if (total === null ? ofRow === 0 : ofRow !== total) return false;
      return fill(row + 1, 0, 0, ofFew);
    }
    const most = Math.min(left[type]!, total === null ? ofFew : total - ofRow);
    const fixed = counts[type] ?? null;
    for (let n = fixed ?? 0; n <= (fixed ?? most); n++) {
      if (n > most || (row === at[0] && type === at[1] && n === table[row]![type])) continue;
      left[type]! -= n;
      const isFilled = fill(row, type + 1, ofRow + n, total === null ? ofFew - n : ofFew);
      left[type]! += n;
      if (isFilled) return true;
    }
    return false;
  };
  return fill(0, 0, 0, published.few?.n ?? 0);
}

Deno.test("sensitiveAreas(): no reader can compute a count from 1 to 4, of tables by chance", () => {
  const random = createRandom(4);
  let nSmall = 0;
  let nShown = 0;
  for (
    const [nAreas, nTypes, most] of [[2, 2, 9], [3, 3, 7], [3, 2, 20], [2, 4, 12], [4, 3, 9], [
      5,
      2,
      9,
    ]]
  ) {
    for (let trial = 0; trial < 200; trial++) {
      const table = Array.from({ length: nAreas! }, () =>
        Array.from({ length: nTypes! }, () => {
          const kind = random.unit();
          if (kind < 0.2) return 0;
          return kind < 0.5 ? 1 + random.integer(4) : 5 + random.integer(most!);
        }));
      // Where one area has all incidents, its counts are the totals of the city.
      if (table.filter((counts) => sum(counts) > 0).length < 2) continue;
      const published = sensitiveAreas(rowsOf(table));
      if (published === null) continue;
      nShown += published.areas.flatMap(({ counts }) => counts).filter((n) => n !== null).length;
      table.forEach((counts, area) =>
        counts.forEach((n, type) => {
          if (n === 0 || n > 4) return;
          nSmall++;
          assert.ok(
            canDiffer(table, published, [area, type]),
            `${n} of area ${area + 1} and type ${type}: ${JSON.stringify({ table, published })}`,
          );
        })
      );
    }
  }
  assert.ok(nSmall > 2000 && nShown > 1000, `${nSmall} small counts, ${nShown} shown`);
});

Deno.test("sensitiveAreas(): no count that it has is from 1 to 4, and none is wrong or lost", () => {
  const random = createRandom(5);
  for (let trial = 0; trial < 300; trial++) {
    const most = [4, 30, 300][trial % 3]!;
    const table = Array.from(
      { length: 1 + random.integer(12) },
      () => Array.from({ length: 1 + random.integer(9) }, () => random.integer(most)),
    );
    const rows = rowsOf(table.map((counts) => [...counts, 0, 0, 0, 0, 0, 0, 0, 0].slice(0, 9)));
    const published = sensitiveAreas(rows);
    const all = sum(rows.map(({ n }) => n));
    if (published === null) {
      assert.ok(all < 5);
      continue;
    }
    const { types, areas, few, city } = published;
    const found = [...areas, city].flatMap(({ counts, others }) => [...counts, others]);
    for (const n of [...found, few?.n ?? 0]) {
      assert.ok(n === null || n === 0 || n >= 5, `trial ${trial} has the count ${n}`);
    }
    const totalOf = (counts: readonly (number | null)[]) => sum(counts.map((n) => n ?? 0));
    assert.equal(sum(areas.map((a) => totalOf(a.counts) + a.others)) + (few?.n ?? 0), all);
    assert.equal(totalOf(city.counts) + city.others, all);
    for (const { area, counts, others } of areas) {
      const own = rows.filter((row) => row.area === area);
      assert.equal(totalOf(counts) + others, sum(own.map(({ n }) => n)), `area ${area}`);
      counts.forEach((n, t) => {
        const real = own.find((row) => row.primary_type === types[t])?.n ?? 0;
        assert.ok(n === null || n === real, `area ${area}, ${types[t]}: ${n} of ${real}`);
      });
    }
  }
});

Deno.test("sensitiveAreas() counts all areas and types one by one where no count is small", () => {
  const published = sensitiveAreas(rowsOf([[20, 7, 0], [9, 0, 11]]));
  assert.deepEqual(published, {
    types: ["TYPE 0", "TYPE 1", "TYPE 2"],
    areas: [
      { area: 1, counts: [20, 7, 0], others: 0 },
      { area: 2, counts: [9, 0, 11], others: 0 },
    ],
    few: null,
    city: { counts: [29, 7, 11], others: 0 },
  });
});

Deno.test("sensitiveAreas() puts areas with few together, and another if they have one each", () => {
  const few = (totals: number[]) => sensitiveAreas(rowsOf(totals.map((n) => [n])))?.few;
  assert.deepEqual(few([90, 3, 4]), { areas: [2, 3], n: 7 });
  assert.deepEqual(few([90, 3, 8, 9]), { areas: [2, 3], n: 11 });
  assert.deepEqual(few([1, 1, 1, 1, 1, 90, 80]), { areas: [1, 2, 3, 4, 5, 7], n: 85 });
  assert.equal(few([90, 5]), null);
});

Deno.test("sensitiveAreas() gives null for fewer than five incidents", () => {
  assert.equal(sensitiveAreas([]), null);
  assert.equal(sensitiveAreas(rowsOf([[2], [2]])), null);
  assert.deepEqual(sensitiveAreas(rowsOf([[2], [3]]))?.few, { areas: [1, 2], n: 5 });
});
