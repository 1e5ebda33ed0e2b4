/**
 * Keeps the site, so that pages open without a network.
 *
 * Pages are asked of the network first, so that a site that was built anew is seen; files whose
 * names carry a hash never change, and are taken from what was kept.
 *
 * @module
 */

/** What the build puts before this script. */
interface Kept {
  version: string;
  first: string[];
  later: string[];
}

/** The part of a service worker's scope that is used; TypeScript's own needs another library. */
interface WorkerScope {
  KEPT: Kept;
  registration: { scope: string };
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent {
  request: Request;
  data: unknown;
  waitUntil(work: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

const scope = self as unknown as WorkerScope;
const { version, first, later } = scope.KEPT;
const NAME = `patroliq-${version}`;

scope.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(first)).then(scope.skipWaiting));
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(removeOthers().then(() => scope.clients.claim()));
});

// A page asks for the rest once it has drawn itself.
scope.addEventListener("message", (event) => {
  if (event.data === "keep all") event.waitUntil(keepLater());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(scope.registration.scope);
  if (request.method !== "GET" || !isOurs || request.headers.has("range")) return;
  event.respondWith(
    /-[0-9a-zA-Z]{8}\.\w+$/.test(request.url) ? keptFirst(request) : networkFirst(request),
  );
});

async function removeOthers(): Promise<void> {
  const names = await caches.keys();
  const own = names.filter((name) => name.startsWith("patroliq-") && name !== NAME);
  await Promise.all(own.map((name) => caches.delete(name)));
}

async function keepLater(): Promise<void> {
  const cache = await caches.open(NAME);
  for (const file of later) {
    if (!await cache.match(file)) await cache.add(file).catch(() => {/* Tried again next time. */});
  }
}

async function keptFirst(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function networkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(NAME);
    const address = new URL(request.url);
    if (address.pathname.endsWith("/")) address.pathname += "index.html";
    const kept = await cache.match(address.href, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}
