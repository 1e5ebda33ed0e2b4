/**
 * A button that copies the address of what is shown.
 *
 * @module
 */

import type { JSX } from "preact";
import { useState } from "preact/hooks";

/** Copies an address, and says whether it could. */
export function CopyLink({ address }: { address: () => string }): JSX.Element {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address());
      setSaid("Link copied");
    } catch {
      setSaid("Copy the address from the address bar");
    }
    setTimeout(() => setSaid(""), 3000);
  };
  return (
    <>
      <button type="button" onClick={copy}>{said === "" ? "Copy link" : said}</button>
      <span class="hidden" role="status">{said}</span>
    </>
  );
}
