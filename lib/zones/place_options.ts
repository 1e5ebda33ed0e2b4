/**
 * What can be done at places instead of, or beside, patrol: a short list with sources.
 *
 * An option is listed for ground whose profile suggests to look into it. That it is listed does not
 * say that it fits: records know neither lamps nor locks. What a study found elsewhere is no promise.
 *
 * @module
 */

import type { PlaceType } from "../data/place_types.ts";
import type { CategoryShare, GroundProfile } from "./ground_profile.ts";

/** Something to do at places. */
export interface PlaceOption {
  id: string;
  title: string;
  /** Who does what. */
  what: string;
  /** When it is listed. */
  rule: string;
  /** What studies found, and how far that goes. */
  evidence: string;
  sources: Source[];
}

/** A publication. */
export interface Source {
  /** Authors, year, title, journal. */
  text: string;
  doi: string;
}

/** An option for some ground. */
export interface ListedOption {
  /** Name of the {@linkcode PlaceOption}. */
  id: string;
  /** What of the profile it is listed for; empty for one that is listed always. */
  because: string[];
}

/** What options are listed by. */
export type OptionProfile = Pick<GroundProfile, "types" | "places" | "nightShare">;

/** Smallest quotient, and fewest incidents, of a category that stands out. */
const STANDS_OUT = 1.5;
const FEWEST = 50;

const OFTEN = `at least ${STANDS_OUT} times as common as in the city, ${FEWEST} incidents or more`;

type Rule = (profile: OptionProfile, city: OptionProfile) => string[];

