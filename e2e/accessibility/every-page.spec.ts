import { addPublicKey } from "../add-public-key";
import { checkPage as check, widths } from "../check-page";
import { makeApiToken } from "../make-api-token";
import { makeGroup } from "../make-group";
import { makeWebhook } from "../make-webhook";
import { ask } from "../ask";
import { type SignedIn, test } from "../test";

// Each has a team of its own, and they take long: whoever is free takes the next.
test.describe.configure({ mode: "parallel" });

for (const [device, viewport] of Object.entries(widths)) {
  test(`every page is usable by everyone: ${device}`, async ({ page, signInAs, make }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    await check(page, "/sign-in");
    await check(page, "/setup");
    await page.route("**/api/setup", (route) => route.fulfill({ json: { open: true } }));
    await check(page, "/setup#not-a-token");
    await page.unroute("**/api/setup");
    const { team } = await signInAs();
    await check(page, "/sign-in/done");
    await check(page, `/${team.slug}`);
    await check(page, `/${team.slug}/service-accounts`);
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    const product = await make<{ id: string }>("product", { teamId: team.id });
    for (const path of [
      "",
      "/service-accounts",
      "/service-accounts/new",
      `/service-accounts/${account.id}`,
      `/service-accounts/${account.id}?tab=activity`,
      `/service-accounts/${account.id}?tab=settings`,
    ]) {
      await check(page, `/${team.slug}${path}`);
    }
    for (const path of ["/products", "/products/new", `/products/${product.id}`, "/activity", "/no-such-page"]) await check(page, `/${team.slug}${path}`);
  });

  test(`every page of roles is usable by everyone: ${device}`, async ({ page, signInAs, make }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const { team } = await signInAs();
    const { id } = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read"], name: "Auditors" });
    const spare = await make<{ id: string }>("role", { teamId: team.id, permissions: ["role:read"], name: "Spare" });
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI", roleIds: [id] });
    for (const path of [
      "/roles",
      "/roles?search=zebra",
      "/roles/new",
      `/roles/${id}`,
      `/roles/${id}?tab=holders`,
      `/roles/${spare.id}?tab=holders`,
      `/roles/${id}?tab=activity`,
      "/roles/role_none",
      `/service-accounts/${account.id}?tab=roles`,
      `/service-accounts/${account.id}?tab=permissions`,
    ]) {
      await check(page, `/${team.slug}${path}`);
    }
    const onlooker = await signInAs({ teamId: team.id, role: "viewer" });
    await check(page, `/${onlooker.team.slug}/roles/${id}`);
    await check(page, `/${onlooker.team.slug}/roles/new`);
  });

  test(`every page of activity is usable by everyone: ${device}`, async ({ page, signInAs, make }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    const { id } = await makeApiToken(owner, account.id, { name: "Nightly" });
    await addPublicKey(owner, account.id);
    const rule = await make<{ id: string }>("trustRule", { accountId: account.id });
    const used = { teamId: team.id, accountId: account.id, calls: 12, refusals: 2, permissions: ["service-account:read", "things:read"] };
    for (const credentialId of [id, rule.id]) await make("use", { ...used, credentialId, address: "2001:db8:85a3::8a2e:370:7334" });
    await make("events", { teamId: team.id, count: 60 });
    const path = `/service-accounts/${account.id}`;
    for (const below of [
      "/activity",
      "/activity?address=203.0.113.9&time=24h",
      "/activity?action=product.delete",
      `${path}?tab=activity`,
      `${path}?tab=activity&span=30d&whose=to`,
      `${path}/trust-rules/${rule.id}`,
      `${path}/trust-rules/${rule.id}?tab=activity`,
      `/tokens/${id}`,
      `${path}?tab=credentials`,
    ])
      await check(page, `/${team.slug}${below}`);
    const onlooker = await signInAs({ teamId: team.id, permissions: ["service-account:read"] });
    for (const below of [`${path}?tab=activity`, "/settings"]) await check(page, `/${onlooker.team.slug}${below}`);
  });

  test(`every page of API tokens is usable by everyone: ${device}`, async ({ page, signInAs, make }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const owner = await signInAs();
    const { team } = owner;
    await check(page, `/${team.slug}/tokens`);
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    const allowedOrigins = Array.from({ length: 20 }, (_, n) => `https://*.shop-${n}.example.com`);
    const { id } = await makeApiToken(owner, account.id, { allowedOrigins, allowedCidrs: ["203.0.113.0/24"], expiresInDays: 3 });
    await make("use", { teamId: team.id, accountId: account.id, credentialId: id, calls: 3, permissions: ["service-account:read"] });
    const carried = await makeApiToken(owner, account.id, { format: "JWT", name: "Self-contained", scopes: [], expiresInDays: 30 });
    for (const path of [
      "",
      "/tokens",
      "/tokens?search=zebra",
      "/tokens/new",
      `/tokens/new?account=${account.id}`,
      `/tokens/${id}`,
      `/tokens/${id}?tab=activity`,
      `/tokens/${carried.id}?tab=activity`,
      `/tokens/${id}?tab=settings`,
      `/tokens/${carried.id}?tab=settings`,
      "/tokens/tok_none",
      `/service-accounts/${account.id}?tab=tokens`,
    ]) {
      await check(page, `/${team.slug}${path}`);
    }
    const onlooker = await signInAs({ teamId: team.id, role: "viewer" });
    for (const path of [`/tokens/${id}?tab=settings`, "/tokens/new", "/settings"]) await check(page, `/${onlooker.team.slug}${path}`);
  });

  test(`every page of credentials is usable by everyone: ${device}`, async ({ page, signInAs, make }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    const path = `/service-accounts/${account.id}`;
    await check(page, `/${team.slug}${path}?tab=credentials`);
    const { id } = await make<{ id: string }>("trustRule", { accountId: account.id });
    const rotate = "mutation ($id: ID!, $input: RotateClientSecretInput) { rotateClientSecret(id: $id, input: $input) { userErrors { message } } }";
    for (const graceSeconds of [0, 3600]) await ask(owner, rotate, { id: account.id, input: { graceSeconds } });
    await addPublicKey(owner, account.id);
    await addPublicKey(owner, account.id, { name: "Ends soon", expiresAt: new Date(Date.now() + 86_400_000).toISOString() });
    for (const tab of ["?tab=credentials", "/trust-rules/new", "/trust-rules/new?platform=kubernetes", `/trust-rules/${id}`, `/trust-rules/${id}?tab=settings`])
      await check(page, `/${team.slug}${path}${tab}`);
    const onlooker = await signInAs({ teamId: team.id, role: "viewer" });
    for (const tab of ["?tab=credentials", `/trust-rules/${id}`, "/trust-rules/new"]) await check(page, `/${onlooker.team.slug}${path}${tab}`);
  });

  test(`every page of the review is usable by everyone: ${device}`, async ({ page, signInAs, make }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const owner = await signInAs();
    const { team } = owner;
    for (const path of ["", "/expiring", "/expiring?of=keys", "/rights"]) await check(page, `/${team.slug}/review${path}`);
    const { id } = await make<{ id: string }>("role", { teamId: team.id, permissions: ["audit:read", "service-account:read"], name: "Auditors" });
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI", roleIds: [id] });
    await makeApiToken(owner, account.id, { expiresInDays: 3 });
    await addPublicKey(owner, account.id, { name: "Ends soon", expiresAt: new Date(Date.now() + 86_400_000).toISOString() });
    const { account: idle } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Nightly backup", roleIds: [] });
    const assign = "mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { userErrors { message } } }";
    await ask(owner, assign, { input: { roleIds: [id], serviceAccountIds: [idle.id], until: new Date(Date.now() + 86_400_000).toISOString() } });
    await make("age", { accountId: account.id, days: 100, uses: ["audit:read"] });
    for (const path of [
      "",
      "?of=secrets",
      "?of=tokens",
      "/expiring",
      "/expiring?of=keys",
      "/expiring?of=roles",
      "/access",
      "/access?permission=audit:read",
      "/access?permission=team:update&kind=accounts",
      "/rights",
    ]) {
      await check(page, `/${team.slug}/review${path}`);
    }
    await check(page, `/${team.slug}/service-accounts/${account.id}?tab=permissions`);
    await check(page, `/${team.slug}`);
    const onlooker = await signInAs({ teamId: team.id, permissions: ["service-account:read"] });
    for (const path of ["", "/review", "/review/access", "/review/rights"]) await check(page, `/${onlooker.team.slug}${path}`);
  });

  test(`every page of webhooks is usable by everyone: ${device}`, async ({ page, signInAs, make }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const owner = await signInAs();
    const { team } = owner;
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    for (const path of ["/webhooks", `/service-accounts/${account.id}?tab=notifications`]) await check(page, `/${team.slug}${path}`);
    const id = await makeWebhook(owner, { serviceAccountId: account.id });
    await makeWebhook(owner, { serviceAccountId: account.id, kind: "SLACK", name: "#alerts", topics: ["LEAKS", "EXPIRY"] });
    for (const path of [
      "/webhooks",
      "/webhooks?state=disabled",
      "/webhooks/new",
      `/webhooks/new?account=${account.id}`,
      `/webhooks/${id}`,
      `/webhooks/${id}?tab=details`,
      `/webhooks/${id}?tab=verify`,
      `/webhooks/${id}?tab=settings`,
      "/webhooks/wh_none",
      `/service-accounts/${account.id}?tab=notifications`,
    ]) {
      await check(page, `/${team.slug}${path}`);
    }
    const onlooker = await signInAs({ teamId: team.id, role: "viewer" });
    for (const path of [`/webhooks/${id}`, "/webhooks/new", `/service-accounts/${account.id}?tab=notifications`])
      await check(page, `/${onlooker.team.slug}${path}`);
  });

  test(`every page of notifications and limits is usable by everyone: ${device}`, async ({ page, signInAs, make }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    const owner = await signInAs();
    const { team } = owner;
    for (const path of ["/notifications", "/notifications?state=read", "/settings"]) await check(page, `/${team.slug}${path}`);
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    const { id } = await makeApiToken(owner, account.id, { name: "Nightly" });
    const names = Array.from({ length: 30 }, (_, n) => `API token “Job ${n}” of “${"Nightly backup of the whole shop ".repeat(n % 3)}” ends in 7 days`);
    const told = names.map((title, n) => ({
      title,
      serviceAccountId: account.id,
      subjectId: id,
      read: n > 3,
      ...(n % 2 && { kind: "WEBHOOK_DISABLED" as const }),
    }));
    await make("notifications", { email: owner.email, teamId: team.id, told });
    const limits = "mutation ($id: ID!, $input: SetServiceAccountLimitsInput!) { setServiceAccountLimits(id: $id, input: $input) { userErrors { message } } }";
    await ask(owner, limits, { id: account.id, input: { requestsPerMinute: 600, grantsPerDay: 5 } });
    for (const path of [
      "/notifications",
      "/notifications?state=unread",
      `/service-accounts/${account.id}`,
      `/service-accounts/${account.id}?tab=settings`,
      `/tokens/${id}`,
      `/tokens/${id}?tab=settings`,
    ])
      await check(page, `/${team.slug}${path}`);
    const onlooker = await signInAs({ teamId: team.id, permissions: ["service-account:read"] });
    for (const path of ["/notifications", "/settings", `/service-accounts/${account.id}?tab=settings`]) await check(page, `/${onlooker.team.slug}${path}`);
  });

  test(`every page of groups, members and teams is usable by everyone: ${device}`, async ({ page, signInAs, make }) => {
    test.setTimeout(300_000);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize(viewport);
    await check(page, "/invite");
    await check(page, `/invite#lkinv_${"x".repeat(43)}`);
    await page.route("**/api/auth/invitation", (route) =>
      route.fulfill({
        json: { team: { name: "Platform" }, email: "grace@example.com", invitedBy: "Ada", expiresAt: new Date().toISOString(), userExists: false },
      }),
    );
    await check(page, "/invite#lkinv_new");
    const owner = await signInAs();
    const { team } = owner;
    await check(page, "/invite#lkinv_other");
    await page.unroute("**/api/auth/invitation");
    for (const path of ["/groups", "/members?tab=invitations"]) await check(page, `/${team.slug}${path}`);
    const { account } = await make<{ account: { id: string } }>("account", { teamId: team.id, name: "Jenkins CI" });
    const { group, member } = await makeGroup(owner, await make<SignedIn>("person", { teamId: team.id, role: "viewer" }), account.id);
    for (const path of [
      "/groups",
      "/groups/new",
      `/groups/${group}`,
      `/groups/${group}?tab=roles`,
      `/groups/${group}?tab=settings`,
      "/groups/grp_none",
      `/service-accounts/${account.id}?tab=groups`,
      "/members",
      "/members/invite",
      `/members/${member}`,
      `/members/${member}?tab=roles`,
      `/members/${member}?tab=groups`,
      `/members/${member}?tab=permissions`,
      "/settings",
    ]) {
      await check(page, `/${team.slug}${path}`);
    }
    for (const path of ["/new", "/account", "/installation/signing-keys"]) await check(page, path);
  });
}
