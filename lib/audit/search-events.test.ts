import { beforeAll, describe, expect, it } from "vitest";
import { callApi, send } from "../../app/api/testing/call-api";
import { setServiceAccountsEnabled } from "../service-accounts/set-service-account-enabled";
import { makeAccount, makeOwner } from "../testing/factories";
import { makeMemberWith } from "../testing/make-roles";
import { useDatabase } from "../testing/use-database";

useDatabase();

let owner: Awaited<ReturnType<typeof makeOwner>>;
let jenkins: string;
const made = { jenkins: "Jenkins CI", odd: String.raw`100%_off\now`, greek: "Η ΟΔΟΣ", robot: "🤖 runner", plain: "100 xoff now" };

beforeAll(async () => {
  owner = await makeOwner();
  for (const name of Object.values(made)) {
    const { account } = await makeAccount(owner.team, { name, role: null });
    if (name === made.jenkins) jenkins = account.id;
  }
  await setServiceAccountsEnabled({ ...owner.actor, origin: { ...owner.actor.origin, address: "203.0.113.77" } }, [jenkins], false);
});

async function ask(search: string | null, more: object = {}) {
  const text = `query ($team: ID!, $filter: AuditEventFilter, $first: Int, $after: String) {
    auditEvents(teamId: $team, filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { id action targetName } } }`;
  const { filter, ...page } = more as { filter?: object };
  return callApi(owner, text, { team: owner.team.id, filter: { search, ...filter }, ...page });
}
interface Found {
  totalCount: number;
  pageInfo: { endCursor: string; hasNextPage: boolean };
  nodes: { id: string; action: string; targetName: string }[];
}
async function found(search: string | null, more?: object): Promise<string[]> {
  const { data, errors } = await ask(search, more);
  expect(errors).toBeUndefined();
  const { nodes, totalCount } = data!.auditEvents as Found;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ action, targetName }) => `${action} ${targetName}`);
}
const created = (name: string) => `service-account.create ${name}`;
const disabled = `service-account.disable ${made.jenkins}`;

describe("audit events are found by words", () => {
  it("in the target's name and id, whole or in part, in whatever case", async () => {
    for (const search of ["Jenkins", "enkin", "JENKINS ci", "  ci   jenkins ", jenkins, jenkins.toUpperCase()])
      expect(await found(search), search).toEqual([disabled, created(made.jenkins)]);
  });

  it("in the action, the address and the actor, each word wherever it stands", async () => {
    expect(await found("disable")).toEqual([disabled]);
    expect(await found("203.0.113.7")).toEqual([disabled]);
    expect(await found(`jenkins disable 203.0 ${owner.actor.name} ${owner.actor.id}`)).toEqual([disabled]);
    expect(await found("jenkins product")).toEqual([]);
  });

  it("with signs, which stand for themselves, and in any letters", async () => {
    expect(await found("100%")).toEqual([created(made.odd)]);
    expect(await found("0%_o")).toEqual([created(made.odd)]);
    expect(await found(String.raw`_off\now`)).toEqual([created(made.odd)]);
    expect(await found("οδοσ")).toEqual([created(made.greek)]);
    expect(await found("ΟΔΟΣ")).toEqual([created(made.greek)]);
    expect(await found("🤖")).toEqual([created(made.robot)]);
    expect(await found("😀😀😀")).toEqual([]);
    expect(await found(String.raw`\360\237`)).toEqual([]);
    expect(await found("%%%a")).toEqual([]);
    expect(await found("nul\0 \ud800x")).toEqual([]);
  });

  it("together with the other conditions, and page by page", async () => {
    expect(await found("jenkins", { filter: { action: "service-account.create" } })).toEqual([created(made.jenkins)]);
    expect(await found("jenkins", { filter: { about: jenkins, actorId: owner.actor.id } })).toEqual([disabled]);
    expect(await found("jenkins", { filter: { serviceAccountId: jenkins, until: "2020-01-01T00:00:00Z" } })).toEqual([]);
    const first = (await ask("service-account.create", { first: 2 })).data!.auditEvents as Found;
    const second = (await ask("service-account.create", { first: 5, after: first.pageInfo.endCursor })).data!.auditEvents as Found;
    expect([first.totalCount, first.nodes.length, second.nodes.length]).toEqual([5, 2, 3]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }) => id)).size).toBe(5);
  });

  it("nothing but blanks searches for nothing", async () => {
    const all = await found(null);
    expect(await found("")).toEqual(all);
    expect(await found(" \t\n")).toEqual(all);
  });

  it.each([
    ["ab", "at least three characters"],
    ["a b c", "at least three characters"],
    ["%", "at least three characters"],
    ["%_\\", "with a letter or a digit"],
    ["x".repeat(300), "at most 200 characters"],
    ["one ".repeat(11), "at most 10 words"],
  ])("%j is refused with what to do", async (search, message) => {
    const { data, errors } = await ask(search);
    expect(data).toEqual({ auditEvents: null });
    expect(errors).toMatchObject([{ message: expect.stringContaining(message) as string, extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("of another team are found by nobody, nor by who may not read them", async () => {
    const text = `query ($team: ID!) { auditEvents(teamId: $team, filter: { search: "jenkins" }) { totalCount } }`;
    const stranger = await makeOwner();
    expect((await callApi(stranger, text, { team: owner.team.id })).data).toEqual({ auditEvents: null });
    expect((await callApi(stranger, text, { team: stranger.team.id })).data).toEqual({ auditEvents: { totalCount: 0 } });
    const member = await callApi(await makeMemberWith(owner.team, ["service-account:read"]), text, { team: owner.team.id });
    expect(member.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: "audit:read" } }]);
  });
});

it("files hold what a search finds", async () => {
  const ask = async (search: string, form = "ndjson") => {
    const parameters = new URLSearchParams({ team: owner.team.id, search, count: "true" });
    return send(`/api/export/audit-events.${form}?${parameters.toString()}`, { headers: { cookie: owner.cookie } });
  };
  const answer = await ask("jenkins disable");
  expect(answer.headers.get("x-total-count")).toBe("1");
  expect(JSON.parse(await answer.text())).toMatchObject({ action: "service-account.disable", target_name: made.jenkins });
  const refused = await ask("ab", "csv");
  expect([refused.status, ((await refused.json()) as { message: string }).message]).toEqual([422, expect.stringContaining("at least three characters")]);
});
