/** A refusal of the key-value storage, worded as Forge does: `{code, message}` with an HTTP status. */
export class KvsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
