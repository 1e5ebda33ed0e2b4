/**
 * The view of the page, kept in its address.
 *
 * @module
 */

import { useEffect, useState } from "preact/hooks";
import { isSection } from "../shared/address_text.ts";
import { formatWhere, parseWhere, type WhereDomain, type WhereView } from "./view.ts";

/** The view, what of the address was left out, and how to change it. */
export interface ViewState {
  view: WhereView;
  problems: string[];
  change: (view: WhereView) => void;
}

/**
 * The view of the address, which follows every change of either. Other zones, and another zone of
 * them, have an entry of the browser's history, so that Back leads to those before.
 */
export function useWhereView(domain: WhereDomain): ViewState {
  const [state, setState] = useState(() => parseWhere(location.hash, domain));
  useEffect(() => {
    const read = () => {
      if (!isSection(location.hash)) setState(parseWhere(location.hash, domain));
    };
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return {
    ...state,
    change(view) {
      const isStep = view.fit !== state.view.fit || view.zone !== state.view.zone;
      history[isStep ? "pushState" : "replaceState"](null, "", `#${formatWhere(view)}`);
      setState({ view, problems: [] });
    },
  };
}
