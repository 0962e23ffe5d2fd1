import pg from "pg";
import { onCleanUp } from "./clean-up";
import { until } from "./until";

/** Takes every connection of a server that an ordinary role can have, those of Latchkey included. */
export async function takeAllConnections(url: string): Promise<{ release(): Promise<void> }> {
  const clients: pg.Client[] = [];
  const take = async () => {
    const client = new pg.Client({ connectionString: url, application_name: "others" });
    client.on("error", () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  };
  const release = async () => void (await Promise.all(clients.splice(0).map((client) => client.end())));
  onCleanUp(release);
  const first = await take();
  const took = () =>
    take().then(
      () => true,
      () => false,
    );
  // Latchkey connects anew as fast as its connections are ended, so one of its own may have got the last place.
  const others = "FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> 'others'";
  await until("every connection to be taken", async () => {
    await first.query(`SELECT pg_terminate_backend(pid) ${others}`);
    while (await took()) continue;
    return (await first.query(`SELECT 1 ${others}`)).rowCount === 0;
  });
  return { release };
}
