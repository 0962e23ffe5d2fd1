import { explainConnection } from "../../db/explain-connection";
import { pendingMigrations } from "../../db/migrate";
import { closePool, query } from "../../db/pool";
import { openRuntime } from "../../data-dir/runtime";
import { isLoopback, settings } from "../../env";
import { checkMail } from "../../mail/check-mail";
import { defaultAlgorithm } from "../../signing-keys/algorithms";
import { publishedKeys } from "../../signing-keys/key-set";
import { assertOwnSecrets } from "../../setup/prepare-installation";

interface Check {
  name: string;
  /** True when those after it can say nothing as long as this one fails. */
  restNeedsIt?: boolean;
  /** Says how it stands. @throws Error that says what to mend */
  run: () => Promise<string>;
}

const checks: Check[] = [
  { name: "Settings", run: async () => settingsAdvice() },
  { name: "Database", restNeedsIt: true, run: async () => `PostgreSQL ${(await query<{ server_version: string }>("SHOW server_version"))[0]?.server_version}` },
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
  {
    name: "Migrations",
    restNeedsIt: true,
    run: async () => {
      const pending = await pendingMigrations();
      if (pending.length > 0) throw new Error(`${pending.length} to run: start the server, or run: npm run latchkey -- migrate`);
      return "up to date";
    },
  },
  {
    name: "Secrets",
    restNeedsIt: true,
    run: async () => {
      await assertOwnSecrets();
      return "belong to this database";
    },
  },
  {
    name: "Signing keys",
    run: async () => {
      const keys = await publishedKeys();
      if (!keys.some((key) => key.algorithm === defaultAlgorithm && key.signsFrom <= Date.now()))
        throw new Error("none: start the server once, it makes the first");
      return `${keys.length} published`;
    },
  },
  { name: "Mail", run: checkMail },
];

function settingsAdvice(): string {
  const { publicUrl } = settings();
  if (publicUrl.startsWith("http:") && !isLoopback(new URL(publicUrl).hostname))
    throw new Error(`LATCHKEY_URL is ${publicUrl}: use https, or sessions and tokens cross the network in the clear`);
  return `public URL ${publicUrl}`;
}

/** `latchkey doctor`: makes every check that can be made, changes nothing, and ends with 1 when something is to mend. */
export async function doctor(): Promise<void> {
  const runtime = await openRuntime("command");
  try {
    let missing: string | undefined;
    for (const { name, restNeedsIt, run } of checks) {
      if (missing) {
        say("--", name, `not checked, it needs ${missing}`);
        continue;
      }
      try {
        say("ok", name, await run());
      } catch (error) {
        say("MEND", name, messageOf(explainConnection(error)));
        process.exitCode = 1;
        if (restNeedsIt) missing = name.toLowerCase();
      }
    }
  } finally {
    await closePool();
    await runtime.close();
  }
}

const say = (sign: string, name: string, text: string) => void process.stdout.write(`${sign.padEnd(4)}  ${name.padEnd(13)} ${text}\n`);

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
