/**
 * Incidents whose place could tell who was harmed: domestic and sexual ones, and those against
 * children. They are counted by community area, and never shown or shipped any finer.
 *
 * @module
 */

/** Classes of the FBI's reporting system: 02 criminal sexual assault, 17 criminal sexual abuse. */
export const SENSITIVE_FBI_CODES: readonly string[] = ["02", "17"];

/** Types that are sensitive whatever their class; labels as unified. */
export const SENSITIVE_TYPES: readonly string[] = [
  "CRIM SEXUAL ASSAULT",
  "CRIMINAL SEXUAL ASSAULT",
  "DOMESTIC VIOLENCE",
  "HUMAN TRAFFICKING",
  "OFFENSE INVOLVING CHILDREN",
  "SEX OFFENSE",
];

/**
 * Words of descriptions that are sensitive whatever type and flag say: thousands of records read
 * DOMESTIC BATTERY and are not marked as domestic.
 */
export const SENSITIVE_WORDS: readonly string[] = [
  "CHILD",
  "DOMESTIC",
  "ORDER OF PROTECTION",
  "SEX",
];
