import http from "node:http";
import { type Credential, createAccount, type Keys } from "./api";
import { until } from "./until";

/** A service account whose creation was answered with success. */
export interface Acknowledged {
  name: string;
  keys: Keys;
}

let streams = 0;

/** Creates service accounts over HTTP without a pause, four at a time, until the server is gone or it is told to stop. Connections are kept, as clients do. */
export function writeAccounts(url: string, credential: Credential) {
  const acknowledged: Acknowledged[] = [];
  const unexpected: string[] = [];
  const stream = (streams += 1);
  let stopped = false;
  let number = 0;
  const write = async (agent: http.Agent) => {
    while (!stopped) {
      const name = `Stream ${stream} account ${(number += 1)}`;
      const answer = await createAccount(url, credential, name, { agent });
      const created = answer.json?.data?.createServiceAccount as { clientKeys: Keys | null } | undefined;
      if (created?.clientKeys) acknowledged.push({ name, keys: created.clientKeys });
      else if (answer.status !== 503) unexpected.push(`${answer.status} ${answer.text}`);
    }
  };
  const writers = Array.from({ length: 4 }, () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    // It ends with the connection.
    return write(agent).catch((error: Error) => void (agent.destroy(), error));
  });
  return {
    /** Waits until so many were acknowledged. */
    has: (count: number) => until(`${count} service accounts`, () => acknowledged.length >= count || unexpected.length > 0),
    /** Stops writing. @returns what was acknowledged */
    stop: async (): Promise<Acknowledged[]> => {
      stopped = true;
      await Promise.all(writers);
      if (unexpected.length > 0) throw new Error(`unexpected answers: ${unexpected.join("\n")}`);
      return acknowledged;
    },
    /** Waits until no writer can reach the server any more. */
    ended: () => Promise.all(writers),
  };
}
