import assert from "node:assert/strict";
import { HIDDEN, hideSmall } from "lib/explore/hide_small.ts";

/** Every list of some numbers from 0 whose sum is not above a bound. */
function* lists(length: number, maxSum: number): Generator<number[]> {
  if (length === 0) return yield [];
  for (let first = 0; first <= maxSum; first++) {
    for (const rest of lists(length - 1, maxSum - first)) yield [first, ...rest];
  }
}

Deno.test("hideSmall(): every small count could be another one, for whoever knows the rule", () => {
  // Lists that are shown alike, with the same total, are what a reader cannot tell apart.
  let nSmall = 0;
  for (const [length, maxSum] of [[1, 30], [2, 60], [3, 40], [4, 25], [5, 22], [6, 14], [8, 10]]) {
    const alike = new Map<string, number[][]>();
    for (const list of lists(length!, maxSum!)) {
      const { texts, drawn, total } = hideSmall(list);
      const shown = JSON.stringify([texts, drawn, total]);
      alike.set(shown, [...alike.get(shown) ?? [], list]);
    }
    for (const [shown, group] of alike) {
      for (let i = 0; i < length!; i++) {
        const values = new Set(group.map((list) => list[i]!));
        if (![...values].some((n) => n > 0 && n < 5)) continue;
        nSmall++;
        assert.ok(values.size >= 2, `number ${i} of ${group[0]}, shown as ${shown}`);
      }
    }
  }
  assert.ok(nSmall > 1000);
});

Deno.test("hideSmall(): what is shown is true", () => {
  for (const list of lists(5, 22)) {
    const { texts, drawn, total } = hideSmall(list);
    const sum = list.reduce((a, b) => a + b);
    const nSmall = list.filter((n) => n > 0 && n < 5).length;
    assert.equal(total, sum > 0 && sum < 5 ? "<5" : String(sum));
    texts.forEach((text, i) => {
      const n = list[i]!;
      if (text === "<5") assert.ok(n > 0 && n < 5 && drawn[i] === 2.5);
      else if (text === HIDDEN) assert.equal(drawn[i], 0);
      else if (text.startsWith("about ")) {
        assert.ok(n === Math.max(...list) && Math.abs(n - drawn[i]!) <= 1.5 * nSmall);
        assert.equal(text, `about ${Math.round(drawn[i]!)}`);
      } else assert.deepEqual([text, drawn[i]], [String(n), n]);
    });
  }
});

Deno.test("hideSmall(): examples of each way to show a list", () => {
  const cases: [number[], string, string[], string][] = [
    [[120, 0, 7], "all", ["120", "0", "7"], "127"],
    [[], "all", [], "0"],
    [[2000, 1, 4, 0], "small hidden", ["2,000", "<5", "<5", "0"], "2,005"],
    [[3, 0], "small hidden", ["<5", "0"], "<5"],
    // 3 is 1003 less 1000; it can be 1 to 4 if 1000 is 999 to 1002.
    [[3, 1000], "largest about", ["<5", "about 1,001"], "1,003"],
    [[300, 1, 1, 1, 40], "largest about", ["about 296", "<5", "<5", "<5", "40"], "343"],
    // The largest cannot be less than 9, which is why it is not below 10, or the small one is 1.
    [[9, 9, 9, 1], "none", Array(4).fill(HIDDEN), "28"],
    [[1, 5], "none", Array(2).fill(HIDDEN), "6"],
    [[4, 4], "none", Array(2).fill(HIDDEN), "8"],
    [[1, 1, 1], "none", Array(3).fill(HIDDEN), "<5"],
  ];
  for (const [counts, disclosure, texts, total] of cases) {
    const shown = hideSmall(Uint32Array.from(counts));
    assert.deepEqual([shown.disclosure, shown.texts, shown.total], [disclosure, texts, total]);
  }
});
