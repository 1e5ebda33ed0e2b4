import assert from "node:assert/strict";
import { emptyView } from "lib/explore/view.ts";
import { viewQuestions } from "lib/site/browser/filter/view_questions.ts";

const viewOf = (from: string) => ({ ...emptyView(), from });

Deno.test("view questions: a dragged view is shown with its own counts, those left out never", () => {
  const questions = viewQuestions();
  ["2018-01-01", "2018-01-02", "2018-01-03"].forEach((from, i) => {
    questions.asked(i + 1, viewOf(from), false);
  });
  assert.deepEqual(questions.answered(1), viewOf("2018-01-01"));
  assert.equal(questions.isBusy(), true);
  // The worker answers the last of those that waited.
  assert.deepEqual(questions.answered(3), viewOf("2018-01-03"));
  assert.equal(questions.isBusy(), false);
  assert.equal(questions.answered(2), "same");
});

Deno.test("view questions: counts of a drag do not take back what a button has shown meanwhile", () => {
  const questions = viewQuestions();
  questions.asked(1, viewOf("2018-01-01"), false);
  questions.asked(2, viewOf("2018-02-01"), true);
  questions.asked(3, viewOf("2018-03-01"), false);
  assert.equal(questions.answered(1), "same");
  assert.deepEqual(questions.answered(3), viewOf("2018-03-01"));
});
