import assert from "node:assert/strict";
import { join } from "node:path";
import { parseServeOptions, serve } from "lib/commands/serve.ts";
import { OUTPUTS, ROOT } from "lib/config.ts";
import { writeFile } from "lib/files/write_file.ts";

const none = () => undefined;

/** An output folder with a site of one page. */
function makeOutputs(): Disposable & { outputs: string } {
  const outputs = Deno.makeTempDirSync({ prefix: "patroliq-serve-" });
  writeFile(join(outputs, "site", "index.html"), "<!doctype html><title>start</title>");
  return { outputs, [Symbol.dispose]: () => Deno.removeSync(outputs, { recursive: true }) };
}

/** Serves in this process; gives what was said, once there is an address among it. */
async function serveHere(options: { outputs: string; host?: string; port?: number }) {
  const said: string[] = [];
  const told = Promise.withResolvers<string>();
  const controller = new AbortController();
  const say = (line: string) => {
    said.push(line);
    const [url] = line.match(/http:\S+/) ?? [];
    if (url) told.resolve(url);
  };
  const reporter = { isTerminal: false, write() {}, say };
  const complete = { host: "127.0.0.1", port: undefined, ...options };
  const ended = serve(complete, reporter, controller.signal);
  ended.catch(told.reject);
  const stop = async () => {
    controller.abort(new Error("enough"));
    await assert.rejects(ended, /enough/);
  };
  return { url: await told.promise, said, stop };
}

/** Starts the command as a process. */
function start(...args: string[]): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", join(ROOT, "lib/commands/serve.ts"), ...args],
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
}

Deno.test("parseServeOptions() listens to this machine alone unless told otherwise", () => {
  assert.deepEqual(parseServeOptions([], none), {
    outputs: OUTPUTS,
    host: "127.0.0.1",
    port: undefined,
  });
  const env = (name: string) => name === "INIT_CWD" ? "/somewhere" : undefined;
  const args = ["--port", "0", "--host", "[::1]", "--out", "mine"];
  assert.deepEqual(parseServeOptions(args, env), {
    outputs: join("/somewhere", "mine"),
    host: "::1",
    port: 0,
  });
});

Deno.test("parseServeOptions() refuses in one line what cannot be used", () => {
  const refused: [string[], RegExp][] = [
    [["--port", "http"], /^--port must be a whole number up to 65535, current value is "http"\.$/],
    [["--port", "65536"], /up to 65535/],
    [["--port=-1"], /up to 65535/],
    [["--port", "80.5"], /up to 65535/],
    [["--port="], /up to 65535/],
    [["--host", " "], /^--host needs an address/],
    [["--port"], /argument missing/],
    [["now"], /Unexpected argument 'now'/],
    [["--bogus"], /Unknown option '--bogus'\. See deno task serve --help\./],
  ];
  for (const [args, message] of refused) {
    assert.throws(() => parseServeOptions(args, none), (error: Error) => {
      assert.match(error.message, message);
      return error.name === "UserError" && !error.message.includes("\n");
    }, args.join(" "));
  }
});

Deno.test("serve without a site says which command makes it", async () => {
  const served = serveHere({ outputs: "/nowhere" });
  await assert.rejects(served, {
    name: "UserError",
    message: "No site at /nowhere/site: deno task run --out /nowhere makes it.",
  });
});

Deno.test("serve takes another port than the usual one if that is taken, and says so", async () => {
  using made = makeOutputs();
  const holder = await serveHere(made);
  const { url, said, stop } = await serveHere(made);
  const { port } = new URL(url);
  assert.notEqual(port, "8080");
  assert.deepEqual(said, [
    `Port 8080 is taken, ${port} is free.`,
    `The site is at http://127.0.0.1:${port}/ until Ctrl+C.`,
  ]);
  assert.match(await (await fetch(url)).text(), /start/);
  await stop();
  await holder.stop();
  await assert.rejects(fetch(url), "it has ended");
});

Deno.test("serve refuses a port that was asked for and is taken, and an address of others", async () => {
  using made = makeOutputs();
  const { url, stop } = await serveHere({ ...made, port: 0 });
  const port = Number(new URL(url).port);
  await assert.rejects(serveHere({ ...made, port }), {
    name: "UserError",
    message: `Port ${port} is taken. Choose another, or leave --port out.`,
  });
  await stop();
  // TEST-NET-1 of RFC 5737 belongs to no machine.
  await assert.rejects(serveHere({ ...made, host: "192.0.2.1", port: 0 }), {
    name: "UserError",
    message: "192.0.2.1 is no address of this machine. Leave --host out.",
  });
});

Deno.test("serve warns where others than this machine can read", async () => {
  using made = makeOutputs();
  const { said, stop } = await serveHere({ ...made, host: "0.0.0.0", port: 0 });
  await stop();
  assert.match(said[0]!, /^Warning: with --host 0\.0\.0\.0, whoever reaches this machine can read/);
});

Deno.test({
  name: "serve as a process ends with the exit code of its signal, with readers connected",
  ignore: Deno.build.os === "windows",
  async fn() {
    using made = makeOutputs();
    for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]] as const) {
      const child = start("--out", made.outputs, "--port", "0");
      const reader = child.stderr.pipeThrough(new TextDecoderStream()).getReader();
      let said = "";
      while (!said.includes("until Ctrl+C.")) {
        const { value, done } = await reader.read();
        assert.ok(!done, said);
        said += value;
      }
      const [url] = said.match(/http:\S+/)!;
      assert.equal((await fetch(url)).status, 200);
      using _idle = await Deno.connect({ port: Number(new URL(url).port) });
      child.kill(signal);
      for (let { value, done } = await reader.read(); !done;) {
        said += value;
        ({ value, done } = await reader.read());
      }
      assert.equal((await child.status).code, code);
      assert.match(said, new RegExp(`\nStopped by ${signal}\\.\n$`));
    }
  },
});

Deno.test("serve as a process tells a taken port in one line, with exit code 2", async () => {
  using made = makeOutputs();
  using holder = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = holder.addr as Deno.NetAddr;
  const { code, stderr } = await start("--out", made.outputs, "--port", `${port}`).output();
  assert.equal(code, 2);
  assert.equal(
    new TextDecoder().decode(stderr),
    `error: Port ${port} is taken. Choose another, or leave --port out.\n`,
  );
});
