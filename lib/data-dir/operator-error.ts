/**
 * A problem that the person who runs Latchkey can solve. The message says what is wrong and what to do about it,
 * so it is shown alone, without a stack trace.
 */
export class OperatorError extends Error {
  override name = "OperatorError";
}
