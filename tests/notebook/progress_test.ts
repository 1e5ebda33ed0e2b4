import assert from "node:assert/strict";
import { formatForTerminal, formatPlain, type ProgressEvent } from "lib/notebook/progress.ts";

const common = { notebook: "02_eda", total: 14, elapsedMs: 75_000 };
const events: ProgressEvent[] = [
  { ...common, type: "notebook-start" },
  { ...common, type: "cell-running", cell: 3, cellMs: 12_340 },
  { ...common, type: "cell-end", cell: 3, cellMs: 12_340 },
  { ...common, type: "notebook-again" },
  { ...common, type: "notebook-end", isDone: true },
  { ...common, type: "notebook-end", isDone: false },
];

Deno.test("formatPlain() gives a line a cell and none while a cell runs", () => {
  assert.deepEqual(events.map(formatPlain), [
    "02_eda  14 cells\n",
    "",
    "02_eda  cell 3 of 14  12.3 s\n",
    "02_eda  outputs were lost on their way, executing it again\n",
    "02_eda  done, 14 cells in 1 min 15 s\n",
    "02_eda  not done, ended after 1 min 15 s\n",
  ]);
});

Deno.test("formatForTerminal() replaces one line until the notebook ends", () => {
  const texts = events.map(formatForTerminal);
  assert.ok(texts.every((text) => text.startsWith("\r\x1b[2K")));
  assert.equal(texts[1], "\r\x1b[2K02_eda  cell 3 of 14, for 12.3 s, 1 min 15 s in all");
  assert.deepEqual(texts.map((text) => text.endsWith("\n")), [
    false,
    false,
    false,
    true,
    true,
    true,
  ]);
});
