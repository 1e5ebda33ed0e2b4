/**
 * A small MLflow server on this machine that answers as MLflow 3 does, and fails when told to.
 *
 * @module
 */

import { answer, type FakeRequest } from "./fake_api.ts";
import { createStore, type FakeStore, Refusal } from "./fake_store.ts";

/** What a test does with a request instead of the answer; undefined lets the answer through. */
export type Misbehave = (
  request: FakeRequest & { number: number; headers: Headers },
  answer: () => Response,
) => Response | Promise<Response> | undefined;

/** A server that runs until disposed. */
export interface FakeMlflow extends AsyncDisposable {
  baseUrl: string;
  port: number;
  store: FakeStore;
  /** Requests so far, as "POST runs/create". */
  requests: string[];
  /** Of these, those that change something. */
  writes(): string[];
  /** Most requests that were under way at once. */
  mostAtOnce(): number;
  /** Ends at once, in the middle of what is under way. */
  die(): void;
}

const API = "/api/2.0/mlflow/";
const ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

/** Reading requests that have a body. */
const SEARCHES = ["POST runs/search", "POST logged-models/search"];

/** Starts a server. */
export function startFakeMlflow(
  misbehave: Misbehave = () => undefined,
  { store = createStore(), port = 0 }: { store?: FakeStore; port?: number } = {},
): FakeMlflow {
  const requests: string[] = [];
  const life = new AbortController();
  const held = Promise.withResolvers<Response>();
  let [atOnce, most] = [0, 0];
  const server = Deno.serve(
    {
      hostname: "127.0.0.1",
      port,
      signal: life.signal,
      onListen: () => {},
      onError: (error) => new Response(String(error), { status: 599 }),
    },
    async (request) => {
      most = Math.max(most, ++atOnce);
      try {
        const url = new URL(request.url);
        const path = url.pathname.replace(API, "").replace(ARTIFACTS, "artifacts/");
        requests.push(`${request.method} ${path}`);
        const bytes = await request.bytes();
        const json = request.headers.get("content-type") === "application/json"
          ? JSON.parse(new TextDecoder().decode(bytes))
          : undefined;
        const asked = { method: request.method, path, query: url.searchParams, json };
        const { headers } = request;
        const spoiled = misbehave(
          { ...asked, number: requests.length, headers },
          () => respond(store, asked, bytes),
        );
        return await Promise.race([spoiled ?? respond(store, asked, bytes), held.promise]);
      } finally {
        atOnce--;
      }
    },
  );
  return {
    baseUrl: `http://127.0.0.1:${server.addr.port}`,
    port: server.addr.port,
    store,
    requests,
    writes: () => requests.filter((each) => !each.startsWith("GET ") && !SEARCHES.includes(each)),
    mostAtOnce: () => most,
    die: () => life.abort(),
    async [Symbol.asyncDispose]() {
      held.resolve(new Response());
      life.abort();
      await server.finished;
    },
  };
}

function respond(store: FakeStore, request: FakeRequest, bytes: Uint8Array): Response {
  const { method, path } = request;
  if (path === "/version") return new Response("3.17.2");
  if (method === "PUT") {
    store.files.set(decodeURIComponent(path.slice("artifacts/".length)), bytes);
    return new Response();
  }
  try {
    return Response.json(answer(store, request));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = error.code === "RESOURCE_DOES_NOT_EXIST" ? 404 : 400;
    return Response.json({ error_code: error.code, message: error.message }, { status });
  }
}
