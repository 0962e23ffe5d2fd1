import { expect, it } from "vitest";
import type { ClientRecord } from "../tokens/client-record";
import { assertResource } from "./requested-resource";

const client = { audience: "https://billing.example.com" } as ClientRecord;

it("a token may be asked for the audience of the account's product, once or more, or without saying so", () => {
  for (const resource of [undefined, client.audience, `${client.audience}\n${client.audience}`]) expect(() => assertResource(client, resource)).not.toThrow();
});

it("a token for anything else is refused, also beside the right one", () => {
  for (const resource of ["", "https://evil.example.com", `${client.audience}/`, `${client.audience}\nhttps://evil.example.com`])
    expect(() => assertResource(client, resource)).toThrow(expect.objectContaining({ code: "invalid_target" }));
});
