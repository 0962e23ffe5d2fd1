import { createRemoteJWKSet, jwtVerify } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../app/api/testing/call-api";
import { useOtherInstance } from "../../app/api/testing/use-other-instance";
import type { Team } from "../../entities/index";
import { query } from "../db/pool";
import { systemActor } from "../permissions/actor";
import { deleteServiceAccount } from "../service-accounts/delete-service-account";
import { makeAccount, makeProduct, makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { createProduct } from "./create-product";
import { deleteProduct } from "./delete-product";
import { updateProduct } from "./update-product";

useDatabase();
const other = useOtherInstance();

const system = systemActor("Test");
const taken = { issues: [{ field: ["input", "audience"], code: "TAKEN" }] };
let [team, next]: Team[] = [];
beforeAll(async () => {
  [team, next] = [await makeTeam(), await makeTeam()];
});

const register = (of: Team, audience: string) => createProduct(system, { teamId: of.id, key: "taken", name: "Taken", audience, permissions: [] });
const days = async (audience: string) => {
  const [row] = await query<{ days: number }>("SELECT extract(epoch FROM until - now())::float8 / 86400 AS days FROM audience_hold WHERE audience = $1", [
    audience,
  ]);
  return row?.days;
};

describe("an audience that a product gives up stays its team's while access tokens for it may be about:", () => {
  it("by deleting the product", async () => {
    const product = await makeProduct(team!);
    const { account, clientKeys } = await makeAccount(team!, { productId: product.id });
    const token = await getToken(clientKeys);
    await deleteServiceAccount(system, account.id);
    await deleteProduct(system, product.id);
    const audience = product.audience!;
    // Whoever checks by the signature alone still takes the token.
    const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", other.url));
    await expect(jwtVerify(token, keys, { audience, typ: "at+jwt" })).resolves.toBeDefined();
    await expect(register(next!, audience)).rejects.toMatchObject(taken);
    expect(await days(audience)).toBeGreaterThan(1);
    expect(await days(audience)).toBeLessThan(1.1);
    await query("UPDATE audience_hold SET until = now() WHERE audience = $1", [audience]);
    expect((await register(next!, audience)).audience).toBe(audience);
  });

  it("by changing it, and the team itself can have it back", async () => {
    const product = await makeProduct(team!);
    const audience = product.audience!;
    await updateProduct(system, product.id, { name: "Renamed" });
    expect(await days(audience)).toBeUndefined();
    await updateProduct(system, product.id, { audience: `${audience}/v2` });
    const free = await makeProduct(next!);
    await expect(updateProduct(system, free.id, { audience })).rejects.toMatchObject(taken);
    expect((await updateProduct(system, product.id, { audience })).result?.audience).toBe(audience);
    expect(await days(`${audience}/v2`)).toBeGreaterThan(1);
  });
});
