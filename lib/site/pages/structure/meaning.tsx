/**
 * What pictures of incidents show, and what they do not.
 *
 * @module
 */

import type { JSX } from "preact";
import { formatCount, formatDecimal } from "../../../describe/format.ts";
import type { Reduction } from "../../files/structure_scores.ts";
import { percent } from "../words.ts";
import type { NearRow } from "./near.ts";

/** What may be read from the pictures, and what not. */
export function Meaning(
  { reduction, near }: { reduction: Reduction; near: readonly NearRow[] },
): JSX.Element {
  const { umap, umapOptions, seeds, scree } = reduction;
  const type = near.find(({ id }) => id === "type");
  const silhouettes = seeds?.silhouettes;
  const isClearer = silhouettes?.layout != null && silhouettes.columns != null &&
    silhouettes.layout > silhouettes.columns;
  const held = (n: number) => scree?.shares.slice(0, n).reduce((sum, share) => sum + share, 0);
  return (
    <section class="panel" aria-labelledby="meaning">
      <h2 id="meaning">What distances, clumps and gaps do not mean</h2>
      <ul>
        <li>
          <strong>Gaps and distances between islands say nothing.</strong> UMAP looks at{" "}
          {umapOptions
            ? `the ${umapOptions.nNeighbors - 1} nearest others of each incident`
            : "near ones"}{" "}
          and pushes all the rest apart. Two islands side by side need not be more alike than two at
          opposite ends.
        </li>
        <li>
          <strong>Neither does the size of an island,</strong>{" "}
          nor how dense it is: crowds are spread and loose groups drawn together. How many points it
          has does count; outline it to see.
        </li>
        {type && type.umap.atSpot !== null && type.umap.anywhere !== null &&
          type.umap.atSpot > type.umap.anywhere && (
          <li>
            <strong>Types were not discovered.</strong>{" "}
            Each frequent type is a column of its own among those that the picture was made of, so
            types must come out as islands: of the points at one spot {percent(type.umap.atSpot)}
            {" "}
            share their type, of any two points{" "}
            {percent(type.umap.anywhere)}. Arrest and domestic are columns too.
          </li>
        )}
        {isClearer && (
          <li>
            <strong>The picture parts groups more clearly than the data do.</strong>{" "}
            Silhouette of the groups of offenses: {formatDecimal(silhouettes.columns, 2)}{" "}
            in the columns, {formatDecimal(silhouettes.components, 2)} in two components,{" "}
            {formatDecimal(silhouettes.layout, 2)} in the picture ({formatCount(seeds!.n)}{" "}
            incidents; 1 is apart, 0 mixed).
          </li>
        )}
        {umap && seeds && (
          <li>
            <strong>Who is next to whom is only roughly kept.</strong>{" "}
            Wide neighborhoods are (trustworthiness{" "}
            {formatDecimal(umap.trustworthiness, 3)}), the very nearest mostly not:{" "}
            {percent(umap.preserved)} of the {umap.k} nearest are. With another seed,{" "}
            {percent(seeds.shared)} of them are the same.
          </li>
        )}
        {scree && (
          <li>
            <strong>In the picture of components distances do have a scale,</strong>{" "}
            but of a small part: two components hold {percent(held(2)!)} of the variance of{" "}
            {scree.nColumns} columns, three{" "}
            {percent(held(3)!)}. Points that coincide there can differ in all the rest. The sign of
            a component means nothing.
          </li>
        )}
        <li>
          <strong>Nothing here is a cause or a forecast,</strong>{" "}
          and no person, place or zone is ranked by it. Points are recorded incidents, and how
          records are made is part of what they show.
        </li>
      </ul>
    </section>
  );
}
