/**
 * The kinds of place that records name, in the few types that a list can hold.
 *
 * @module
 */

/** Types of place in the order that lists show them. */
export const PLACE_TYPES = [
  "street",
  "sidewalk or alley",
  "house",
  "apartment",
  "yard, porch or garage",
  "parking lot",
  "vehicle",
  "shop",
  "restaurant or bar",
  "business or bank",
  "gas station",
  "bus or train",
  "school",
  "park or vacant ground",
  "hotel",
  "health care",
  "public building",
  "airport",
  "other",
  "not recorded",
] as const;

/** Type of place. */
export type PlaceType = (typeof PLACE_TYPES)[number];

/** Tried in order: the first that a label matches is its type. */
const RULES: readonly (readonly [RegExp, PlaceType])[] = [
  [/AIRPORT|AIRCRAFT/, "airport"],
  [/^ANIMAL|KENNEL/, "business or bank"],
  [/SCHOOL|COLLEGE|DAY CARE/, "school"],
  [/HOSPITAL|NURSING|MEDICAL|DENTAL/, "health care"],
  [/GAS STATION/, "gas station"],
  [/PARKING/, "parking lot"],
  [/^CTA|RAILROAD|TRAIN DEPOT/, "bus or train"],
  [/^VEHICLE|TAXI|^AUTO$|COMMERCIAL TRANSPORTATION|TRUCK|BOAT\/WATERCRAFT/, "vehicle"],
  [/POLICE|JAIL|GOVERNMENT|FIRE STATION|FEDERAL|LIBRARY|CHURCH|WORSHIP/, "public building"],
  [/HOTEL|MOTEL/, "hotel"],
  [/RESTAURANT|BAR OR TAVERN|^TAVERN$/, "restaurant or bar"],
  [
    /BANK$|ATM \(|CURRENCY|CREDIT UNION|SAVINGS|OFFICE|WAREHOUSE|FACTORY|CONSTRUCTION|CAR WASH/,
    "business or bank",
  ],
  [
    /BARBER|SALON|CLUB|YMCA|MOVIE|ARENA|BOWLING|POOL ROOM|GARAGE\/AUTO|COIN OPERATED/,
    "business or bank",
  ],
  [/STORE|DEALERSHIP|PAWN|NEWSSTAND|LIQUOR/, "shop"],
  [
    /YARD|PORCH|GARAGE|DRIVEWAY|HALLWAY|GANGWAY|STAIRWELL|VESTIBULE|GROUNDS/,
    "yard, porch or garage",
  ],
  [/APARTMENT/, "apartment"],
  [/RESIDENCE|^HOUSE$|ROOMING|BASEMENT/, "house"],
  [/PARK|VACANT|LAKE|RIVER|FOREST|CEMET|WOODED|ABANDONED|FARM/, "park or vacant ground"],
  [/SIDEWALK|ALLEY/, "sidewalk or alley"],
  [/STREET|HIGHWAY|EXPRESSWAY|BRIDGE/, "street"],
];

/**
 * Type of the place that a record names; "other" for a label that no rule knows.
 *
 * @param label Location description as the records have it; null where there is none.
 *
 * @example Three labels
 * ```ts
 * import assert from "node:assert/strict";
 * import { placeType } from "lib/data/place_types.ts";
 * assert.equal(placeType("PARKING LOT/GARAGE(NON.RESID.)"), "parking lot");
 * assert.equal(placeType("BOWLING ALLEY"), "business or bank");
 * assert.equal(placeType(null), "not recorded");
 * ```
 */
export function placeType(label: string | null): PlaceType {
  if (label === null || label.trim() === "") return "not recorded";
  const text = label.trim().toUpperCase();
  return RULES.find(([pattern]) => pattern.test(text))?.[1] ?? "other";
}
