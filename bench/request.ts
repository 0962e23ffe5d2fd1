/** Who administers Latchkey while it is measured. */
export const admin = { email: "admin@example.com", password: "correct horse battery staple", team: "Bench" };

/** What every server in the benchmark is asked for, and what its tokens say. */
export const scope = "service-account:read product:read";
export const audience = "http://127.0.0.1:3000/api/graphql";
/** Seconds. */
export const lifetime = 3600;
export const body = new URLSearchParams({ grant_type: "client_credentials", scope }).toString();
