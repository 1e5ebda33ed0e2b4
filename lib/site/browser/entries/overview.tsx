/**
 * The page "Overview": buttons that show the results of one status alone.
 *
 * @module
 */

import { startPage } from "../shared/page.ts";

await startPage((app) => {
  const controls = app.querySelector<HTMLElement>("[role=group]")!;
  const groups = [...app.querySelectorAll<HTMLElement>("tbody")];
  const status = app.querySelector<HTMLElement>("[role=status]")!;
  controls.hidden = false;
  controls.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest("button");
    if (!button) return;
    const wanted = button.dataset.status;
    for (const each of controls.querySelectorAll("button")) {
      each.setAttribute("aria-pressed", String(each === button));
    }
    for (const group of groups) group.hidden = Boolean(wanted) && group.dataset.status !== wanted;
    const shown = groups.filter(({ hidden }) => !hidden)
      .reduce((sum, group) => sum + group.querySelectorAll("td").length, 0);
    status.textContent = `${shown} results shown.`;
  });
  return Promise.resolve();
});
