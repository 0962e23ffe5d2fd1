import { beforeAll, describe, expect, it } from "vitest";
import type { Team } from "../../entities/index";
import { updateProduct } from "../products/update-product";
import { makeAccount, makeOwner, makeProduct, type Person } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { getServiceAccount } from "./get-service-account";
import { regenerateClientKeys } from "./regenerate-client-keys";
import { setServiceAccountEnabled } from "./set-service-account-enabled";
import { updateServiceAccount } from "./update-service-account";

useDatabase();

let owner: Person & { team: Team };
beforeAll(async () => {
  owner = await makeOwner();
});
const conflict = { issues: [{ field: ["input", "version"], code: "CONFLICT" }] };

describe("the version of a service account", () => {
  it("goes up with each change of its details, and with nothing else", async () => {
    const { account } = await makeAccount(owner.team);
    expect(account.version).toBe(1);
    expect((await updateServiceAccount(owner.actor, account.id, { description: "x" })).version).toBe(2);
    expect((await updateServiceAccount(owner.actor, account.id, { description: "x" })).version).toBe(2);
    await setServiceAccountEnabled(owner.actor, account.id, false);
    await regenerateClientKeys(owner.actor, account.id);
    expect((await getServiceAccount(owner.actor, account.id))!.version).toBe(2);
  });

  it("keeps one of two people from overwriting the other's change", async () => {
    const { account } = await makeAccount(owner.team);
    const change = (description: string) => updateServiceAccount(owner.actor, account.id, { description, version: account.version });
    const results = await Promise.allSettled([change("one"), change("two"), change("three")]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject(conflict);
    await expect(updateServiceAccount(owner.actor, account.id, { version: 1 })).rejects.toMatchObject(conflict);
    expect((await updateServiceAccount(owner.actor, account.id, { description: "four", version: 2 })).version).toBe(3);
  });

  it("is there for products too", async () => {
    const product = await makeProduct(owner.team);
    expect(product.version).toBe(1);
    const { result: changed } = await updateProduct(owner.actor, product.id, { permissions: [], version: 1 });
    expect(changed?.version).toBe(2);
    await expect(updateProduct(owner.actor, product.id, { name: "Another", version: 1 })).rejects.toMatchObject(conflict);
  });
});

describe("the contact of a service account", () => {
  it("is given, changed, cleared, and left alone", async () => {
    const { account } = await makeAccount(owner.team, { contact: " Ada@Example.com " });
    const update = async (contact?: string | null) => (await updateServiceAccount(owner.actor, account.id, { contact })).contact;
    expect(account.contact).toBe("Ada@Example.com");
    expect(await update(undefined)).toBe("Ada@Example.com");
    expect(await update("grace@example.com")).toBe("grace@example.com");
    expect(await update("")).toBeNull();
    expect(await update("grace@example.com")).toBe("grace@example.com");
    expect(await update(null)).toBeNull();
    expect((await getServiceAccount(owner.actor, account.id))!.contact).toBeNull();
  });
});
