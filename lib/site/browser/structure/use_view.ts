/**
 * The view of the page, in step with its address.
 *
 * @module
 */

import { useEffect, useState } from "preact/hooks";
import { isSection } from "../shared/address_text.ts";
import { formatView, type PageView, parseView, type ViewDomain } from "./address.ts";

/** The view, what of the address was left out, and a way to change both. */
export interface ViewState {
  view: PageView;
  problems: readonly string[];
  change: (part: Partial<PageView>) => void;
}

/** The view of the address, which follows every change of either. */
export function useView(domain: ViewDomain): ViewState {
  const [{ view, problems }, setAsked] = useState(() => parseView(location.hash, domain));
  useEffect(() => {
    const changed = () => {
      if (!isSection(location.hash)) setAsked(parseView(location.hash, domain));
    };
    globalThis.addEventListener("hashchange", changed);
    return () => globalThis.removeEventListener("hashchange", changed);
  }, []);
  const change = (part: Partial<PageView>) => {
    const next = { ...view, ...part };
    setAsked({ view: next, problems: [] });
    const text = formatView(next);
    history.replaceState(null, "", text === "" ? location.pathname + location.search : `#${text}`);
  };
  return { view, problems, change };
}
