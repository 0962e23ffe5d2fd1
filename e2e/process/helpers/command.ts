import { adminEmail, adminPassword, type Installation } from "./installation";
import { spawnProgram } from "./spawn-program";

/** What a command left behind. */
export interface Ran {
  code: number | NodeJS.Signals;
  stdout: string;
  stderr: string;
}

/** Runs the command-line tool to its end. */
export async function runCommand({ env }: Installation, args: string[], more: Record<string, string> = {}): Promise<Ran> {
  const program = spawnProgram("lib/launch/latchkey.mjs", args, { ...env, ...more });
  return { code: await program.exited, stdout: program.stdout(), stderr: program.stderr() };
}

/** What `bootstrap --json` prints. */
export interface Bootstrapped {
  team: { id: string; slug: string };
  admin: { id: string; email: string };
  serviceAccount: { id: string; clientId: string; clientSecret: string };
  audience: string;
  tokenEndpoint: string;
  graphqlEndpoint: string;
}

export const bootstrapArguments = ["bootstrap", "--admin-email", adminEmail, "--team", "Acme", "--json"];

/** Sets the installation up from the command line. */
export async function bootstrap(installation: Installation, ...more: string[]): Promise<Bootstrapped> {
  const ran = await runCommand(installation, [...bootstrapArguments, ...more], { LATCHKEY_ADMIN_PASSWORD: adminPassword });
  if (ran.code !== 0) throw new Error(`bootstrap ended with ${ran.code}: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as Bootstrapped;
}
