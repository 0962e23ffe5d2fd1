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
  // Latchkey connects anew as fast as its connections are ended, so some of its own may have got the last places, and one that is only just being let in
  // isn't seen yet: nobody is in only when that was so for a while.
  const others = "FROM pg_stat_activity WHERE backend_type = 'client backend' AND application_name <> 'others'";
  let alone = 0;
  await until("every connection to be taken", async () => {
    await first.query(`SELECT pg_terminate_backend(pid) ${others}`);
    while (await took()) alone = 0;
    alone = (await first.query(`SELECT 1 ${others}`)).rowCount === 0 ? alone + 1 : 0;
    return alone >= 20;
  });
  return { release };
}
