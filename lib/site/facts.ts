/**
 * What every page of the site says of the records it stands on.
 *
 * @module
 */

/** The records of a run, as pages name them. */
export interface SiteFacts {
  /** Incidents of the run. */
  nIncidents: number;
  /** First and last date of the period, "2016-12-29". */
  firstDate: string;
  lastDate: string;
  /** Day of the latest change to any record: what is later is not in them. */
  asOf: string;
  /** Records were made up. */
  isSynthetic: boolean;
  /** Hash of the records, the first 12 digits. */
  data: string;
}

/** What the publisher wants to be said wherever its records are shown, in essence. */
export const DISCLAIMER =
  "Preliminary records as the Chicago Police Department keeps them, which may " +
  "be wrong, incomplete or changed later; neither the city nor its police answer for them or for " +
  "what is made of them here. Modified from their original source, www.cityofchicago.org. Places " +
  "are approximate, and deriving addresses is prohibited.";
