/**
 * Which offense types victims or witnesses report, and which come to record by police work.
 *
 * The counts of police-initiated offenses follow where and how officers look; put in one map or
 * profile with reported ones they show policing, not crime. They are kept apart here by one rule:
 * an offense is police-initiated if it has no individual victim who would report it, which is what
 * the FBI's National Incident-Based Reporting System (NIBRS) calls a crime against society of
 * drugs, prostitution, gambling, liquor, weapons or obscenity, or if it is committed against
 * officers at work, or if the Cambridge Crime Harm Index consensus names it as such.
 *
 * The rule goes by type, so it errs within types: shots fired are reported by neighbors and still
 * WEAPONS VIOLATION; a shop's guards find most shoplifting, which is still THEFT.
 *
 * @see FBI, "NIBRS Crimes Against Persons, Property, and Society" (2011)
 * @see Sherman et al. (2020), "How to Count Crime: the Cambridge Harm Index Consensus",
 * doi:10.1007/s41887-020-00043-2
 *
 * @module
 */

/** Groups in the order that tables and legends show them. */
export const OFFENSE_GROUPS = ["violent", "property", "police_initiated", "other"] as const;

/** Group of offense types. */
export type OffenseGroup = (typeof OFFENSE_GROUPS)[number];

/** Group of one type and why it is there. */
export interface OffenseGroupRow {
  primary_type: string;
  group: OffenseGroup;
  reason: string;
}

const PERSON = "against a person (NIBRS), reported by victims or witnesses";
const PROPERTY = "against property (NIBRS), reported by owners";
const SOCIETY = "NIBRS crime against society without an individual victim, found by police";
const OFFICER = "against officers or the courts at work, recorded by them";
const MIXED = "mixes reported and police-initiated incidents";
const NO_CRIME = "no crime by its label";

const TABLE: readonly (readonly [string, OffenseGroup, string])[] = [
  ["ARSON", "property", PROPERTY],
  ["ASSAULT", "violent", PERSON],
  ["BATTERY", "violent", PERSON],
  ["BURGLARY", "property", PROPERTY],
  ["CONCEALED CARRY LICENSE VIOLATION", "police_initiated", SOCIETY],
  ["CRIM SEXUAL ASSAULT", "violent", PERSON],
  ["CRIMINAL ABORTION", "other", MIXED],
  ["CRIMINAL DAMAGE", "property", PROPERTY],
  ["CRIMINAL SEXUAL ASSAULT", "violent", PERSON],
  ["CRIMINAL TRESPASS", "other", MIXED],
  ["DECEPTIVE PRACTICE", "property", PROPERTY],
  ["DOMESTIC VIOLENCE", "violent", PERSON],
  ["GAMBLING", "police_initiated", SOCIETY],
  ["HOMICIDE", "violent", PERSON],
  ["HUMAN TRAFFICKING", "police_initiated", "police-initiated by the Cambridge consensus"],
  ["INTERFERENCE WITH PUBLIC OFFICER", "police_initiated", OFFICER],
  ["INTIMIDATION", "violent", PERSON],
  ["KIDNAPPING", "violent", PERSON],
  ["LIQUOR LAW VIOLATION", "police_initiated", SOCIETY],
  ["MOTOR VEHICLE THEFT", "property", PROPERTY],
  ["NARCOTICS", "police_initiated", SOCIETY],
  ["NON - CRIMINAL", "other", NO_CRIME],
  ["NON-CRIMINAL", "other", NO_CRIME],
  ["NON-CRIMINAL (SUBJECT SPECIFIED)", "other", NO_CRIME],
  ["OBSCENITY", "police_initiated", SOCIETY],
  ["OFFENSE INVOLVING CHILDREN", "violent", PERSON],
  ["OTHER NARCOTIC VIOLATION", "police_initiated", SOCIETY],
  ["OTHER OFFENSE", "other", MIXED],
  ["PROSTITUTION", "police_initiated", SOCIETY],
  ["PUBLIC INDECENCY", "police_initiated", SOCIETY],
  ["PUBLIC PEACE VIOLATION", "other", MIXED],
  ["RITUALISM", "other", MIXED],
  ["ROBBERY", "violent", "taken from a person by force, violent by the FBI's summary"],
  ["SEX OFFENSE", "violent", PERSON],
  ["STALKING", "violent", PERSON],
  ["THEFT", "property", PROPERTY],
  ["WEAPONS VIOLATION", "police_initiated", SOCIETY],
];

const GROUP_OF = new Map(TABLE.map(([type, group]) => [type, group]));

/**
 * Every offense type known to Chicago's records since 2001, with its group and the reason.
 *
 * Spellings of before the labels were unified are listed as well, so that none is lost.
 *
 * @example Narcotics
 * ```ts
 * import assert from "node:assert/strict";
 * import { offenseGroupTable } from "lib/describe/offense_groups.ts";
 * const row = offenseGroupTable().find((row) => row.primary_type === "NARCOTICS");
 * assert.equal(row?.group, "police_initiated");
 * ```
 */
export function offenseGroupTable(): OffenseGroupRow[] {
  return TABLE.map(([primary_type, group, reason]) => ({ primary_type, group, reason }));
}

/**
 * Group of an offense type; "other" for a type that is not known.
 *
 * @param primaryType Label as the records have it, of any case.
 *
 * @example Known and unknown
 * ```ts
 * import assert from "node:assert/strict";
 * import { offenseGroup } from "lib/describe/offense_groups.ts";
 * assert.equal(offenseGroup("CRIMINAL SEXUAL ASSAULT"), "violent");
 * assert.equal(offenseGroup("SOMETHING NEW"), "other");
 * ```
 */
export function offenseGroup(primaryType: string): OffenseGroup {
  return GROUP_OF.get(primaryType.trim().toUpperCase()) ?? "other";
}

/**
 * Rows with a column `offense_group` beside their type, so that they can be counted by group.
 *
 * @param rows Rows with a type, as `countBy` gives them.
 *
 * @example Two types of one group
 * ```ts
 * import assert from "node:assert/strict";
 * import { withOffenseGroup } from "lib/describe/offense_groups.ts";
 * import { toShares } from "lib/describe/shares.ts";
 * const counts = { arrests: 0, domestic: 0 };
 * const rows = [
 *   { primary_type: "THEFT", n: 3, ...counts },
 *   { primary_type: "BURGLARY", n: 1, ...counts },
 * ];
 * assert.equal(toShares(withOffenseGroup(rows), "offense_group")[0]?.n, 4);
 * ```
 */
export function withOffenseGroup<R extends { primary_type: string }>(
  rows: readonly R[],
): (R & { offense_group: OffenseGroup })[] {
  return rows.map((row) => ({ ...row, offense_group: offenseGroup(row.primary_type) }));
}
