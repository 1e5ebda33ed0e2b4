/**
 * Limits to what is under way at once.
 *
 * @module
 */

/**
 * A gate that lets so many pass at once; the others wait in order.
 *
 * @example One at a time
 * ```ts
 * import assert from "node:assert/strict";
 * import { limitInFlight } from "lib/mlflow/in_flight.ts";
 * const pass = limitInFlight(1);
 * const order: string[] = [];
 * const slow = pass(async () => {
 *   await new Promise((resolve) => setTimeout(resolve, 5));
 *   order.push("slow");
 * });
 * await Promise.all([slow, pass(() => Promise.resolve(order.push("fast")))]);
 * assert.deepEqual(order, ["slow", "fast"]);
 * ```
 */
export function limitInFlight(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = limit;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

/**
 * Does work for every item, so many at once, and comes back when all of it has ended.
 *
 * @returns The results in the order of the items.
 * @throws The first failure, once the others have ended.
 *
 * @example Squares
 * ```ts
 * import assert from "node:assert/strict";
 * import { inParallel } from "lib/mlflow/in_flight.ts";
 * assert.deepEqual(await inParallel([1, 2, 3], 2, (n) => Promise.resolve(n * n)), [1, 4, 9]);
 * ```
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const pass = limitInFlight(limit);
  const ended = await Promise.allSettled(items.map((item) => pass(() => work(item))));
  return ended.map((each) => {
    if (each.status === "rejected") throw each.reason;
    return each.value;
  });
}
