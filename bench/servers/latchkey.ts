import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { routes } from "@/app/api/routes";
import { startEmbedded } from "@/lib/db/embedded/start-embedded";
import { provideDatabaseUrl } from "@/lib/env";
import { routeRequests } from "@/lib/http/route-requests";
import { openServices } from "@/lib/start/services";
import { makeAccount, makeTeam } from "@/lib/testing/factories";
import { announce } from "../announce";

// Latchkey as server.ts runs it, but for the pages: the same routes, listener, database and durable audit trail.
const directory = mkdtempSync(path.join(tmpdir(), "latchkey-bench-"));
process.env.LATCHKEY_DATA_DIR = directory;
// The others write no line for each request either.
process.env.LATCHKEY_LOG_LEVEL ??= "warn";
const postgres = await startEmbedded(directory);
provideDatabaseUrl(postgres.url);
const services = await openServices();
const { clientKeys } = await makeAccount(await makeTeam());
const server = createServer(routeRequests(routes, async (_, response) => void response.writeHead(404).end()));
server.listen(0, "127.0.0.1", () => announce((server.address() as AddressInfo).port, "/oauth/token", clientKeys));

process.on("SIGTERM", () => {
  server.closeAllConnections();
  server.close(() => void stop());
});

async function stop(): Promise<void> {
  await services.close();
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
  process.exit(0);
}
