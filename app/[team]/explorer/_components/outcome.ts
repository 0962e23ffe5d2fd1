/** How many errors an answer names: top-level ones, and what is wrong with the input of a mutation. */
export function errorsIn(body: unknown): number {
  if (typeof body !== "object" || body === null) return 1;
  const { data, errors } = body as { data?: Record<string, { userErrors?: unknown[] } | null> | null; errors?: unknown[] };
  const userErrors = Object.values(data ?? {}).map((part) => (Array.isArray(part?.userErrors) ? part.userErrors.length : 0));
  return (errors?.length ?? 0) + userErrors.reduce((sum, count) => sum + count, 0);
}
