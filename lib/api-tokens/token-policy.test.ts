import { expect, it } from "vitest";
import { systemActor } from "../permissions/actor";
import { makeAccount, makeTeam } from "../testing/factories";
import { makeToken } from "../testing/make-token";
import { useDatabase } from "../testing/use-database";
import { resetApiToken } from "./reset-api-token";
import { updateTokenPolicy } from "./token-policy";
import { updateApiToken } from "./update-api-token";

useDatabase();

const system = systemActor("Test");

it("a purpose that the team has come to require is asked for when a token without one is reset, and the token stays as it is", async () => {
  const team = await makeTeam();
  const { token } = await makeToken((await makeAccount(team)).account);
  await updateTokenPolicy(system, team.id, { purposeRequired: true });
  await expect(resetApiToken(system, token.id)).rejects.toMatchObject({ issues: [{ field: ["id"], code: "REQUIRED" }] });
  const named = await updateApiToken(system, token.id, { purpose: "Nightly list" });
  expect(named.secretCreatedAt).toEqual(token.secretCreatedAt);
  expect((await resetApiToken(system, token.id)).token.purpose).toBe("Nightly list");
});
