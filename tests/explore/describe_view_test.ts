import assert from "node:assert/strict";
import { describeView, type ViewNames } from "lib/explore/describe_view.ts";
import { emptyView, type View } from "lib/explore/view.ts";
import { DOMAIN } from "./view_domain.ts";

const NAMES: ViewNames = {
  type: (type) => type.toLowerCase(),
  place: (place) => `the ${place.toLowerCase()}`,
  area: (area) => ({ 8: "Near North Side", 25: "Austin" })[area] ?? "not shown",
  district: (district) => `district ${district}`,
  fit: (fit) => `fit ${fit}`,
};

const textsOf = (view: View) => describeView(view, DOMAIN, NAMES).map(({ text }) => text);

Deno.test("describeView() has a line for each filter, in the order of the address", () => {
  const view = {
    from: "2017-01-01",
    to: "2017-03-05",
    against: { from: "2018-01-01", to: "2018-01-01" },
    types: ["THEFT", "MOTOR VEHICLE THEFT"],
    hours: ["unknown", "22", "23", "0", "1", "2", "5"],
    weekdays: [7, 1],
    months: [12, 2],
    arrest: true,
    places: ["STREET"],
    areas: [25, 8, 0],
    districts: [25, 1],
    region: [[0, 0], [2000, 0], [2000, 1000], [0, 1000]] as [number, number][],
    zone: { fit: "hot96-ward-5", zone: 2 },
  };
  assert.deepEqual(textsOf(view), [
    "Period: 1 January 2017 to 5 March 2017",
    "Compared with: 1 January 2018",
    "Type: motor vehicle theft, theft",
    "Hour: 05:00 to 06:00, 22:00 to 03:00, unknown",
    "Weekday: Monday, Sunday",
    "Month: February, December",
    "Arrest: yes",
    "Place: the street",
    "Community area: not shown, Near North Side, Austin",
    "Police district: district 1, district 25",
    "Outline: drawn on the map, 2.00 km²",
    "Zone: 2 of fit hot96-ward-5",
  ]);
});

Deno.test("describeView() fills open ends of a period, and says nothing of no filter", () => {
  assert.deepEqual(textsOf(emptyView()), []);
  assert.deepEqual(textsOf({ ...emptyView(), from: "2018-01-01" }), [
    "Period: 1 January 2018 to 12 November 2018",
  ]);
  const unknown = { ...emptyView(), hours: ["unknown"], arrest: false };
  assert.deepEqual(textsOf(unknown), ["Hour: unknown", "Arrest: no"]);
});

Deno.test("describeView() says what a view is without each line, and no more", () => {
  const view: View = {
    ...emptyView(),
    from: "2017-01-01",
    against: { from: "2018-01-01", to: "2018-01-01" },
    types: ["THEFT"],
    arrest: false,
    zone: { fit: "hot96-ward-5", zone: 2 },
  };
  const lines = describeView(view, DOMAIN, NAMES);
  for (const [i, { without }] of lines.entries()) {
    const others = lines.filter((_, other) => other !== i).map(({ text }) => text);
    assert.deepEqual(textsOf({ ...view, ...without }), others);
  }
  const none = lines.reduce((rest, { without }) => ({ ...rest, ...without }), view);
  assert.deepEqual(none, emptyView());
});
