const key = "latchkey:last-team";

/** Keeps the team that a person looks at, for pages that belong to no team. */
export function rememberTeam(slug: string): void {
  try {
    window.localStorage.setItem(key, slug);
  } catch {
    // Storage is full or switched off: the first team will do.
  }
}

/** Of a person's teams the one that they were in last in this browser, or the first. */
export function lastTeam<Membership extends { team: { slug: string } }>(memberships: readonly Membership[]): Membership | undefined {
  let slug: string | null = null;
  try {
    slug = window.localStorage.getItem(key);
  } catch {
    // As above.
  }
  return memberships.find(({ team }) => team.slug === slug) ?? memberships[0];
}
