/** What the API says about an answer that is an error. */
interface Details {
  code: string;
  requestId: string | null;
  requiredPermissions?: string[];
  reason?: string;
}

/** The API answered, and refused or failed. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly code: string;
  readonly requestId: string | null;
  /** What the viewer would need and doesn't hold. */
  readonly requiredPermissions: string[];
  readonly reason: string | undefined;

  constructor(message: string, { code, requestId, requiredPermissions = [], reason }: Details) {
    super(message);
    this.code = code;
    this.requestId = requestId;
    this.requiredPermissions = requiredPermissions;
    this.reason = reason;
  }
}

/** No answer came: the network or the server is away. */
export class NetworkError extends Error {
  override name = "NetworkError";
  constructor() {
    super("Latchkey doesn't answer. Check your connection; nothing that you typed is lost.");
  }
}

/** One thing about the input that can be corrected. */
export interface UserError {
  field: string[] | null;
  message: string;
  /** The kind of mistake, where the document asks for it. */
  code?: string;
}

/** What was sent can be corrected, and belongs to no single field of the form. */
export class UserErrorsError extends Error {
  override name = "UserErrorsError";
  constructor(errors: UserError[]) {
    // Several fields may be wrong for one reason.
    super([...new Set(errors.map((error) => error.message))].join(" "));
  }
}
