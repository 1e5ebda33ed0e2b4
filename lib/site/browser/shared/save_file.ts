/**
 * Files that a page makes.
 *
 * @module
 */

/** How long a file stays there for the browser to take it. */
const KEPT_MS = 10_000;

/** Hands a file out to the reader. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
