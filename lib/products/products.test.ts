import { describe, expect, it } from "vitest";
import { noOrigin, type ServiceAccountActor } from "../permissions/actor";
import type { Permission } from "../permissions/catalogue";
import { audience, permissionList, productKey } from "./input";
import { listProducts } from "./list-products";
import { createProduct } from "./create-product";
import { deleteProduct } from "./delete-product";
import { updateProduct } from "./update-product";
import { permissionsOfProducts } from "./permissions-of-products";
import { makeAccount, makeOwner, makePerson, makeProduct } from "../testing/factories";
import { useDatabase } from "../testing/use-database";

useDatabase();

describe("an audience", () => {
  it.each(["https://billing.example.com", "https://billing.example.com/api?v=1", "http://localhost:8080", "urn:example:billing"])("may be %s", (value) => {
    expect(audience.safeParse(value).success).toBe(true);
  });

  it.each([
    "",
    "billing",
    "/api",
    "//billing",
    "https://",
    "https://x.example/#a",
    "https://u:p@x.example",
    "ftp://x.example",
    "javascript:alert(1)",
    "https://x.example/a b",
    "https://bücher.example",
    "urn:",
    "https://x\0.example",
    `https://${"x".repeat(500)}.example`,
  ])("may not be %j", (value) => {
    expect(audience.safeParse(value).success).toBe(false);
  });
});

describe("a key and a permission", () => {
  it("have the form that code and claims can carry", () => {
    expect(["billing", "b2", "a-b"].every((key) => productKey.safeParse(key).success)).toBe(true);
    expect(["Billing", "2b", "a_b", "", "a".repeat(41), "a b"].some((key) => productKey.safeParse(key).success)).toBe(false);
    expect(permissionList.safeParse([{ name: "invoices:read" }, { name: "a.b:c-d" }]).success).toBe(true);
    expect(permissionList.safeParse([{ name: "a:b" }, { name: "a:b" }]).success).toBe(false);
    for (const name of ["invoices", "a:b:c", "a b:c", ":read", "a:"]) expect(permissionList.safeParse([{ name }]).success).toBe(false);
  });
});

describe("products", () => {
  it("are created with their permissions, changed, and deleted", async () => {
    const { actor, team } = await makeOwner();
    const input = {
      teamId: team.id,
      key: "billing",
      name: "Billing",
      audience: "https://billing.example.com",
      permissions: [{ name: "invoices:read", title: "Read" }, { name: "invoices:write" }],
    };
    const product = await createProduct(actor, input);
    const names = async () => (await permissionsOfProducts([product.id])).get(product.id)?.map((permission) => permission.name);
    expect(await names()).toEqual(["invoices:read", "invoices:write"]);
    await updateProduct(actor, product.id, { permissions: [{ name: "invoices:write" }], description: null });
    expect(await names()).toEqual(["invoices:write"]);
    expect((await updateProduct(actor, product.id, { name: "Billing 2" })).result?.name).toBe("Billing 2");
    await deleteProduct(actor, product.id);
    expect((await listProducts(actor, { teamId: team.id })).items.map((item) => item.key)).toEqual(["latchkey"]);
  });

  it("have a key and a name of their own in the team, and an audience of their own on the installation", async () => {
    const [a, b] = [await makeOwner(), await makeOwner()];
    const base = { key: "one", name: "One", audience: `https://${a.team.slug}.example.com` };
    await createProduct(a.actor, { ...base, teamId: a.team.id });
    const again = (teamId: string, actor: typeof a.actor, more: object) => createProduct(actor, { ...base, teamId, ...more });
    const on = (field: string) => ({ issues: [{ field: ["input", field], code: "TAKEN" }] });
    await expect(again(a.team.id, a.actor, { name: "Two", audience: "https://two.example.com" })).rejects.toMatchObject(on("key"));
    await expect(again(a.team.id, a.actor, { key: "two", name: " ONE ", audience: "https://two.example.com" })).rejects.toMatchObject(on("name"));
    await expect(again(b.team.id, b.actor, {})).rejects.toMatchObject(on("audience"));
    await expect(again(b.team.id, b.actor, { audience: "http://localhost:3000/api/graphql" })).rejects.toMatchObject({
      issues: [{ field: ["input", "audience"] }],
    });
  });

  it("aren't deleted while service accounts use them; the refusal names these", async () => {
    const { actor, team } = await makeOwner();
    const product = await makeProduct(team);
    await makeAccount(team, { name: "Needs it", productId: product.id });
    await expect(deleteProduct(actor, product.id)).rejects.toMatchObject({
      issues: [{ field: ["id"], code: "IN_USE", message: expect.stringContaining("Needs it") }],
    });
  });

  it("aren't deleted while they are used either by someone who may not read service accounts, and who learns none of their names", async () => {
    const { team } = await makeOwner();
    const product = await makeProduct(team);
    await makeAccount(team, { name: "Needs it", productId: product.id });
    const permissions = new Set<Permission>(["product:delete"]);
    const narrow: ServiceAccountActor = { type: "SERVICE_ACCOUNT", id: "sa_narrow", name: "Narrow", teamId: team.id, permissions, origin: noOrigin };
    await expect(deleteProduct(narrow, product.id)).rejects.toMatchObject({
      issues: [{ code: "IN_USE", message: "A service account uses this product. Delete them first." }],
    });
  });

  it("that are built in can't be changed or deleted by anyone", async () => {
    const { actor, team } = await makeOwner();
    const [latchkey] = (await listProducts(actor, { teamId: team.id })).items;
    await expect(updateProduct(actor, latchkey!.id, { name: "X" })).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(deleteProduct(actor, latchkey!.id)).rejects.toMatchObject({ name: "ForbiddenError" });
  });

  it("need the permission, and are missing for other teams", async () => {
    const { team } = await makeOwner();
    const product = await makeProduct(team);
    const viewer = await makePerson(team, "viewer");
    const stranger = await makeOwner();
    for (const change of [() => updateProduct(viewer.actor, product.id, { name: "X" }), () => deleteProduct(viewer.actor, product.id)])
      await expect(change()).rejects.toMatchObject({ name: "ForbiddenError" });
    for (const change of [() => updateProduct(stranger.actor, product.id, { name: "X" }), () => deleteProduct(stranger.actor, product.id)])
      await expect(change()).rejects.toMatchObject({ name: "NotFoundError" });
  });
});
