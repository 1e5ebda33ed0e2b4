import assert from "node:assert/strict";
import { isLoopback, namesThisMachine } from "lib/site/server/host_header.ts";

Deno.test("namesThisMachine() takes the names of this machine alone, with any port", () => {
  for (const host of ["localhost", "LOCALHOST:80", "127.0.0.1:8080", "127.0.0.2", "[::1]:8080"]) {
    assert.ok(namesThisMachine(host), host);
  }
  const others = [
    "",
    "::1",
    "example.org",
    "example.org:8080",
    "localhost.example.org",
    "127.0.0.1.example.org",
    "127.0.0.1@example.org",
    "0.0.0.0",
    "[::]",
    "localhost:8080:80",
    "192.168.1.2",
  ];
  for (const host of others) assert.ok(!namesThisMachine(host), host);
});

Deno.test("isLoopback() is no other address to listen at", () => {
  assert.ok(["localhost", "127.0.0.1", "127.1.2.3", "::1"].every(isLoopback));
  assert.ok(!["0.0.0.0", "::", "192.168.1.2", "example.org", ""].some(isLoopback));
});
