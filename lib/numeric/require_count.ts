/** Throws unless a value is a count: a whole number, not negative. */
export function requireCount(what: string, name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(
      `Cannot compute ${what}: ${name} must be a whole number >= 0, current value is ${value}`,
    );
  }
}
