import { beforeAll, describe, expect, it } from "vitest";
import { graphql, viewer } from "./helpers/api";
import { networkTo, type Network } from "./helpers/blackhole";
import { anotherInstance } from "./helpers/installation";
import { expectOutage, expectService, type Subject, subjectOn } from "./helpers/outage";
import { startPostgres } from "./helpers/postgres";
import { type Server, startServer } from "./helpers/server";
import { until } from "./helpers/until";

const disable = "mutation ($id: ID!) { disableServiceAccount(id: $id) { userErrors { message } } }";
const enable = "mutation ($id: ID!) { enableServiceAccount(id: $id) { userErrors { message } } }";

describe("a network to PostgreSQL that loses every packet", () => {
  let network: Network;
  let subject: Subject;
  let elsewhere: Server;
  beforeAll(async () => {
    const postgres = await startPostgres();
    network = await networkTo(postgres.url);
    subject = await subjectOn(network.url);
    elsewhere = await startServer(await anotherInstance(subject.installation), { DATABASE_URL: postgres.url });
  });

  it("leads to 503 in time; when it carries again, what was decided elsewhere meanwhile holds, though the old connections never say a word", async () => {
    await expectService(subject);
    network.cut();
    await expectOutage(subject);
    expect((await graphql(elsewhere.url, { bearer: subject.token }, disable, { id: subject.other.id })).json.data.disableServiceAccount.userErrors).toEqual([]);
    expect((await viewer(subject.url, { bearer: subject.other.token })).status).toBe(503);
    network.mendForNewConnections();
    await expectService(subject);
    expect((await viewer(subject.url, { bearer: subject.other.token })).status).toBe(401);
  });

  it("is followed by news of changes again", async () => {
    await until("the news to arrive", async () => {
      await graphql(elsewhere.url, { bearer: subject.token }, enable, { id: subject.other.id });
      return (await viewer(subject.url, { bearer: subject.other.token })).status === 200;
    });
  });
});
