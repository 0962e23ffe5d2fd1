/**
 * Environment of PostgreSQL's programs. Ours holds secrets, and PG* variables that would steer them, so they get none of it.
 */
export const SPAWN_ENVIRONMENT = { NODE_ENV: "production", PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" } as const;
