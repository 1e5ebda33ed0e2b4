import assert from "node:assert/strict";
import { parseRange } from "lib/site/server/byte_range.ts";

Deno.test("parseRange() finds the bytes of RFC 9110, section 14.1.2, of a file of 10,000", () => {
  const bytes = (first: number, last: number) => ({ first, last });
  const ranges: [string, ReturnType<typeof parseRange>][] = [
    ["bytes=0-499", bytes(0, 499)],
    ["bytes=500-999", bytes(500, 999)],
    ["bytes=-500", bytes(9500, 9999)],
    ["bytes=9500-", bytes(9500, 9999)],
    ["bytes=0-0", bytes(0, 0)],
    ["bytes=9999-99999999999999999999", bytes(9999, 9999)],
    ["bytes=-20000", bytes(0, 9999)],
    ["Bytes = 0-499", bytes(0, 499)],
    ["bytes=10000-", "none"],
    ["bytes=-0", "none"],
    ["bytes=0-0,-1", undefined],
    ["bytes=5-2", undefined],
    ["bytes=-", undefined],
    ["bytes=a-b", undefined],
    ["bytes=1.5-2", undefined],
    ["lines=0-1", undefined],
    ["", undefined],
  ];
  for (const [header, range] of ranges) assert.deepEqual(parseRange(header, 10_000), range, header);
  assert.equal(parseRange("bytes=0-", 0), "none");
  assert.equal(parseRange("bytes=-5", 0), "none");
});
