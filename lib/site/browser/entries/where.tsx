/**
 * The page "Where".
 *
 * @module
 */

import { render } from "preact";
import { unpackColumns } from "../../../explore/packed_columns.ts";
import type { Outlines } from "../../files/outlines.ts";
import {
  ZONE_CELLS,
  ZONE_PANELS,
  type ZoneCellsMeta,
  type ZonePanels,
} from "../../files/zone_format.ts";
import type { SiteFacts } from "../../facts.ts";
import { loadBytes, loadJson } from "../shared/load.ts";
import { startPage } from "../shared/page.ts";
import { Where } from "../where/app.tsx";
import { openCells } from "../where/cells.ts";

await startPage(async (app) => {
  const [bytes, panels, { areas }] = await Promise.all([
    loadBytes(ZONE_CELLS),
    loadJson<ZonePanels>(ZONE_PANELS),
    loadJson<Outlines>("outlines.json"),
  ]);
  const cells = openCells(unpackColumns<ZoneCellsMeta>(bytes));
  const facts = JSON.parse(app.dataset.facts!) as SiteFacts;
  await new Promise<void>((resolve) => {
    app.replaceChildren();
    render(<Where {...{ cells, panels, areas, facts }} onReady={resolve} />, app);
  });
});
