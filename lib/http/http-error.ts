import { PublicError } from "../errors";

/** A request that is refused for its HTTP form: method, content type, size, encoding. */
export class HttpError extends PublicError {
  override name = "HttpError";
  readonly code = "BAD_REQUEST";
  constructor(
    readonly status: 400 | 404 | 405 | 406 | 408 | 413 | 415,
    message: string,
    private readonly given: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
  override get headers() {
    return this.given;
  }
}
