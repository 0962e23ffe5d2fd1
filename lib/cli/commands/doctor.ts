import { pendingMigrations } from "../../db/migrate";
import { query } from "../../db/pool";
import { openRuntime } from "../../data-dir/runtime";
import { isLoopback, settings } from "../../env";
import { publishedKeys } from "../../oauth/signing-keys/key-set";
import { assertOwnSecrets } from "../../setup/prepare-installation";
import { closePool } from "../../db/pool";

interface Check {
  name: string;
  /** Says how it stands. @throws Error that says what to mend */
  run: () => Promise<string>;
}

const checks: Check[] = [
  { name: "Settings", run: async () => settingsAdvice() },
  { name: "Database", run: async () => `PostgreSQL ${(await query<{ server_version: string }>("SHOW server_version"))[0]?.server_version}` },
  {
    name: "Migrations",
    run: async () => {
      const pending = await pendingMigrations();
      if (pending.length > 0) throw new Error(`${pending.length} to run: start the server, or run: npm run latchkey -- migrate`);
      return "up to date";
    },
  },
  {
    name: "Secrets",
    run: async () => {
      await assertOwnSecrets();
      return "belong to this database";
    },
  },
  {
    name: "Signing keys",
    run: async () => {
      const keys = await publishedKeys();
      if (!keys.some((key) => key.signsFrom <= Date.now())) throw new Error("none: start the server once, it makes the first");
      return `${keys.length} published`;
    },
  },
  {
    name: "Clock",
    run: async () => {
      const asked = Date.now();
      const [row] = await query<{ now: Date }>("SELECT clock_timestamp() AS now");
      const difference = Math.abs((row?.now.getTime() ?? 0) - (asked + Date.now()) / 2) / 1000;
      if (difference > 5) throw new Error(`${Math.round(difference)} s apart from the database's: synchronize both with NTP, tokens depend on it`);
      return "agrees with the database's";
    },
  },
];

function settingsAdvice(): string {
  const { publicUrl } = settings();
  if (publicUrl.startsWith("http:") && !isLoopback(new URL(publicUrl).hostname))
    throw new Error(`LATCHKEY_URL is ${publicUrl}: use https, or sessions and tokens cross the network in the clear`);
  return `public URL ${publicUrl}`;
}

/** `latchkey doctor`: every check is made, whatever the others say; ends with 1 when something is to mend. */
export async function doctor(): Promise<void> {
  const runtime = await openRuntime("command");
  try {
    for (const { name, run } of checks) {
      const [sign, text] = await run().then(
        (state) => ["ok  ", state] as const,
        (error: unknown) => {
          process.exitCode = 1;
          return ["MEND", error instanceof Error ? error.message : String(error)] as const;
        },
      );
      process.stdout.write(`${sign}  ${name.padEnd(13)} ${text}\n`);
    }
  } finally {
    await closePool();
    await runtime.close();
  }
}
