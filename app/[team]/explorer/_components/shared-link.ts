/** What a link carries behind its hash, which no server ever gets to see. */
export interface Shared {
  query: string;
  variables: string;
}

/** The address under which others find this operation in their own explorer. */
export function linkTo(publicUrl: string, { query, variables }: Shared, team: string): string {
  const hash = new URLSearchParams({ query, ...(variables.trim() && { variables }), team });
  return `${publicUrl}/explorer#${hash}`;
}

/** What the link that was opened carries; undefined when it carries nothing. */
export function sharedIn(hash: string): Shared | undefined {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const query = values.get("query");
  return query ? { query, variables: values.get("variables") ?? "" } : undefined;
}
