import { alone, atomically } from "../db/alone";

const tables = ["audit_event", "audit_block"];

/** Runs statements as somebody who has the application's privileges in the database and knows how to lift its locks. */
export async function tamper(...statements: [string, unknown[]?][]): Promise<void> {
  await alone("tamper", null, (run) =>
    atomically(run, async () => {
      for (const table of tables) {
        await run(`GRANT UPDATE, DELETE, TRUNCATE ON ${table} TO CURRENT_USER`);
        await run(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      }
      for (const [text, values] of statements) await run(text, values);
      for (const table of tables) {
        await run(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
        await run(`REVOKE UPDATE, TRUNCATE ON ${table} FROM CURRENT_USER`);
      }
    }),
  );
}
