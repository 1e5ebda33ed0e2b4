/**
 * What the service worker keeps of the site, and when it gives it out.
 *
 * Pages are asked of the network first, so that a site that was built anew is seen; files whose
 * names carry a hash never change, and are taken from what was kept. The version before stays until
 * the next one comes: pages of it that are open still need its files.
 *
 * @module
 */

/** What the build says of the files of a version. */
export interface Kept {
  version: string;
  /** Files that are kept before the version is used, and those that are kept after. */
  first: string[];
  later: string[];
}

/** What a worker gets from its browser. */
export interface Keeper {
  /** Address of the site, ending with a slash; other sites of the host have caches of their own. */
  scope: string;
  caches: Pick<CacheStorage, "open" | "keys" | "delete">;
  fetch: (request: Request) => Promise<Response>;
  /** Milliseconds that a page may let wait before the one that was kept is shown. */
  patienceMs: number;
}

/** The files of a version of the site, kept beside those of the version before. */
export interface KeptSite {
  /** Keeps what pages need at once; leaves nothing behind if that fails. */
  install(): Promise<void>;
  /** Removes all versions but this one and the one before. */
  removeOld(): Promise<void>;
  /** Keeps the rest. */
  keepLater(): Promise<void>;
  /**
   * Answers a request.
   *
   * @param afterwards Receives what is still to be done once the answer is under way.
   */
  answer(request: Request, afterwards: (work: Promise<unknown>) => void): Promise<Response>;
}

/** Names that carry a hash. */
const HASHED = /-[0-9a-zA-Z]{8}\.\w+$/;

/** Keeps a version of the site. */
export function keepSite({ version, first, later }: Kept, keeper: Keeper): KeptSite {
  const { caches, fetch, scope, patienceMs } = keeper;
  const prefix = `patroliq ${new URL(scope).pathname} `;
  const name = prefix + version;

  /** Versions before this one, the last first. */
  const others = async () =>
    (await caches.keys()).filter((each) => each.startsWith(prefix) && each !== name).toReversed();

  const find = async (address: string) => {
    for (const each of [name, ...await others()]) {
      const found = await (await caches.open(each)).match(address, { ignoreSearch: true });
      if (found) return found;
    }
  };

  /** A page that was kept; hosts find it without the end of its name too, and have one for others. */
  const findPage = async (request: Request) => {
    const address = new URL(request.url);
    if (address.pathname.endsWith("/")) address.pathname += "index.html";
    const exact = await find(address.href);
    if (exact || /\.\w+$/.test(address.pathname)) return exact;
    address.pathname += ".html";
    return await find(address.href);
  };

  const keptFirst = async (request: Request, afterwards: (work: Promise<unknown>) => void) => {
    const kept = await find(request.url);
    if (kept) return kept;
    const response = await fetch(request);
    if (response.ok) {
      const copy = response.clone();
      // The reader does not wait for it.
      afterwards(caches.open(name).then((cache) => cache.put(request, copy)).catch(() => {}));
    }
    return response;
  };

  const networkFirst = async (request: Request) => {
    const answered = fetch(request);
    const patience = wait(patienceMs);
    try {
      const inTime = await Promise.race([answered, patience.over]);
      if (inTime) return inTime;
      // What comes too late is of no use, be it an error.
      const kept = await findPage(request);
      if (kept) answered.catch(() => {});
      return kept ?? await answered;
    } catch (error) {
      const kept = await findPage(request);
      if (kept) return kept;
      const lost = isPage(request) && await find(new URL("404.html", scope).href);
      if (lost) return new Response(lost.body, { status: 404, headers: lost.headers });
      throw error;
    } finally {
      patience.end();
    }
  };

  return {
    async install() {
      const isNew = !(await caches.keys()).includes(name);
      try {
        await (await caches.open(name)).addAll(first);
      } catch (error) {
        if (isNew) await caches.delete(name);
        throw error;
      }
    },
    async removeOld() {
      const [, ...older] = await others();
      await Promise.all(older.map((each) => caches.delete(each)));
    },
    async keepLater() {
      const cache = await caches.open(name);
      for (const file of later) {
        if (await cache.match(file)) continue;
        await cache.add(file).catch(() => {/* Tried again next time. */});
      }
    },
    answer: (request, afterwards) =>
      HASHED.test(request.url) ? keptFirst(request, afterwards) : networkFirst(request),
  };
}

/** Whether a request is for a page to be shown, by its mode or by an address without an ending. */
function isPage({ mode, url }: Request): boolean {
  return mode === "navigate" || !/\.\w+$/.test(new URL(url).pathname);
}

/** A time that passes, unless it is ended before. */
function wait(ms: number): { over: Promise<undefined>; end(): void } {
  let end = () => {};
  const over = new Promise<undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    end = () => clearTimeout(timer);
  });
  return { over, end };
}
