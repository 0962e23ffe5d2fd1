import { expect, test } from "./test";

test.describe("only administrators manage service accounts", () => {
  test("a viewer sees everything and is offered no change; a page they may not open names the permission", async ({ page, signInAs, make }) => {
    const owner = await make<{ team: { id: string; slug: string } }>("person", {});
    const { account } = await make<{ account: { id: string } }>("account", { teamId: owner.team.id, name: "Jenkins CI" });
    await signInAs({ teamId: owner.team.id, role: "viewer" });
    await page.goto(`/${owner.team.slug}/service-accounts`);
    await expect(page.getByText("Jenkins CI").first()).toBeVisible();
    await expect(page.getByRole("switch")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "New service account" })).toHaveCount(0);
    await page.goto(`/${owner.team.slug}/service-accounts/new`);
    await expect(page.getByText("service-account:create")).toBeVisible();
    await page.goto(`/${owner.team.slug}/service-accounts/${account.id}?tab=settings`);
    await expect(page.getByText("service-account:delete")).toBeVisible();
    await expect(page.getByRole("button", { name: /delete/i })).toHaveCount(0);
    await page.goto(`/${owner.team.slug}/products/new`);
    await expect(page.getByText("product:create")).toBeVisible();
    const product = await make<{ id: string }>("product", { teamId: owner.team.id });
    await page.goto(`/${owner.team.slug}/products/${product.id}`);
    for (const section of ["Edit", "Events"])
      await expect(page.locator("section", { has: page.getByRole("heading", { name: section, exact: true }) }).getByText("product:update")).toBeVisible();
    await expect(page.getByText("product:delete")).toBeVisible();
  });

  test("what a page hides the server refuses too", async ({ signInAs, make, context }) => {
    const owner = await make<{ team: { id: string } }>("person", {});
    const { account } = await make<{ account: { id: string } }>("account", { teamId: owner.team.id });
    await signInAs({ teamId: owner.team.id, role: "viewer" });
    const answer = await context.request.post("/api/graphql", {
      data: { query: "mutation ($id: ID!) { deleteServiceAccount(id: $id) { deletedId } }", variables: { id: account.id } },
    });
    expect(((await answer.json()) as { errors: { extensions: object }[] }).errors[0]?.extensions).toMatchObject({
      code: "FORBIDDEN",
      requiredPermission: "service-account:delete",
    });
  });
});
