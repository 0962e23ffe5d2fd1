import { beforeAll, describe, expect, it } from "vitest";
import { getSession, getToken, type Keys } from "./helpers/api";
import { bootstrap } from "./helpers/command";
import { ask } from "./helpers/http";
import { anotherInstance, newInstallation, newSecrets } from "./helpers/installation";
import { startNextMount } from "./helpers/next-mount";
import { comparable, type Credentials, questions } from "./helpers/parity-questions";
import { startPostgres } from "./helpers/postgres";
import { startServer } from "./helpers/server";

describe("every endpoint answers the same, mounted in our server and as a route of Next:", () => {
  let own: string;
  let next: string;
  let credentials: Credentials;
  beforeAll(async () => {
    const { url: databaseUrl } = await startPostgres();
    const first = await newInstallation({ DATABASE_URL: databaseUrl, ...newSecrets() });
    const second = await anotherInstance(first);
    const { serviceAccount } = await bootstrap(first);
    const keys: Keys = serviceAccount;
    await Promise.all([startServer(first), startNextMount(second)]);
    [own, next] = [first.url, second.url.replace("localhost", "127.0.0.1")];
    credentials = { keys, token: await getToken(own, keys), session: await getSession(own), origin: own };
  });

  it.each(questions.map((question) => [question.title, question] as const))("%s", async (_title, { path, make }) => {
    const question = make(credentials);
    // One after the other, so that what the first one changes is the same for both.
    const [ours, theirs] = [await ask(own + path, question), await ask(next + path, question)];
    expect(comparable(theirs)).toEqual(comparable(ours));
  });
});
