import { query } from "../db/pool";
import { endpoint } from "./endpoint";

/** `GET /healthz`: the process is alive, whatever else is away. */
export const healthEndpoint = endpoint({ methods: ["GET", "HEAD"] }, async () => Response.json({ status: "ok" }));

/** `GET /readyz`: the process can do its work; 503 while its database is away. */
export const readinessEndpoint = endpoint({ methods: ["GET", "HEAD"] }, async () => {
  await query("SELECT 1");
  return Response.json({ status: "ready" });
});
