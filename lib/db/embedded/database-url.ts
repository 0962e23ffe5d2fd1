/** Connection string for a role of the embedded PostgreSQL. Passwords are base64url, so nothing needs escaping. */
export function databaseUrl(port: number, role: "latchkey" | "postgres", password: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${role}`;
}
