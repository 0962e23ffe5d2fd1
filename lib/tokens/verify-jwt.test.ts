import { beforeAll, expect, it } from "vitest";
import { getToken } from "../../app/api/testing/call-api";
import { applyChanges } from "../db/changes";
import { query } from "../db/pool";
import { makeAccount, makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { verifyJwt } from "./verify-jwt";

useDatabase();

let token: string;
beforeAll(async () => {
  token = await getToken((await makeAccount(await makeTeam())).clientKeys);
});

/** Until everything is done that waits for nothing outside of this thread. */
async function untilItWaits(): Promise<void> {
  for (let n = 0; n < 200; n += 1) await Promise.resolve();
}

it("a token whose key is withdrawn while its signature is checked isn't remembered as good", async () => {
  await query("UPDATE signing_key SET published_until = now()");
  // The keys are known still, and the signature is being checked when the news comes.
  const first = verifyJwt(token).then(
    () => "good",
    () => "refused",
  );
  await untilItWaits();
  applyChanges([{ topic: "signing-keys", key: "*" }]);
  expect(await first).toBe("good");
  await expect(verifyJwt(token)).rejects.toMatchObject({ reason: "TOKEN_SIGNATURE" });
});
