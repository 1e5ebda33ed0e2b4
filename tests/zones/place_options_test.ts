import assert from "node:assert/strict";
import { listOptions, type OptionProfile, PLACE_OPTIONS } from "lib/zones/place_options.ts";

const share = (label: string, n: number, quotient: number) => ({ label, n, share: 0.1, quotient });
const CITY: OptionProfile = { types: [], places: [], nightShare: 0.3 };

function listed(types: ReturnType<typeof share>[], places: typeof types, nightShare = 0.2) {
  return listOptions({ types, places, nightShare }, CITY).map(({ id }) => id)
    .filter((id) => id !== "problem");
}

Deno.test("an option is listed from one and a half times the city's share and 50 incidents on", () => {
  for (
    const [id, type, place] of [
      ["parking", "", "parking lot"],
      ["parking", "MOTOR VEHICLE THEFT", ""],
      ["bars", "", "restaurant or bar"],
      ["transit", "", "bus or train"],
      ["greening", "", "park or vacant ground"],
    ] as const
  ) {
    const at = (n: number, quotient: number) =>
      listed(type ? [share(type, n, quotient)] : [], place ? [share(place, n, quotient)] : []);
    assert.deepEqual(at(50, 1.5), [id]);
    assert.deepEqual(at(49, 9), []);
    assert.deepEqual(at(5000, 1.49), []);
  }
  assert.deepEqual(listed([share("BURGLARY", 50, 1.5)], []), ["homes", "cocooning"]);
});

Deno.test("shops are listed where theft is common too, lighting where it is dark and outdoors", () => {
  const shop = share("shop", 80, 2);
  assert.deepEqual(listed([share("THEFT", 80, 1)], [shop]), ["shops"]);
  assert.deepEqual(listed([share("THEFT", 80, 0.9)], [shop]), []);
  const street = share("street", 80, 1);
  assert.deepEqual(listed([], [street], 0.31), ["lighting"]);
  assert.deepEqual(listed([], [street], 0.3), []);
  assert.deepEqual(listed([], [share("street", 80, 0.9)], 0.5), []);
});

Deno.test("every listed option says why, and one is listed always", () => {
  assert.deepEqual(listOptions(CITY, CITY), [{ id: "problem", because: [] }]);
  const [lighting] = listOptions(
    { ...CITY, places: [share("street", 80, 1.2)], nightShare: 0.4 },
    CITY,
  );
  assert.deepEqual(lighting!.because, [
    "40 % from 20:00 to 04:00 (city: 30 %)",
    "street 1.2 times as common as in the city",
  ]);
});

Deno.test("options have sources, and promise nothing", () => {
  assert.equal(new Set(PLACE_OPTIONS.map(({ id }) => id)).size, PLACE_OPTIONS.length);
  for (const { title, what, evidence, sources } of PLACE_OPTIONS) {
    assert.ok(sources.length > 0, title);
    for (const { text, doi } of sources) {
      assert.match(doi, /^10\.\d{4,}\/\S+$/);
      assert.match(text, /\((?:19|20)\d\d\)/);
    }
    assert.ok(!/\bwill\b|\bprevents?\b|guarantee/i.test(`${what} ${evidence}`), title);
  }
});
