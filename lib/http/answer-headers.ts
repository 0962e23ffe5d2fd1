/** Headers that answers get whatever becomes of their requests; each entry lives as long as its request. */
const given = new WeakMap<Request, Record<string, string>>();

/** Says that the answer to a request gets these headers, also when it is a refusal. @param headers with names in lower case */
export function giveAnswer(request: Request, headers: Record<string, string>): void {
  given.set(request, { ...given.get(request), ...headers });
}

/** The headers that the answer to a request gets; undefined when there are none. */
export function answerHeaders(request: Request): Record<string, string> | undefined {
  return given.get(request);
}
