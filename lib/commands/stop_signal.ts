/**
 * When a command should stop: an interrupt, or the end of whoever started it.
 *
 * `npx` does not pass SIGTERM on to what it runs, so a killed `npx` would leave the run behind.
 * Hence the command watches the processes above it, up to npm's.
 *
 * @module
 */

/** Milliseconds between two looks at the processes above. */
const WATCH_MS = 500;

/** A signal that aborts with the reason, and the way to stop listening. */
export interface StopSignal extends Disposable {
  readonly signal: AbortSignal;
}

/** Why a command was told to stop; the command line ends with its exit code. */
export class Stopped extends Error {
  override name = "Stopped";
  /** @param exitCode 128 + the signal's number, as shells have it. */
  constructor(message: string, readonly exitCode: number) {
    super(message);
  }
}

const SIGNALS: [Deno.Signal, number][] = Deno.build.os === "windows"
  ? [["SIGINT", 2]]
  : [["SIGINT", 2], ["SIGTERM", 15], ["SIGHUP", 1]];

/**
 * Listens for SIGINT, SIGTERM and SIGHUP and watches the processes above this one. The first of
 * these aborts the signal with a {@link Stopped}; a second interrupt ends the process at once.
 */
export function listenForStop(): StopSignal {
  const controller = new AbortController();
  const handlers = SIGNALS.map(([name, number]) => {
    const handler = () => {
      if (controller.signal.aborted) Deno.exit(128 + number);
      controller.abort(new Stopped(`Stopped by ${name}.`, 128 + number));
    };
    Deno.addSignalListener(name, handler);
    return [name, handler] as const;
  });
  const watched = processesAbove();
  const timer = setInterval(() => {
    if (watched.every(isAlive)) return;
    controller.abort(new Stopped("Stopped: the command that started this run has ended.", 143));
  }, WATCH_MS);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      clearInterval(timer);
      for (const [name, handler] of handlers) Deno.removeSignalListener(name, handler);
    },
  };
}

/** A process, told from a later one of the same number by the time it started. */
interface Process {
  pid: number;
  parent: number;
  started: string;
}

/** The parent and, where npm started us, all up to npm's own process. Linux only; else none. */
function processesAbove(): Process[] {
  const above: Process[] = [];
  let pid = Deno.ppid;
  while (pid > 1) {
    const process = readProcess(pid);
    if (process === undefined) break;
    above.push(process);
    if (isNpm(pid)) return above;
    pid = process.parent;
  }
  return above.slice(0, 1);
}

function isAlive({ pid, started }: Process): boolean {
  return readProcess(pid)?.started === started;
}

/** Fields 3, 4 and 22 of /proc/PID/stat (man 5 proc): state, parent, start time in clock ticks. */
function readProcess(pid: number): Process | undefined {
  try {
    const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z") return undefined;
    return { pid, parent: Number(fields[1]), started: fields[19] ?? "" };
  } catch {
    return undefined;
  }
}

function isNpm(pid: number): boolean {
  try {
    const command = Deno.readTextFileSync(`/proc/${pid}/cmdline`);
    return /^np[mx] |\/np[mx](-cli)?(\.js)?\0/.test(command);
  } catch {
    return false;
  }
}
