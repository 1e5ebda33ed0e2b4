/**
 * What synthetic records are made of: planted hot spots, and offense types with planted profiles.
 *
 * The shares and profiles are invented, with the rough look of real ones; the offense codes are
 * those of the city's code table.
 *
 * @module
 */

/** A disk in which extra incidents are planted, evenly. */
export interface PlantedHotSpot {
  name: string;
  /** Center, degrees. */
  lon: number;
  lat: number;
  /** Radius, meters. */
  radius_meters: number;
  /** Share of all incidents that is planted here, on top of the even background. */
  share: number;
}

/** Time that is recorded where the true one is not known; the first of the month keeps its hour. */
export type DefaultStamp = "00:00" | "00:01" | "12:00" | "first_of_month";

/** An offense type and how it is planted in time; weights need not sum to 1. */
export interface PlantedType {
  primary_type: string;
  iucr: string;
  description: string;
  fbi_code: string;
  location_description: string;
  /** Share of all incidents. */
  share: number;
  /** Share that led to an arrest, and that was domestic. */
  arrest_share: number;
  domestic_share: number;
  /** Rate of each hour of the day, 0 to 23. */
  hour_weights: number[];
  /** Rate of a day by its weekday, Monday to Sunday. */
  weekday_weights: number[];
  /** Rate of a day by its month, January to December. */
  month_weights: number[];
  /** Shares of the type's incidents whose time is replaced. */
  default_times: { stamp: DefaultStamp; share: number }[];
}

const EVEN_WEEK = [1, 1, 1, 1, 1, 1, 1];
const WORKDAYS = [5, 5, 5, 5, 5, 3, 2];
const WEEKENDS = [4, 4, 4, 4, 5, 8, 8];
const EVEN_YEAR = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
const SUMMER = [5, 4, 6, 7, 9, 10, 11, 11, 9, 8, 6, 5];
const AFTERNOON = [2, 1, 1, 1, 1, 1, 2, 3, 5, 7, 8, 9, 11, 11, 11, 12, 12, 12, 11, 9, 8, 7, 5, 3];
const EVENING = [6, 4, 3, 2, 1, 1, 1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 12, 12, 12, 11, 9];
const NIGHT = [12, 12, 11, 9, 7, 4, 3, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const MORNING = [3, 2, 2, 2, 2, 3, 5, 9, 11, 10, 9, 8, 8, 7, 7, 7, 7, 7, 6, 5, 4, 4, 4, 3];

/** Five hot spots that hold a fifth of the incidents; the first is the densest. */
export const HOT_SPOTS: readonly PlantedHotSpot[] = [
  { name: "Loop", lon: -87.6298, lat: 41.8827, radius_meters: 300, share: 0.06 },
  { name: "Austin", lon: -87.765, lat: 41.888, radius_meters: 350, share: 0.05 },
  { name: "Englewood", lon: -87.644, lat: 41.779, radius_meters: 300, share: 0.04 },
  { name: "Uptown", lon: -87.656, lat: 41.969, radius_meters: 250, share: 0.03 },
  { name: "Roseland", lon: -87.619, lat: 41.7, radius_meters: 400, share: 0.02 },
];

/** Eight types with shares that sum to 1. */
export const TYPES: readonly PlantedType[] = [
  {
    primary_type: "THEFT",
    iucr: "0820",
    description: "$500 AND UNDER",
    fbi_code: "06",
    location_description: "STREET",
    share: 0.3,
    arrest_share: 0.1,
    domestic_share: 0.02,
    hour_weights: AFTERNOON,
    weekday_weights: WORKDAYS,
    month_weights: SUMMER,
    default_times: [{ stamp: "12:00", share: 0.06 }],
  },
  {
    primary_type: "BATTERY",
    iucr: "0486",
    description: "DOMESTIC BATTERY SIMPLE",
    fbi_code: "08B",
    location_description: "APARTMENT",
    share: 0.22,
    arrest_share: 0.2,
    domestic_share: 0.5,
    hour_weights: EVENING,
    weekday_weights: WEEKENDS,
    month_weights: SUMMER,
    default_times: [],
  },
  {
    primary_type: "CRIMINAL DAMAGE",
    iucr: "1310",
    description: "TO PROPERTY",
    fbi_code: "14",
    location_description: "RESIDENCE",
    share: 0.14,
    arrest_share: 0.06,
    domestic_share: 0.1,
    hour_weights: NIGHT,
    weekday_weights: WEEKENDS,
    month_weights: SUMMER,
    default_times: [{ stamp: "00:00", share: 0.03 }],
  },
  {
    primary_type: "ASSAULT",
    iucr: "0560",
    description: "SIMPLE",
    fbi_code: "08A",
    location_description: "SIDEWALK",
    share: 0.1,
    arrest_share: 0.2,
    domestic_share: 0.2,
    hour_weights: AFTERNOON,
    weekday_weights: EVEN_WEEK,
    month_weights: SUMMER,
    default_times: [],
  },
  {
    primary_type: "NARCOTICS",
    iucr: "1811",
    description: "POSS: CANNABIS 30GMS OR LESS",
    fbi_code: "18",
    location_description: "SIDEWALK",
    share: 0.08,
    arrest_share: 0.99,
    domestic_share: 0,
    hour_weights: EVENING,
    weekday_weights: WORKDAYS,
    month_weights: EVEN_YEAR,
    default_times: [],
  },
  {
    primary_type: "BURGLARY",
    iucr: "0610",
    description: "FORCIBLE ENTRY",
    fbi_code: "05",
    location_description: "RESIDENCE",
    share: 0.07,
    arrest_share: 0.04,
    domestic_share: 0.02,
    hour_weights: MORNING,
    weekday_weights: WORKDAYS,
    month_weights: EVEN_YEAR,
    default_times: [{ stamp: "00:01", share: 0.05 }],
  },
  {
    primary_type: "MOTOR VEHICLE THEFT",
    iucr: "0910",
    description: "AUTOMOBILE",
    fbi_code: "07",
    location_description: "STREET",
    share: 0.05,
    arrest_share: 0.08,
    domestic_share: 0.02,
    hour_weights: NIGHT,
    weekday_weights: EVEN_WEEK,
    month_weights: EVEN_YEAR,
    default_times: [],
  },
  {
    primary_type: "DECEPTIVE PRACTICE",
    iucr: "1150",
    description: "CREDIT CARD FRAUD",
    fbi_code: "11",
    location_description: "RESIDENCE",
    share: 0.04,
    arrest_share: 0.03,
    domestic_share: 0.01,
    hour_weights: MORNING,
    weekday_weights: WORKDAYS,
    month_weights: EVEN_YEAR,
    default_times: [{ stamp: "00:00", share: 0.12 }, { stamp: "first_of_month", share: 0.15 }],
  },
];
