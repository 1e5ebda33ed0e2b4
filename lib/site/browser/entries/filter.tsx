/**
 * The page "Cross-filter".
 *
 * @module
 */

import { render } from "preact";
import type { Outlines } from "../../files/outlines.ts";
import { openCounting, type ViewCounts } from "../filter/counting.ts";
import { CountingFailed } from "../filter/counting_failed.tsx";
import { CrossFilter } from "../filter/cross_filter.tsx";
import { loadZoneCells } from "../filter/zone_cells.ts";
import { viewFilters } from "../../../explore/view_filters.ts";
import { emptyView } from "../../../explore/view.ts";
import { loadJson } from "../shared/load.ts";
import { startPage } from "../shared/page.ts";

await startPage(async (app) => {
  const bar = app.querySelector("progress")!;
  const first = Promise.withResolvers<ViewCounts>();
  let take: (counts: ViewCounts) => void = first.resolve;
  let stop: (error: Error) => void = first.reject;
  const [counting, { areas }, zones] = await Promise.all([
    openCounting(
      (loaded, total) => total && (bar.value = loaded / total),
      (counts) => take(counts),
      (error) => stop(error),
    ),
    loadJson<Outlines>("outlines.json"),
    loadZoneCells(),
  ]);
  counting.count({ filters: viewFilters(emptyView(), counting.meta, null), against: null });
  const all = await first.promise;
  app.replaceChildren();
  stop = (error) => {
    document.documentElement.dataset.state = "failed";
    render(<CountingFailed error={error} />, app);
    reportError(error);
  };
  render(
    <CrossFilter
      {...{ counting, areas, zones, all }}
      onCounts={(taker) => take = taker}
      asOf={document.querySelector("footer time")!.getAttribute("datetime")!}
    />,
    app,
  );
});
