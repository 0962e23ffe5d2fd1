import { settings } from "../env";
import { needsSetup, setupToken } from "../setup/setup-token";

/** Tells the person who started the server where to go. The set-up link's secret is behind `#`, which browsers send to nobody. */
export async function announce(): Promise<void> {
  const { publicUrl } = settings();
  const link = (await needsSetup()) ? `Set it up with this one-time link:\n\n  ${publicUrl}/setup#${setupToken()}\n` : "";
  process.stdout.write(`\nLatchkey is running at ${publicUrl}\n${link}\n`);
}