const OPTIONS: readonly (PlaceOption & { lists: Rule })[] = [
  {
    id: "lighting",
    title: "Lighting",
    what: "The city and owners look at where it is dark after dusk, and light or trim it.",
    rule: "A larger share of the incidents at night than in the city, and streets, sidewalks or " +
      "parking lots at least as common as there",
    evidence: "In a randomized trial, light towers in New York City's public housing lowered " +
      "serious outdoor crime at night by an estimated 36 %; a review of street lighting found a " +
      "smaller effect, and mixed ones in the United States.",
    sources: [
      {
        text: "Chalfin, Hansen, Lerner and Parker (2022), Reducing Crime Through Environmental " +
          "Design, Journal of Quantitative Criminology 38:127–157",
        doi: "10.1007/s10940-020-09490-6",
      },
      {
        text: "Welsh and Farrington (2008), Effects of Improved Street Lighting on Crime, " +
          "Campbell Systematic Reviews 4(1)",
        doi: "10.4073/csr.2008.13",
      },
    ],
    lists(profile, city) {
      const outdoors = namedPlaces(profile, ["street", "sidewalk or alley", "parking lot"]);
      const common = outdoors.filter(({ n, quotient }) => n >= FEWEST && quotient >= 1);
      const isDark = (profile.nightShare ?? 0) > (city.nightShare ?? 1);
      if (!isDark || common.length === 0) return [];
      const percent = (share: number) => `${Math.round(100 * share)} %`;
      return [
        `${percent(profile.nightShare!)} from 20:00 to 04:00 (city: ${percent(city.nightShare!)})`,
        ...common.map(inWords),
      ];
    },
  },
  {
    id: "shops",
    title: "Layout and staffing of shops",
    what: "Shops look at sight lines, exits, staffing, and how goods are shown and tagged.",
    rule: `Shops ${OFTEN}, and theft at least as common as in the city`,
    evidence: "Of eight studies of tags on goods that have numbers, five found less theft, with " +
      "visible tags ahead; they differ too much to give one figure, and layout is hardly tested.",
    sources: [{
      text: "Sidebottom, Thornton, Tompson, Belur, Tilley and Bowers (2017), A systematic review " +
        "of tagging as a method to reduce theft in retail environments, Crime Science 6:7",
      doi: "10.1186/s40163-017-0068-y",
    }],
    lists(profile) {
      const shops = standingOut(namedPlaces(profile, ["shop"]));
      const theft = namedTypes(profile, ["THEFT"]).filter(({ quotient }) => quotient >= 1);
      return shops.length > 0 && theft.length > 0 ? [...shops, ...theft].map(inWords) : [];
    },
  },
  {
    id: "parking",
    title: "Care of parking lots and garages",
    what: "Operators look at access, lighting, attendants and watched cameras.",
    rule: `Parking lots or theft of motor vehicles ${OFTEN}`,
    evidence:
      "Over 40 years of studies, cameras went with modestly less crime, most of all in car " +
      "parks and where they were watched and not the only measure.",
    sources: [{
      text: "Piza, Welsh, Farrington and Thomas (2019), CCTV surveillance for crime prevention, " +
        "Criminology & Public Policy 18(1):135–159",
      doi: "10.1111/1745-9133.12419",
    }],
    lists: (profile) =>
      standingOut([
        ...namedPlaces(profile, ["parking lot"]),
        ...namedTypes(profile, ["MOTOR VEHICLE THEFT"]),
      ]).map(inWords),
  },
  {
    id: "homes",
    title: "Locks, lights and gates of homes",
    what: "Owners and residents fit door and window locks and outside lights, or gate an alley.",
    rule: `Burglary ${OFTEN}`,
    evidence: "Households in England and Wales with door and window locks and outside lights or " +
      "chains were burgled far less, in a survey that cannot rule out other differences; gated " +
      "alleys went with modestly fewer burglaries.",
    sources: [
      {
        text:
          "Tseloni, Thompson, Grove, Tilley and Farrell (2017), The effectiveness of burglary " +
          "security devices, Security Journal 30:646–664",
        doi: "10.1057/sj.2014.30",
      },
      {
        text: "Sidebottom, Tompson, Thornton, Bullock, Tilley, Bowers and Johnson (2018), Gating " +
          "Alleys to Reduce Crime, Justice Quarterly 35(1):55–86",
        doi: "10.1080/07418825.2017.1293135",
      },
    ],
    lists: (profile) => standingOut(namedTypes(profile, ["BURGLARY"])).map(inWords),
  },
  {
    id: "cocooning",
    title: "A word to neighbors after a burglary",
    what: "Neighbors of a burgled home are told within a day and helped to secure theirs.",
    rule: `Burglary ${OFTEN}`,
    evidence:
      "Burglaries do follow nearby within weeks, but two randomized trials of early notice " +
      "found limited or no effect on them.",
    sources: [
      {
        text: "Groff and Taniguchi (2019), Using citizen notification to interrupt near-repeat " +
          "residential burglary patterns, Journal of Experimental Criminology 15:115–149",
        doi: "10.1007/s11292-018-09350-1",
      },
      {
        text: "Johnson, Davies, Murray, Ditta, Belur and Bowers (2017), Evaluation of operation " +
          "swordfish, Journal of Experimental Criminology 13:505–525",
        doi: "10.1007/s11292-017-9301-7",
      },
    ],
    lists: (profile) => standingOut(namedTypes(profile, ["BURGLARY"])).map(inWords),
  },
  {
    id: "bars",
    title: "Management of bars and restaurants",
    what: "Owners and the licensing office look at door staff, crowding, closing and serving.",
    rule: `Restaurants and bars ${OFTEN}`,
    evidence:
      "In a randomized trial in Toronto, training and a check of risks were followed by less " +
      "fighting in large bars; in one in the United Kingdom few premises carried it out as planned.",
    sources: [
      {
        text: "Graham et al. (2004), The effect of the Safer Bars programme on physical " +
          "aggression in bars, Drug and Alcohol Review 23(1):31–41",
        doi: "10.1080/09595230410001645538",
      },
      {
        text:
          "Moore et al. (2012), An exploratory randomised controlled trial of a premises-level " +
          "intervention, BMC Public Health 12:412",
        doi: "10.1186/1471-2458-12-412",
      },
    ],
    lists: (profile) => standingOut(namedPlaces(profile, ["restaurant or bar"])).map(inWords),
  },
  {
    id: "transit",
    title: "Staff at stations and stops",
    what: "The transit authority looks at staff, sight lines and crowding at its stations.",
    rule: `Buses and trains ${OFTEN}`,
    evidence: "In a randomized trial at railway stations in South West England, more visits by " +
      "unarmed guards went with 16 % fewer crimes reported by victims.",
    sources: [{
      text: "Ariel, Bland and Sutherland (2017), Lowering the threshold of effective deterrence, " +
        "PLoS ONE 12(12):e0187392",
      doi: "10.1371/journal.pone.0187392",
    }],
    lists: (profile) => standingOut(namedPlaces(profile, ["bus or train"])).map(inWords),
  },
  {
    id: "greening",
    title: "Care of vacant lots",
    what: "The city or neighbors clear, plant and mow lots that nobody looks after.",
    rule: `Parks and vacant ground ${OFTEN}`,
    evidence: "In a randomized trial in Philadelphia, near lots that were cleaned and planted, " +
      "neighborhoods below the poverty line had 29 % less gun violence; it was about vacant lots, " +
      "and records here do not part them from parks.",
    sources: [{
      text: "Branas et al. (2018), Citywide cluster randomized trial to restore blighted vacant " +
        "land and its effects on violence, crime, and fear, PNAS 115(12):2946–2951",
      doi: "10.1073/pnas.1718503115",
    }],
    lists: (profile) => standingOut(namedPlaces(profile, ["park or vacant ground"])).map(inWords),
  },
  {
    id: "problem",
    title: "Ask what makes it happen there",
    what: "With owners and residents: which few places, at which hours, of what kind, and why.",
    rule: "Always",
    evidence:
      "Over 34 studies, crime and disorder were 34 % lower on average where police worked " +
      "on causes so; effects were smaller in randomized trials.",
    sources: [{
      text: "Hinkle, Weisburd, Telep and Petersen (2020), Problem-oriented policing for reducing " +
        "crime and disorder, Campbell Systematic Reviews 16(2):e1089",
      doi: "10.1002/cl2.1089",
    }],
    lists: () => [],
  },
];

