/** Interval that covers an unknown quantity with the stated confidence; both ends belong to it. */
export interface Interval {
  /** Lower end. */
  low: number;
  /** Upper end. */
  high: number;
}

/** Confidence of every interval unless told otherwise. */
export const CONFIDENCE = 0.95;
