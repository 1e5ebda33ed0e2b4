/**
 * What models are for and what they are not for, in words that no record holds.
 *
 * @module
 */

import { MAX_OUTSIDE_METERS } from "../../../data/schema.ts";

/** Texts of a model's card. */
export interface CardText {
  intended: string;
  notIntended: string;
  /** What the fit counts beside incidents. */
  rows: string;
  ground: string;
  limits: string;
}

/** By the name of the model. */
export const CARD_TEXTS: Readonly<Record<string, CardText>> = {
  "geo-zones": {
    intended:
      "Saying which ground holds most of what victims report, to look at its lighting, its " +
      "management, its transport and its patrols; naming the zone of a place.",
    notIntended:
      "Saying anything about a person or an address, ranking neighborhoods or their residents, " +
      "deciding stops, or enforcement by machine.",
    rows: "places",
    ground: `Chicago, and ${MAX_OUTSIDE_METERS} m beyond its outline: further out the model says ` +
      "that it does not know.",
    limits:
      "A zone is where incidents were recorded, not where anyone is at risk, and many more people " +
      "are in some of them by day than live there. Borders finer than a block mean nothing. No " +
      "records of a later period have tested these zones, and that zones catch later incidents " +
      "does not show that patrols prevent any.",
  },
  "time-patterns": {
    intended:
      "Putting an hour, weekday and month into one of a few patterns, to describe incidents.",
    notIntended: "Predicting when something will happen, or to whom.",
    rows: "cells of hour, weekday and month",
    ground: "The whole city; incidents at times that stand for “not known” are left out.",
    limits:
      "The circles on which times lie are a choice, and another one gives other patterns. Above " +
      "hours, weekdays and months that have nothing to do with each other, next to nothing is left: " +
      "the patterns are a handy cut, not a discovery. A busy hour says nothing of a person’s risk " +
      "in it.",
  },
  "incident-components": {
    intended:
      "Seeing which columns of the records vary together, and drawing incidents in a plane.",
    notIntended: "Standing in for the columns: most of what they hold is lost.",
    rows: "rows",
    ground: "The whole city; incidents without coordinates or a known time are in no component.",
    limits:
      "Columns are standardized, so that a rare type weighs as much as the hour. Other columns " +
      "give other components, and none of them is a cause.",
  },
};
