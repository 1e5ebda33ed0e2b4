/**
 * What keeps records from arriving, in one line without a credential.
 *
 * @module
 */

/** A request that was refused or that the server did not do. */
export class MlflowError extends Error {
  override name = "MlflowError";
  /** Whether nothing else will arrive either: the server is out of reach, or knows us not. */
  readonly isFatal: boolean;
  /** The server's word for what is wrong, such as `RESOURCE_DOES_NOT_EXIST`. */
  readonly code: string;

  constructor(message: string, options: { isFatal?: boolean; code?: string } = {}) {
    super(message);
    this.isFatal = options.isFatal ?? false;
    this.code = options.code ?? "";
  }
}
