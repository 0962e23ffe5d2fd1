import { vi } from "vitest";
import { provideDatabaseUrl } from "../env";

// Test files that run one after another in one process share its modules, its environment and what is kept on the global object. Each begins as if it
// were the first: this runs before every file.
const shared = globalThis as typeof globalThis & { latchkeyFirstEnvironment?: NodeJS.ProcessEnv; latchkeyUsageTimer?: NodeJS.Timeout } & Record<
    string,
    unknown
  >;

vi.useRealTimers();

const first = (shared.latchkeyFirstEnvironment ??= { ...process.env });
for (const name of Object.keys(process.env)) if (!(name in first)) delete process.env[name];
Object.assign(process.env, first);
// Settings are read again.
provideDatabaseUrl(first.DATABASE_URL ?? "");

// What was counted and not written is about rows of another database.
clearInterval(shared.latchkeyUsageTimer);
for (const memory of ["latchkeyUsageTimer", "latchkeyUsage", "latchkeyCounts", "latchkeyFlush", "latchkeyRefusals"]) delete shared[memory];
