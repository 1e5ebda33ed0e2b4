/** Where a command says how far it is. */
export interface Reporter {
  /** Says a line that stays. */
  say(line: string): void;
  /** Whether the lines are read on a terminal, where a line may be replaced by the next. */
  readonly isTerminal: boolean;
  /** Writes raw text, such as a line to be replaced. */
  write(text: string): void;
}

/** Reports on standard error, so that standard output holds results alone. */
export function createReporter(stream: typeof Deno.stderr = Deno.stderr): Reporter {
  const encoder = new TextEncoder();
  const write = (text: string) => {
    const bytes = encoder.encode(text);
    for (let at = 0; at < bytes.length;) at += stream.writeSync(bytes.subarray(at));
  };
  return { isTerminal: stream.isTerminal(), write, say: (line) => write(`${line}\n`) };
}
