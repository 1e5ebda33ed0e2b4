/**
 * What is shown in place of the board when incidents can no longer be counted.
 *
 * @module
 */

import type { JSX } from "preact";

/** Why, and the way out: the address still says what was asked for. */
export function CountingFailed({ error }: { error: Error }): JSX.Element {
  return (
    <div class="message failed" role="alert">
      <p>
        Counting has stopped:{" "}
        {error.message || "no reason was given"}. Reload the page to go on; its address keeps the
        filters. If it stops again, close other pages to free memory.
      </p>
      <button type="button" onClick={() => location.reload()}>Reload the page</button>
    </div>
  );
}
