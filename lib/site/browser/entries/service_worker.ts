/**
 * Keeps the site, so that pages open without a network.
 *
 * @module
 */

import { keepSite, type Kept } from "../shared/kept_site.ts";

/** The part of a service worker's scope that is used; TypeScript's own needs another library. */
interface WorkerScope {
  /** What the build puts before this script. */
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

/** Milliseconds after which a page that was kept is shown in place of one that does not come. */
const PATIENCE_MS = 3000;

const scope = self as unknown as WorkerScope;

const site = keepSite(scope.KEPT, {
  scope: scope.registration.scope,
  caches,
  fetch: (request) => fetch(request),
  patienceMs: PATIENCE_MS,
});

scope.addEventListener("install", (event) => {
  event.waitUntil(site.install().then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(site.removeOld().then(() => scope.clients.claim()));
});

// A page asks for the rest once it has drawn itself.
scope.addEventListener("message", (event) => {
  if (event.data === "keep all") event.waitUntil(site.keepLater());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(scope.registration.scope);
  if (request.method !== "GET" || !isOurs || request.headers.has("range")) return;
  event.respondWith(site.answer(request, (work) => event.waitUntil(work)));
});
