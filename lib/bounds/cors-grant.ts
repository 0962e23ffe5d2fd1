/** The origins that requests have been allowed for; each lives as long as its request. */
const grants = new WeakMap<Request, string>();

/** Says that the answer to a request may be read by pages of this origin. */
export function allowCors(request: Request, origin: string): void {
  grants.set(request, origin);
}

/** The origin whose pages may read the answer, if there is one. */
export function corsGrant(request: Request): string | undefined {
  return grants.get(request);
}
