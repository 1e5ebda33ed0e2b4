import assert from "node:assert/strict";
import { type Keeper, keepSite } from "lib/site/browser/shared/kept_site.ts";

const SCOPE = "https://host.example/city/";

/** Caches in memory, as a browser has them: their names in the order in which they were made. */
function fakeCaches(network: (address: string) => Promise<Response>): Keeper["caches"] {
  const all = new Map<string, Cache>();
  return {
    open(name) {
      const made = all.get(name) ?? fakeCache(network);
      all.set(name, made);
      return Promise.resolve(made);
    },
    keys: () => Promise.resolve([...all.keys()]),
    delete: (name) => Promise.resolve(all.delete(name)),
  };
}

function fakeCache(network: (address: string) => Promise<Response>): Cache {
  const kept = new Map<string, Response>();
  const keyOf = (request: RequestInfo | URL) =>
    new URL(request instanceof Request ? request.url : request, SCOPE).href.split("?")[0]!;
  const cache: Partial<Cache> = {
    match: (request) => Promise.resolve(kept.get(keyOf(request))?.clone()),
    put: async (request, response) => {
      kept.set(keyOf(request), new Response(await response.text()));
    },
    add: async (request) => {
      const response = await network(keyOf(request));
      if (!response.ok) throw new TypeError("Failed to fetch");
      kept.set(keyOf(request), response);
    },
    addAll: async (requests) => {
      for (const request of requests) await cache.add!(request);
    },
  };
  return cache as Cache;
}

/** A host whose files say their address and its version; versions are kept one after the other. */
function host(patienceMs = 20) {
  const state = { version: "one", isOffline: false, isHanging: false, asked: [] as string[] };
  const network = (address: string): Promise<Response> => {
    state.asked.push(address);
    if (state.isHanging) return new Promise(() => {});
    if (state.isOffline) return Promise.reject(new TypeError("Failed to fetch"));
    return Promise.resolve(
      address.includes("gone")
        ? new Response("", { status: 404 })
        : new Response(`${address.slice(SCOPE.length)} of ${state.version}`),
    );
  };
  const caches = fakeCaches(network);
  const fetch = ({ url }: Request) => network(url);
  const keeper = { scope: SCOPE, caches, fetch, patienceMs };
  const make = (version: string, first: string[], later: string[] = []) =>
    keepSite({ version, first, later }, keeper);
  /** Brings a version into use, as a browser does. */
  const use = async (version: string, first: string[], later: string[] = []) => {
    state.version = version;
    const site = make(version, first, later);
    await site.install();
    await site.removeOld();
    return site;
  };
  return { state, caches, make, use };
}

/** Text that a site answers with, everything done that it does afterwards. */
async function textOf(site: ReturnType<typeof keepSite>, path: string): Promise<string> {
  const work: Promise<unknown>[] = [];
  const response = await site.answer(new Request(SCOPE + path), (each) => void work.push(each));
  const text = await response.text();
  await Promise.all(work);
  return text;
}

Deno.test("kept site: an open page of the former version still gets its files, one of an older does not", async () => {
  const { state, caches, use } = host();
  await use("one", ["a-11111111.js"]);
  await use("two", ["a-22222222.js"]);
  const three = await use("three", ["a-33333333.js"]);
  state.isOffline = true;
  assert.equal(await textOf(three, "a-22222222.js"), "a-22222222.js of two");
  await assert.rejects(textOf(three, "a-11111111.js"), TypeError);
  assert.deepEqual(await caches.keys(), ["patroliq /city/ two", "patroliq /city/ three"]);
});

Deno.test("kept site: caches of other sites of the host stay", async () => {
  const { caches, use } = host();
  for (const name of ["other", "patroliq /town/ one", "patroliq /town/ two"]) {
    await caches.open(name);
  }
  for (const version of ["one", "two", "three"]) await use(version, ["index.html"]);
  assert.deepEqual((await caches.keys()).slice(0, 3), [
    ...["other", "patroliq /town/ one", "patroliq /town/ two"],
  ]);
  assert.equal((await caches.keys()).length, 5);
});

Deno.test("kept site: a version that cannot be kept whole leaves the one before as it was", async () => {
  const { state, caches, use, make } = host();
  const one = await use("one", ["index.html"]);
  await assert.rejects(make("two", ["index.html", "gone.html"]).install(), TypeError);
  assert.deepEqual(await caches.keys(), ["patroliq /city/ one"]);
  state.isOffline = true;
  assert.equal(await textOf(one, "?show=1"), "index.html of one");
});

Deno.test("kept site: a page is what the network has, else what was kept, at the latest when patience ends", async () => {
  const { state, use } = host();
  const site = await use("one", ["where.html"]);
  state.version = "anew";
  assert.equal(await textOf(site, "where.html"), "where.html of anew");
  state.isOffline = true;
  assert.equal(await textOf(site, "where.html?a=1"), "where.html of one");
  state.isOffline = false;
  state.isHanging = true;
  assert.equal(await textOf(site, "where.html"), "where.html of one");
});

Deno.test("kept site: without a network a page is found without the end of its name, and one for all others", async () => {
  const { state, use } = host();
  const site = await use("one", ["index.html", "where.html", "404.html"]);
  state.isOffline = true;
  assert.equal(await textOf(site, "where?a=1"), "where.html of one");
  assert.equal(await textOf(site, ""), "index.html of one");
  for (const path of ["gone", "where/", "a/b"]) {
    const response = await site.answer(new Request(SCOPE + path), () => {});
    assert.deepEqual([response.status, await response.text()], [404, "404.html of one"], path);
  }
  await assert.rejects(textOf(site, "outlines.json"), TypeError);
});

Deno.test("kept site: a page that was not kept is waited for, however long", async () => {
  const { state, use } = host(5);
  const site = await use("one", []);
  state.isHanging = true;
  const never = textOf(site, "where.html");
  const late = new Promise((resolve) => setTimeout(resolve, 40, "still waiting"));
  assert.equal(await Promise.race([never, late]), "still waiting");
});

Deno.test("kept site: a file with a hash in its name is asked of the network once", async () => {
  const { state, use } = host();
  const site = await use("one", [], ["data/b-0a1B2c3D.bin", "data/gone-0a1b2c3d.bin", "c.html"]);
  for (let i = 0; i < 2; i++) await textOf(site, "data/a-0a1b2c3d.bin");
  assert.equal(state.asked.length, 1);
  await site.keepLater();
  state.isOffline = true;
  assert.equal(await textOf(site, "data/b-0a1B2c3D.bin"), "data/b-0a1B2c3D.bin of one");
  assert.equal(await textOf(site, "c.html"), "c.html of one");
});

Deno.test("kept site: the reader gets a file although it cannot be kept yet", async () => {
  const { caches, use } = host();
  const site = await use("one", []);
  (await caches.open("patroliq /city/ one")).put = () => new Promise(() => {});
  const response = await site.answer(new Request(`${SCOPE}a-0a1b2c3d.js`), () => {});
  assert.equal(await response.text(), "a-0a1b2c3d.js of one");
});
