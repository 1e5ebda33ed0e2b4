/**
 * The view of the page, in step with its address.
 *
 * @module
 */

import { useEffect, useState } from "preact/hooks";
import { formatView, type PageView, parseView } from "./address.ts";

/** The view of the address, and a way to change both. */
export function useView(): [PageView, (change: Partial<PageView>) => void] {
  const [view, setView] = useState(() => parseView(location.hash));
  useEffect(() => {
    const changed = () => {
      const isSection = location.hash !== "" && !location.hash.includes("=");
      if (!isSection) setView(parseView(location.hash));
    };
    globalThis.addEventListener("hashchange", changed);
    return () => globalThis.removeEventListener("hashchange", changed);
  }, []);
  const change = (part: Partial<PageView>) => {
    const next = { ...view, ...part };
    setView(next);
    const text = formatView(next);
    history.replaceState(null, "", text === "" ? location.pathname + location.search : `#${text}`);
  };
  return [view, change];
}
