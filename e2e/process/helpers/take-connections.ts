import pg from "pg";
import { onCleanUp } from "./clean-up";

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
  let free = true;
  while (free) {
    await first.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'latchkey%'");
    free = await take().then(
      () => true,
      () => false,
    );
  }
  return { release };
}
