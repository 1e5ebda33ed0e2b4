/**
 * Components that draw anew when the theme changes.
 *
 * @module
 */

import { useEffect, useState } from "preact/hooks";
import { isDark } from "./theme.ts";

/** Whether the page is dark, as it is now. */
export function useTheme(): boolean {
  const [dark, setDark] = useState(isDark());
  useEffect(() => {
    const change = () => setDark(isDark());
    document.addEventListener("themechange", change);
    return () => document.removeEventListener("themechange", change);
  }, []);
  return dark;
}
