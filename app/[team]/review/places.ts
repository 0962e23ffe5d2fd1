/** After how many days without use something counts as dormant, unless one says otherwise. */
export const dormantDays = 90;

/** The pages that look for what isn't needed, below the team's. */
export const reviewPaths = { dormant: "/review", expiring: "/review/expiring", access: "/review/access", rights: "/review/rights" } as const;
