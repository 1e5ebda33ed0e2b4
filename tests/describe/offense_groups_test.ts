import assert from "node:assert/strict";
import { KNOWN_TYPES } from "lib/data/schema.ts";
import {
  OFFENSE_GROUPS,
  offenseGroup,
  offenseGroupTable,
  withOffenseGroup,
} from "lib/describe/offense_groups.ts";
import { toShares } from "lib/describe/shares.ts";
import offenses from "../fixtures/offense_types.json" with { type: "json" };

Deno.test("offenseGroupTable() lists every label of 2001 to 2024 and every known type, once", () => {
  const listed = offenseGroupTable().map((row) => row.primary_type);
  assert.equal(new Set(listed).size, listed.length);
  assert.deepEqual(
    [...offenses.labels, ...KNOWN_TYPES].filter((type) => !listed.includes(type)),
    [],
  );
  assert.deepEqual(listed, listed.toSorted());
});

Deno.test("offenseGroupTable() gives each type a group and a reason", () => {
  for (const { group, reason } of offenseGroupTable()) {
    assert.ok(OFFENSE_GROUPS.includes(group) && reason.length > 10);
  }
});

Deno.test("offenseGroup() treats both spellings of rape alike", () => {
  assert.equal(offenseGroup("CRIM SEXUAL ASSAULT"), "violent");
  assert.equal(offenseGroup("Criminal Sexual Assault "), "violent");
  assert.equal(offenseGroup(""), "other");
});

Deno.test("withOffenseGroup() keeps every record, and police-initiated ones nearly all end in arrest", () => {
  const grouped = withOffenseGroup(offenses.counts);
  const shares = toShares(grouped, "offense_group");
  assert.equal(shares.reduce((sum, row) => sum + row.n, 0), 500_000);
  assert.deepEqual(shares.map((row) => row.category).toSorted(), [...OFFENSE_GROUPS].toSorted());
  const arrestShare = (group: string) => {
    const rows = grouped.filter((row) => row.offense_group === group);
    return rows.reduce((sum, row) => sum + row.arrests, 0) /
      rows.reduce((sum, row) => sum + row.n, 0);
  };
  // Found by an arrest rather than reported: the split shows in the records themselves.
  assert.ok(arrestShare("police_initiated") > 0.9);
  assert.ok(arrestShare("violent") < 0.2 && arrestShare("property") < 0.1);
});
