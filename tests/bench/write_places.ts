/**
 * Places of all records that come with the project, each with the nearest of scikit-learn's eight
 * centers, to a file for the contests in clustering.
 *
 * Usage: deno run -A tests/bench/write_places.ts FILE
 */

import { projectPlaces } from "../cluster/project_rows.ts";
import { labelByCenters } from "../cluster/reference_centers.ts";
import { writePlaces } from "./places_file.ts";

const places = projectPlaces();
writePlaces(Deno.args[0]!, places, labelByCenters(places));
