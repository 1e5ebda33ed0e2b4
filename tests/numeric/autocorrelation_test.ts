import assert from "node:assert/strict";
import { correlationWithNext, lastingDispersion } from "lib/numeric/autocorrelation.ts";
import { createRandom } from "lib/numeric/random.ts";
import { assertClose } from "./reference.ts";

Deno.test("correlationWithNext() is that of an autoregressive process, with gaps as without", () => {
  const random = createRandom(3);
  const values: number[] = [0];
  while (values.length < 20_000) values.push(0.6 * values.at(-1)! + random.normal());
  assertClose(correlationWithNext([values]), 0.6, 0.05);
  const runs = Array.from({ length: 200 }, (_, i) => values.slice(100 * i, 100 * i + 100));
  assertClose(correlationWithNext(runs), 0.6, 0.05);
  assert.equal(correlationWithNext([]), 0);
  assert.equal(correlationWithNext([[0, 0], [0]]), 0);
});

Deno.test("lastingDispersion() is the variance of a mean of days that resemble each other", () => {
  const random = createRandom(4);
  const means = Array.from({ length: 2000 }, () => {
    let [value, sum] = [random.normal() / Math.sqrt(1 - 0.5 ** 2), 0];
    for (let day = 0; day < 200; day++) {
      sum += value;
      value = 0.5 * value + random.normal();
    }
    return sum / 200;
  });
  const variance = means.reduce((sum, mean) => sum + mean * mean, 0) / means.length;
  const ofDays = 1 / (1 - 0.5 ** 2);
  // Dispersion 1 stands for the variance of a day; 200 days have nearly that of endless ones.
  assertClose(variance * 200 / ofDays / lastingDispersion(1, 0.5), 1, 0.1);
});
