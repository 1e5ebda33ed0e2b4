/**
 * Requests about files: of runs and of logged models.
 *
 * @module
 */

import { z } from "../files/schema.ts";
import type { MlflowClient, Request } from "./client.ts";
import { MlflowError } from "./mlflow_error.ts";
import { allPages, get, text } from "./rest_api.ts";

/** A file to be sent, under its path at the server. */
export interface Upload {
  path: string;
  bytes: number;
  /** Opened anew for each attempt. */
  open: () => ReadableStream<Uint8Array>;
}

/** Whose files: a run's or a logged model's. */
export type FileOwner = { runId: string } | { modelId: string };

const listing = z.object({
  files: z.array(z.object({
    path: z.string(),
    is_dir: z.boolean().default(false),
    file_size: z.coerce.number().default(0),
  })).default([]),
  next_page_token: text,
});

/**
 * Text as a file to be sent.
 *
 * @example Five bytes
 * ```ts
 * import assert from "node:assert/strict";
 * import { toUpload } from "lib/mlflow/artifact_calls.ts";
 * assert.equal(toUpload("a.txt", "naïf").bytes, 5);
 * ```
 */
export function toUpload(path: string, content: string): Upload {
  const bytes = new TextEncoder().encode(content);
  return { path, bytes: bytes.length, open: () => new Blob([bytes]).stream() };
}

/**
 * Sends a file to a run or logged model, in the place of one of the same path.
 *
 * @param artifactUri Root of the files, as the server says it.
 * @throws {MlflowError} If the server does not take files itself.
 */
export async function uploadFile(
  client: MlflowClient,
  artifactUri: string,
  { path, open }: Upload,
): Promise<void> {
  const [, root] = /^mlflow-artifacts:(?:\/\/[^/]*)?\/(.*?)\/?$/.exec(artifactUri) ?? [];
  if (root === undefined) {
    throw new MlflowError(
      `the server keeps files elsewhere (${artifactUri.split(":")[0]}): start it with ` +
        "--artifacts-destination, without --default-artifact-root",
    );
  }
  const encoded = `${root}/${path}`.split("/").map(encodeURIComponent).join("/");
  await client.text({
    method: "PUT",
    path: `/api/2.0/mlflow-artifacts/artifacts/${encoded}`,
    open,
  });
}

/** Sizes of the files of a run or logged model in the folders that are asked for, by path. */
export async function listFileSizes(
  client: MlflowClient,
  owner: FileOwner,
  folders: Iterable<string>,
): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const folder of folders) {
    const found = await allPages(async (page) => {
      const { files, ...next } = await client.ask(list(owner, folder, page), listing);
      return { items: files, ...next };
    });
    for (const { path, is_dir, file_size } of found) if (!is_dir) sizes.set(path, file_size);
  }
  return sizes;
}

function list(owner: FileOwner, folder: string, page: { page_token?: string }): Request {
  return "runId" in owner
    ? get("artifacts/list", { run_id: owner.runId, ...(folder && { path: folder }), ...page })
    : get(`logged-models/${owner.modelId}/artifacts/directories`, {
      ...(folder && { artifact_directory_path: folder }),
      ...page,
    });
}
