/** After how many days without use something counts as dormant, unless one says otherwise. */
export const dormantDays = 90;

/** The pages that look for what isn't needed, below the team's. */
export const reviewPaths = { dormant: "/review", expiring: "/review/expiring", access: "/review/access", rights: "/review/rights" } as const;

/** What it takes to ask who holds a permission. */
export const accessPermissions = ["role:read", "member:read", "service-account:read"] as const;

/** What it takes to ask which permissions aren't used. */
export const advicePermissions = ["role:read", "service-account:read"] as const;

/** The review of who holds one permission. @param productId none for Latchkey's own API */
export const accessPath = (permission: string, productId?: string): string =>
  `${reviewPaths.access}?${new URLSearchParams({ permission, ...(productId && { product: productId }) })}`;
