import assert from "node:assert/strict";
import type { Output } from "lib/notebook/notebook_file.ts";
import { OutputCollector, toPortable } from "lib/notebook/outputs.ts";
import type { Content } from "lib/notebook/wire.ts";

const print = (text: string, name = "stdout") => ({ type: "stream", content: { name, text } });
const show = (text: string, id?: string, type = "display_data") => ({
  type,
  content: { data: { "text/plain": text }, metadata: {}, transient: id ? { display_id: id } : {} },
});

/** Outputs of one cell that publishes these messages. */
function collect(...messages: { type: string; content: Content }[]): Output[] {
  const outputs: Output[] = [];
  const collector = new OutputCollector();
  collector.begin(outputs);
  for (const message of messages) collector.add({ ...message, parentId: "" });
  return outputs;
}

Deno.test("OutputCollector merges what follows on the same stream, and keeps the order", () => {
  const outputs = collect(print("a"), print("b"), print("c", "stderr"), show("d"), print("e"));
  assert.deepEqual(outputs, [
    { output_type: "stream", name: "stdout", text: "ab" },
    { output_type: "stream", name: "stderr", text: "c" },
    { output_type: "display_data", data: { "text/plain": "d" }, metadata: {} },
    { output_type: "stream", name: "stdout", text: "e" },
  ]);
});

Deno.test("OutputCollector updates each display of an id, in earlier cells too", () => {
  const [first, second]: [Output[], Output[]] = [[], []];
  const collector = new OutputCollector();
  collector.begin(first);
  collector.add({ ...show("0 %", "bar"), parentId: "" });
  collector.begin(second);
  collector.add({ ...show("0 %", "bar"), parentId: "" });
  collector.add({ ...show("100 %", "bar", "update_display_data"), parentId: "" });
  const updated = { output_type: "display_data", data: { "text/plain": "100 %" }, metadata: {} };
  assert.deepEqual([first, second], [[updated], [updated]]);
});

Deno.test("OutputCollector clears at once, or with the next output when told to wait", () => {
  const clear = (wait: boolean) => ({ type: "clear_output", content: { wait } });
  assert.deepEqual(collect(print("a"), clear(false)), []);
  assert.equal(collect(print("a"), clear(true)).length, 1);
  assert.deepEqual(collect(print("a"), clear(true), print("b")), [
    { output_type: "stream", name: "stdout", text: "b" },
  ]);
});

Deno.test("toPortable() leaves no color and no place of the machine in texts", () => {
  const error: Output = {
    output_type: "error",
    ename: "Error",
    evalue: "no /home/a b/patroliq/data/x.csv",
    traceback: ["\x1b[31mError\x1b[0m", "    at f (file:///home/a%20b/patroliq/lib/f.ts:1:2)"],
  };
  assert.deepEqual(toPortable(error, "/home/a b/patroliq"), {
    ...error,
    evalue: "no data/x.csv",
    traceback: ["Error", "    at f (lib/f.ts:1:2)"],
  });
});
