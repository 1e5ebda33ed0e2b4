/**
 * Requests about registered models, their versions and aliases.
 *
 * @module
 */

import { z } from "../files/schema.ts";
import type { MlflowClient } from "./client.ts";
import type { Entry } from "./names.ts";
import { allPages, anything, entries, get, post, text, whereCode } from "./rest_api.ts";

/** A version of a registered model as the server has it. */
export interface VersionState {
  version: string;
  runId: string;
  /** Undefined for a version that is of no logged model. */
  modelId: string | undefined;
  tags: Map<string, string>;
}

const version = z.object({ version: z.coerce.string(), run_id: text, source: text, tags: entries })
  .transform(({ version, run_id, source, tags }): VersionState => ({
    version,
    runId: run_id,
    modelId: /^models:\/(m-[\w-]+)$/.exec(source)?.[1],
    tags,
  }));

/** Aliases of a registered model: version by alias; undefined if there is no such model. */
export async function findAliases(
  client: MlflowClient,
  name: string,
): Promise<Map<string, string> | undefined> {
  const schema = z.object({
    registered_model: z.object({
      aliases: z.array(z.object({ alias: z.string(), version: z.coerce.string() })).default([]),
    }),
  });
  const found = await client.ask(get("registered-models/get", { name }), schema)
    .catch(whereCode("RESOURCE_DOES_NOT_EXIST", undefined));
  return found &&
    new Map(found.registered_model.aliases.map(({ alias, version }) => [alias, version]));
}

/** Makes a registered model. */
export async function createRegisteredModel(
  client: MlflowClient,
  name: string,
  description: string,
): Promise<void> {
  await client.ask(post("registered-models/create", { name, description }), anything)
    .catch(whereCode("RESOURCE_ALREADY_EXISTS", undefined));
}

/** All versions of a registered model. */
export async function searchVersions(client: MlflowClient, name: string): Promise<VersionState[]> {
  const schema = z.object({ model_versions: z.array(version).default([]), next_page_token: text });
  return await allPages(async (page) => {
    const query = { filter: `name = '${name}'`, ...page };
    const answer = await client.ask(get("model-versions/search", query), schema);
    const { model_versions, ...next } = answer;
    return { items: model_versions, ...next };
  });
}

/** Makes a version of a registered model from a logged model. */
export async function createVersion(
  client: MlflowClient,
  wanted: {
    name: string;
    modelId: string;
    runId: string;
    description: string;
    tags: readonly Entry[];
  },
): Promise<VersionState> {
  const { name, modelId, runId, description, tags } = wanted;
  const request = post("model-versions/create", {
    name,
    source: `models:/${modelId}`,
    model_id: modelId,
    run_id: runId,
    description,
    tags,
  });
  return await client.make(
    async (once) => (await once(request, z.object({ model_version: version }))).model_version,
    async () => (await searchVersions(client, name)).find((each) => each.modelId === modelId),
  );
}

/** Sets a tag of a version. */
export async function tagVersion(
  client: MlflowClient,
  name: string,
  version: string,
  entry: Entry,
): Promise<void> {
  await client.ask(post("model-versions/set-tag", { name, version, ...entry }), anything);
}

/** Lets an alias stand for a version, or for none. */
export async function setAlias(
  client: MlflowClient,
  name: string,
  alias: string,
  version: string | undefined,
): Promise<void> {
  const request = post("registered-models/alias", { name, alias, ...(version && { version }) });
  const method = version === undefined ? "DELETE" : "POST";
  await client.ask({ ...request, method }, anything);
}

/** The version that an alias stands for, as whoever loads the model asks for it. */
export async function findByAlias(
  client: MlflowClient,
  name: string,
  alias: string,
): Promise<string | undefined> {
  const schema = z.object({ model_version: version });
  const found = await client.ask(get("registered-models/alias", { name, alias }), schema)
    .catch(whereCode("INVALID_PARAMETER_VALUE", undefined))
    .catch(whereCode("RESOURCE_DOES_NOT_EXIST", undefined));
  return found?.model_version.version;
}
