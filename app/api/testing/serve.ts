import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startListening } from "@/lib/db/changes";
import { log } from "@/lib/log";
import { routeRequests } from "@/lib/http/route-requests";
import { routes } from "../routes";

// Serves our endpoints in a process of its own, on the database of the environment, until it is told to stop. Prints its URL.
await startListening();
const server = createServer(routeRequests(routes));
server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`));
process.on("SIGTERM", () => log().flush(() => process.exit(0)));
