import pg from "pg";

/** True when this connection string opens a session. Refused, not ready, unknown role, wrong password and unknown database are false. */
export async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // An idle connection that breaks emits `error`; unheard, that would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === "string" && (code.startsWith("E") || /^(57P0[123]|28P01|28000|3D000)$/.test(code))) return false;
    if (error instanceof Error && /timeout|terminated/i.test(error.message)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
