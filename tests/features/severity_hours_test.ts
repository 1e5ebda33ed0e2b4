import assert from "node:assert/strict";
import { severityHours } from "lib/features/severity_hours.ts";
import { createRandom } from "lib/numeric/random.ts";

Deno.test("severityHours() adds up to one in both series", () => {
  const rows = [{ hour: 2, n: 3, severity: 40 }, { hour: 2, n: 8, severity: 1 }, {
    hour: 14,
    n: 9,
    severity: 2,
  }];
  const found = severityHours(rows);
  assert.equal(found.length, 48);
  for (const series of ["incidents", "severity"]) {
    const sum = found.filter((row) => row.series === series)
      .reduce((total, { share }) => total + share, 0);
    assert.ok(Math.abs(sum - 1) < 1e-12);
  }
  assert.equal(found.find((row) => row.series === "severity" && row.hour === 2)!.share, 128 / 146);
});

Deno.test("severityHours() has intervals that hold the truth about nineteen times in twenty", () => {
  const random = createRandom(5);
  const means = Array.from({ length: 24 }, (_, hour) => [200 + 10 * hour, 40] as const);
  const [light, grave] = [1, 50];
  const truth = (hour: number) => {
    const severity = ([a, b]: readonly [number, number]) => a * light + b * grave;
    return severity(means[hour]!) / means.reduce((sum, each) => sum + severity(each), 0);
  };
  let [held, all] = [0, 0];
  for (let draw = 0; draw < 100; draw++) {
    const rows = means.flatMap(([a, b], hour) => [
      { hour, n: random.poisson(a), severity: light },
      { hour, n: random.poisson(b), severity: grave },
    ]);
    for (const { hour, series, low, high } of severityHours(rows)) {
      if (series !== "severity") continue;
      all++;
      if (low <= truth(hour) && truth(hour) <= high) held++;
    }
  }
  assert.ok(held / all > 0.93 && held / all < 0.97, `${held} of ${all}`);
});

Deno.test("severityHours() refuses incidents without severity", () => {
  assert.throws(() => severityHours([{ hour: 1, n: 4, severity: 0 }]), { name: "RangeError" });
  assert.throws(() => severityHours([]), { name: "RangeError" });
});
