import type { ViewDomain } from "lib/explore/view.ts";

/** A small domain with names that addresses must escape. */
export const DOMAIN: ViewDomain = {
  firstDate: "2016-12-29",
  lastDate: "2018-11-12",
  types: ["BATTERY", "MOTOR VEHICLE THEFT", "NON-CRIMINAL", "THEFT"],
  places: ["BAR, TAVERN", "BOAT/WATERCRAFT", "C\\D,,", "CAFÉ & BAR=1+1 100%2C", "STREET", "#?"],
  areas: [0, 1, 8, 25, 77],
  districts: [1, 2, 25, 31],
  fits: new Map([["hot96-ward-5", 5], ["a:b", 2]]),
};
