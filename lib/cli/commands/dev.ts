import { openRuntime } from "../../data-dir/runtime";
import { runNextDev } from "../../launch/next-dev";
import { announce } from "../../start/announce";
import { openServices } from "../../start/open-services";

/** `npm run dev`: Next with hot reload, on a database of its own. */
export async function dev(): Promise<void> {
  const runtime = await openRuntime("dev");
  try {
    const services = await openServices();
    await announce();
    await services.close();
    await runNextDev();
  } finally {
    await runtime.close();
  }
}
