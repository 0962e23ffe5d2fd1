import { describe, expect, it } from "vitest";
import { callApi, getToken, requestToken } from "../app/api/testing/call-api";
import { makeAccount, makeOwner, makePerson } from "../lib/testing/factories";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

const create = `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) {
  serviceAccount { id name description email clientId enabled accessTokenLifetime product { key } roles { name } }
  clientKeys { clientId clientSecret } userErrors { field message code } } }`;

describe("service accounts over GraphQL", () => {
  it("go through the whole life: created, listed, used, disabled, regenerated, deleted", async () => {
    const { team, cookie } = await makeOwner();
    const created = await callApi({ cookie }, create, { input: { teamId: team.id, name: "Jenkins CI" } });
    expect(created.errors).toBeUndefined();
    const { serviceAccount, clientKeys, userErrors } = created.data!.createServiceAccount;
    expect(userErrors).toEqual([]);
    expect(serviceAccount).toMatchObject({
      name: "Jenkins CI",
      enabled: true,
      accessTokenLifetime: 3600,
      product: { key: "latchkey" },
      roles: [{ name: "service-account-project-admin" }],
    });
    const bearer = await getToken(clientKeys);

    const list = await callApi({ bearer }, "{ serviceAccounts { totalCount nodes { id name clientId } edges { cursor } pageInfo { hasNextPage } } }");
    expect(list.errors).toBeUndefined();
    expect(list.data!.serviceAccounts).toMatchObject({ totalCount: 1, nodes: [{ id: serviceAccount.id }] });

    const another = await callApi({ bearer }, create, { input: { name: "Another", description: "made by automation" } });
    expect(another.data!.createServiceAccount.serviceAccount).toMatchObject({ name: "Another", roles: [] });

    const off = await callApi({ cookie }, "mutation ($id: ID!) { disableServiceAccount(id: $id) { serviceAccount { enabled } } }", { id: serviceAccount.id });
    expect(off.data!.disableServiceAccount.serviceAccount.enabled).toBe(false);
    const refused = await callApi({ bearer }, "{ viewer { id } }");
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toContain('error="invalid_token"');
    expect((await requestToken(clientKeys)).status).toBe(401);

    await callApi({ cookie }, "mutation ($id: ID!) { enableServiceAccount(id: $id) { serviceAccount { enabled } } }", { id: serviceAccount.id });
    const fresh = await callApi(
      { cookie },
      "mutation ($id: ID!) { regenerateClientKeys(id: $id) { clientKeys { clientId clientSecret } userErrors { message } } }",
      { id: serviceAccount.id },
    );
    const newKeys = fresh.data!.regenerateClientKeys.clientKeys;
    expect(newKeys.clientId).not.toBe(clientKeys.clientId);
    expect((await requestToken(clientKeys)).status).toBe(401);
    expect((await callApi({ bearer }, "{ viewer { id } }")).status).toBe(401);
    const newBearer = await getToken(newKeys);

    const gone = await callApi({ cookie }, "mutation ($id: ID!) { deleteServiceAccount(id: $id) { deletedId userErrors { message } } }", {
      id: serviceAccount.id,
    });
    expect(gone.data!.deleteServiceAccount.deletedId).toBe(serviceAccount.id);
    expect((await callApi({ bearer: newBearer }, "{ viewer { id } }")).status).toBe(401);

    const events = await callApi(
      { cookie },
      "query ($teamId: ID!) { auditEvents(teamId: $teamId, first: 50) { nodes { action actorType actorName targetName } } }",
      { teamId: team.id },
    );
    const actions = events.data!.auditEvents.nodes.map((event: { action: string }) => event.action);
    for (const action of [
      "service-account.create",
      "service-account.disable",
      "service-account.enable",
      "service-account.regenerate-keys",
      "service-account.delete",
      "token.grant",
      "token.refuse",
    ]) {
      expect(actions).toContain(action);
    }
  });

  it("answer a missing permission with its name", async () => {
    const { team } = await makeOwner();
    const viewer = await makePerson(team, "viewer");
    const { errors, data } = await callApi({ cookie: viewer.cookie }, create, { input: { teamId: team.id, name: "X" } });
    expect(data?.createServiceAccount).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", requiredPermission: "service-account:create" });
  });

  it("of another team are missing", async () => {
    const { team } = await makeOwner();
    const { account } = await makeAccount(team);
    const stranger = await makeOwner();
    const answer = await callApi(
      { cookie: stranger.cookie },
      "query ($id: ID!, $team: ID!) { serviceAccount(id: $id) { id } node(id: $id) { id } serviceAccounts(teamId: $team) { totalCount } }",
      { id: account.id, team: team.id },
    );
    expect(answer).toMatchObject({ status: 200, data: { serviceAccount: null, node: null, serviceAccounts: null } });
    expect(answer.errors).toBeUndefined();
  });
});
