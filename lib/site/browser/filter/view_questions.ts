/**
 * Views that are being counted, and which of them is shown with the counts that come.
 *
 * @module
 */

import type { View } from "../../../explore/view.ts";

/** Questions that were asked, by their numbers, which rise. */
export interface ViewQuestions {
  /**
   * Notes a question.
   *
   * @param isShown Whether its view is shown before its counts have come.
   */
  asked(id: number, view: View, isShown: boolean): void;
  /**
   * The view to show with the counts of a question; `"same"` where a later one is shown already, or
   * where nobody asked. Questions before it are not answered any more.
   */
  answered(id: number): View | "same";
  /** Whether counts are still to come. */
  isBusy(): boolean;
}

/**
 * No questions.
 *
 * @example A drag that is overtaken by a button
 * ```ts
 * import assert from "node:assert/strict";
 * import { emptyView } from "lib/explore/view.ts";
 * import { viewQuestions } from "lib/site/browser/filter/view_questions.ts";
 * const questions = viewQuestions();
 * const dragged = { ...emptyView(), from: "2018-01-01" };
 * questions.asked(1, dragged, false);
 * questions.asked(2, emptyView(), true);
 * assert.equal(questions.answered(1), "same");
 * assert.deepEqual(questions.answered(2), emptyView());
 * assert.equal(questions.isBusy(), false);
 * ```
 */
export function viewQuestions(): ViewQuestions {
  const views = new Map<number, View>();
  let shown = 0;
  return {
    asked(id, view, isShown) {
      views.set(id, view);
      if (isShown) shown = id;
    },
    answered(id) {
      const view = views.get(id);
      for (const each of views.keys()) if (each <= id) views.delete(each);
      return view === undefined || id < shown ? "same" : view;
    },
    isBusy: () => views.size > 0,
  };
}
