import { expect, it } from "vitest";
import { createApiToken } from "../lib/api-tokens/create-api-token";
import { deliverAll } from "../lib/testing/deliver-all";
import { makeAccount, makeOwner } from "../lib/testing/factories";
import { makeWebhook } from "../lib/testing/make-webhook";
import { useReceiver } from "../lib/testing/receiver";
import { useDatabase } from "../lib/testing/use-database";
import { blocksOf } from "./testing/blocks-of";
import { runModule } from "./testing/run-module";

useDatabase();
const receiver = useReceiver();
const [head] = blocksOf("docs/webhooks.md", "text");
const [message] = blocksOf("docs/webhooks.md", "json");
const [verification] = blocksOf("docs/webhooks.md", "js");

/** The names of a value, all the way down. */
const namesOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, namesOf(inner)])) : "";

it("what docs/webhooks.md says a message is arrives, and its program verifies it", async () => {
  const { team, actor } = await makeOwner();
  const { account } = await makeAccount(team);
  const { secret } = await makeWebhook(team, { serviceAccountId: account.id, url: receiver.url, topics: ["TOKENS"] });
  await createApiToken(actor, { serviceAccountId: account.id, name: "Nightly" });
  await deliverAll();

  const [{ headers, body }] = receiver.received as [(typeof receiver.received)[0]];
  const shown = Object.fromEntries([...head!.matchAll(/^([a-z-]+): (.*)$/gm)].map(([, name, value]) => [name!, value!]));
  const form = (value: string) =>
    value
      .replace(/^(msg_).*/, "$1")
      .replace(/^\d{10}$/, "seconds")
      .replace(/(?<=^v1,).{43}=$/, "signature");
  for (const [name, value] of Object.entries(shown)) expect([name, form(headers[name] as string)]).toEqual([name, form(value)]);
  const real = JSON.parse(body) as { type: string; data: { details: object } };
  const documented = JSON.parse(message!) as typeof real;
  expect(real.type).toBe(documented.type);
  expect(namesOf({ ...real, data: { ...real.data, details: {} } })).toEqual(namesOf(documented));
  expect(await runModule(verification!, { secret, body, headers }, "message")).toEqual(real);
});
