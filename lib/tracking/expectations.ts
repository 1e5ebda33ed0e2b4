/**
 * What the capstone specification expects, one entry a result.
 *
 * @module
 */

/** A result that is expected. */
export interface Expectation {
  /** Stays the same over all versions. */
  id: string;
  expectation: string;
  /** Where the specification asks for it. */
  source: string;
  /** What is said where nothing answers; default pending. */
  unanswered?: { status: "unsupported" | "pending"; why: string };
}

const step = (number: number, name: string) => `capstone, step ${number}: ${name}`;

const DATA = step(1, "acquisition and preprocessing");
const EDA = step(2, "exploratory analysis");
const FEATURES = step(3, "feature engineering");
const GEO = step(4, "geographic clustering");
const TIME = step(4, "temporal clustering");
const REDUCTION = step(5, "dimensionality reduction");
const TRACKING = step(7, "experiment tracking");
const APPLICATION = step(8, "application");
const DEPLOYMENT = step(9, "deployment");

const site = {
  status: "pending",
  why: "the site answers it, and is built after all chapters",
} as const;

/** All expectations, in the order of the specification. */
export const EXPECTATIONS: readonly Expectation[] = [
  { id: "data.rows", expectation: "500,000 records are processed", source: DATA },
  {
    id: "data.sampled",
    expectation: "recent records are sampled from a larger set",
    source: DATA,
  },
  { id: "data.features", expectation: "22 input and 6 engineered variables", source: FEATURES },
  { id: "data.types", expectation: "33 offense types", source: EDA },
  {
    id: "eda.patterns",
    expectation: "hourly, daily, monthly and seasonal patterns",
    source: EDA,
  },
  { id: "eda.arrest", expectation: "arrest rates", source: EDA },
  { id: "eda.domestic", expectation: "correlations of domestic incidents", source: EDA },
  { id: "geo.algorithms", expectation: "at least three algorithms", source: GEO },
  { id: "geo.zones", expectation: "5 to 10 distinct zones", source: GEO },
  { id: "geo.noise", expectation: "DBSCAN separates noise from dense areas", source: GEO },
  { id: "geo.dendrogram", expectation: "a dendrogram of zones", source: GEO },
  {
    id: "geo.silhouette",
    expectation: "silhouette above 0.5 for the best algorithm",
    source: GEO,
  },
  { id: "geo.selected", expectation: "the best algorithm is selected", source: GEO },
  {
    id: "geo.profiles",
    expectation: "totals, dominant types and arrest rates of each zone",
    source: GEO,
  },
  { id: "geo.heatmap", expectation: "a heat map in three risk classes", source: APPLICATION },
  { id: "time.patterns", expectation: "3 to 5 patterns of time", source: TIME },
  { id: "time.peak", expectation: "violent crime peaks from 10 PM to 2 AM", source: TIME },
  { id: "time.season", expectation: "seasonal trends", source: TIME },
  { id: "time.weekday", expectation: "weekdays against weekends", source: TIME },
  { id: "time.heatmap", expectation: "a heat map of hours and weekdays", source: TIME },
  { id: "time.profiles", expectation: "temporal profiles of offense types", source: TIME },
  {
    id: "pca.variance.incident",
    expectation: "2 or 3 components hold 70 % of the variance of incidents",
    source: REDUCTION,
  },
  {
    id: "pca.variance.place",
    expectation: "2 or 3 components hold 70 % of the variance of places",
    source: REDUCTION,
  },
  { id: "pca.top5", expectation: "the five most important features", source: REDUCTION },
  { id: "pca.scree", expectation: "the variance that each component explains", source: REDUCTION },
  {
    id: "embed.2d",
    expectation: "t-SNE or UMAP in two dimensions, by type and by day and night",
    source: REDUCTION,
  },
  { id: "embed.compare", expectation: "the embedding compared with components", source: REDUCTION },
  { id: "embed.interactive", expectation: "interactive plots in 2D or 3D", source: REDUCTION },
  {
    id: "rank.importance",
    expectation: "features ranked by importance: time before place before type",
    source: REDUCTION,
  },
  { id: "track.all", expectation: "every model is tracked", source: TRACKING },
  { id: "track.registry", expectation: "a registry of models with versions", source: TRACKING },
  {
    id: "app.pages",
    expectation: "a multi-page application",
    source: APPLICATION,
    unanswered: site,
  },
  {
    id: "app.deploy",
    expectation: "deployed from the repository",
    source: DEPLOYMENT,
    unanswered: site,
  },
  { id: "docker", expectation: "a container image", source: DEPLOYMENT, unanswered: site },
  {
    id: "response.60",
    expectation: "response time falls by 60 %",
    source: "capstone, business use cases",
    unanswered: {
      status: "unsupported",
      why:
        "no column holds a call, a dispatch or an arrival, so no response time can be computed, " +
        "before or after; what patrols change needs a trial",
    },
  },
];
