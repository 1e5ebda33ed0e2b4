import assert from "node:assert/strict";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pl from "nodejs-polars";
import type { IncidentMeta } from "lib/explore/incident_file.ts";
import { unpackColumns, type UnpackedColumns } from "lib/explore/packed_columns.ts";
import { listFiles } from "lib/files/list_files.ts";

/** Output folder of the run whose site is checked: that of the sample, in `deno task test`. */
export const SITE_OUTPUTS: string = requireOutputs();

/** Folder of its site. */
export const SITE: string = join(SITE_OUTPUTS, "site");

function requireOutputs(): string {
  const outputs = Deno.env.get("PATROLIQ_SITE_OUTPUTS");
  assert.ok(outputs, "PATROLIQ_SITE_OUTPUTS must name the output folder of a run");
  return outputs;
}

/** All records of the run, as its first chapter cleaned them. */
export function readRecords(): pl.DataFrame {
  return pl.readParquet(join(SITE_OUTPUTS, "artifacts/01_preprocessing/incidents.parquet"));
}

/** What makes a record one that must not be shipped: the rule anew, apart from the code's own. */
export const IS_SENSITIVE: pl.Expr = pl.col("domestic").or(
  pl.col("fbi_code").isIn(["02", "17"])
    .or(pl.col("description").str.contains("DOMESTIC|CHILD|SEX|ORDER OF PROTECTION"))
    .or(
      pl.col("primary_type").isIn([
        "CRIMINAL SEXUAL ASSAULT",
        "SEX OFFENSE",
        "OFFENSE INVOLVING CHILDREN",
        "HUMAN TRAFFICKING",
      ]),
    ),
);

/** Path of the file of incidents that the site ships. */
export function incidentFile(): string {
  const name = listFiles(join(SITE, "data")).find((path) => path.startsWith("incidents-"));
  assert.ok(name, "the site ships no incidents");
  return join(SITE, "data", name);
}

/** What that file holds. */
export function readShipped(): UnpackedColumns<IncidentMeta> {
  return unpackColumns<IncidentMeta>(gunzipSync(Deno.readFileSync(incidentFile())));
}
