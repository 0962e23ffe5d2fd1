import { ensureBuild } from "../../../lib/launch/ensure-build.mjs";

/** Builds what the tests start, if a source changed since, so that no test waits for a build. */
export default async function setup(): Promise<void> {
  await ensureBuild(process.stdout);
}
