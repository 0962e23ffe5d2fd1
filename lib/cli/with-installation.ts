import { openRuntime } from "../data-dir/runtime";
import { openServices } from "../start/open-services";

/** Runs a command with the installation's database open, and closes it whatever happens. */
export async function withInstallation(run: (opened: { migrated: string[] }) => Promise<void>): Promise<void> {
  const runtime = await openRuntime("command");
  try {
    const services = await openServices();
    try {
      await run(services);
    } finally {
      await services.close();
    }
  } finally {
    await runtime.close();
  }
}
