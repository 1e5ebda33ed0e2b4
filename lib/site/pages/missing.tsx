/**
 * What a page says in place of a chapter that was not run.
 *
 * @module
 */

import type { JSX } from "preact";

/** The chapter that is missing, and how to make it. */
export function MissingChapter(
  { title, chapter }: { title: string; chapter: string },
): JSX.Element {
  return (
    <>
      <h1>{title}</h1>
      <p class="message">
        This page shows what chapter {chapter}{" "}
        writes, and that chapter was not run on these records.{" "}
        <code>deno task run --only {chapter.slice(0, 2)}</code> runs it.
      </p>
    </>
  );
}