/** All options, in the order in which they are listed. */
export const PLACE_OPTIONS: readonly PlaceOption[] = OPTIONS.map(({ lists: _, ...option }) =>
  option
);

/**
 * Options for some ground, those that it suggests first, and the one that always applies.
 *
 * @param city Profile of the whole city, of the same selection of incidents.
 *
 * @example Bars
 * ```ts
 * import assert from "node:assert/strict";
 * import { listOptions } from "lib/zones/place_options.ts";
 * const bars = { label: "restaurant or bar", n: 60, share: 0.3, quotient: 6 };
 * const profile = { types: [], places: [bars], nightShare: null };
 * assert.deepEqual(listOptions(profile, { ...profile, places: [] }), [
 *   { id: "bars", because: ["restaurant or bar 6.0 times as common as in the city"] },
 *   { id: "problem", because: [] },
 * ]);
 * ```
 */
export function listOptions(profile: OptionProfile, city: OptionProfile): ListedOption[] {
  return OPTIONS.map(({ id, lists }) => ({ id, because: lists(profile, city) }))
    .filter(({ id, because }) => because.length > 0 || id === "problem");
}

function namedPlaces({ places }: OptionProfile, labels: readonly PlaceType[]): CategoryShare[] {
  return places.filter(({ label }) => (labels as readonly string[]).includes(label));
}

function namedTypes({ types }: OptionProfile, labels: readonly string[]): CategoryShare[] {
  return types.filter(({ label }) => labels.includes(label));
}

function standingOut(shares: readonly CategoryShare[]): CategoryShare[] {
  return shares.filter(({ n, quotient }) => n >= FEWEST && quotient >= STANDS_OUT);
}

function inWords({ label, quotient }: CategoryShare): string {
  return `${label.toLowerCase()} ${quotient.toFixed(1)} times as common as in the city`;
}
