/**
 * The page of times.
 *
 * @module
 */

import { render } from "preact";
import type { Times } from "../../files/times.ts";
import { loadJson } from "../shared/load.ts";
import { startPage } from "../shared/page.ts";
import { WhenApp } from "../when/app.tsx";

await startPage(async (app) => {
  const times = await loadJson<Times>("times.json");
  if (times.series.length === 0) return;
  app.replaceChildren();
  render(<WhenApp times={times} />, app);
});
