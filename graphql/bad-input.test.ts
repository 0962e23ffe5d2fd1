import { beforeAll, describe, expect, it } from "vitest";
import { callApi, type Credential, getToken } from "../app/api/testing/call-api";
import { newId } from "../lib/ids";
import { countRows } from "../lib/testing/count-rows";
import { makeAccount, makeOwner, makeProduct } from "../lib/testing/factories";
import { makeRole } from "../lib/testing/make-roles";
import { useDatabase } from "../lib/testing/use-database";

useDatabase();

let owner: Credential;
let machine: Credential;
let teamId: string;
let accountId: string;
let productId: string;
let roleId: string;
beforeAll(async () => {
  const made = await makeOwner();
  owner = made;
  teamId = made.team.id;
  const { account, clientKeys } = await makeAccount(made.team, { name: "Jenkins Straße" });
  accountId = account.id;
  machine = { bearer: await getToken(clientKeys) };
  productId = (await makeProduct(made.team)).id;
  roleId = (await makeRole(made.team, ["audit:read"])).id;
});

const errors = "userErrors { field message code }";
const mutation = {
  createServiceAccount: `mutation ($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { serviceAccount { id } clientKeys { clientId } ${errors} } }`,
  updateServiceAccount: `mutation ($id: ID!, $input: UpdateServiceAccountInput!) { updateServiceAccount(id: $id, input: $input) { serviceAccount { id } ${errors} } }`,
  createProduct: `mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } ${errors} } }`,
  updateProduct: `mutation ($id: ID!, $input: UpdateProductInput!) { updateProduct(id: $id, input: $input) { product { id } ${errors} } }`,
  createRole: `mutation ($input: CreateRoleInput!) { createRole(input: $input) { role { id } ${errors} } }`,
  updateRole: `mutation ($id: ID!, $input: UpdateRoleInput!) { updateRole(id: $id, input: $input) { role { id } impact { gaining } ${errors} } }`,
  cloneRole: `mutation ($id: ID!, $input: CloneRoleInput!) { cloneRole(id: $id, input: $input) { role { id } ${errors} } }`,
  assignRoles: `mutation ($input: AssignRolesInput!) { assignRoles(input: $input) { assignments { id } impact { gaining } ${errors} } }`,
  updateTeam: `mutation ($id: ID!, $input: UpdateTeamInput!) { updateTeam(id: $id, input: $input) { team { id } ${errors} } }`,
};
type Mutation = keyof typeof mutation;

const good = {
  account: (input: object) => ({ input: { teamId, name: "New", ...input } }),
  product: (input: object) => ({ input: { teamId, key: "new", name: "New", audience: "https://new.example.com", ...input } }),
};

/** Calls the mutation, which must change nothing and answer each mistake as "path CODE". */
async function mistakes(name: Mutation, variables: object, who = owner): Promise<string[]> {
  const before = await countRows();
  const answer = await callApi(who, mutation[name], variables);
  expect(answer.errors).toBeUndefined();
  expect(await countRows()).toEqual(before);
  const { userErrors, ...payload } = answer.data![name] as { userErrors: { field: string[]; message: string; code: string }[] };
  expect(Object.values(payload).every((value) => value === null)).toBe(true);
  for (const { message } of userErrors) expect(message).toMatch(/\.$/);
  return userErrors.map(({ field, code }) => `${field.join(".")} ${code}`);
}

const names: [what: string, name: string, code: string][] = [
  ["nothing", "", "REQUIRED"],
  ["spaces", "  \u00a0\u3000 ", "REQUIRED"],
  ["101 characters", "x".repeat(101), "TOO_LONG"],
  ["101 characters outside of the basic plane", "😀".repeat(101), "TOO_LONG"],
  ["100,000 characters", "x".repeat(100_000), "TOO_LONG"],
  ["NUL", "a\0b", "INVALID"],
  ["a line break", "a\nb", "INVALID"],
  ["an escape sequence", "\u001b[31mred", "INVALID"],
  ["a C1 control", "a\u0085b", "INVALID"],
  ["a bidi override", "a\u202egpj.exe", "INVALID"],
  ["a bidi isolate", "a\u2066b\u2069", "INVALID"],
  ["an Arabic letter mark", "a\u061cb", "INVALID"],
  ["a zero-width space", "a\u200bb", "INVALID"],
  ["a zero-width joiner", "a\u200db", "INVALID"],
  ["a soft hyphen", "a\u00adb", "INVALID"],
  ["a Hangul filler", "a\u3164b", "INVALID"],
  ["a combining grapheme joiner", "a\u034fb", "INVALID"],
  ["tag characters", "a\u{e0041}b", "INVALID"],
  ["nothing but a variation selector", "\ufe0f", "REQUIRED"],
  ["a byte order mark", "\ufeffabc\ufeffd", "INVALID"],
  ["half a character", "a\ud83d", "INVALID"],
  ["the other half of a character", "\ude00a", "INVALID"],
];

describe("a name is refused on its field, and nothing is written, when it is", () => {
  it.each(names)("%s", async (_, name, code) => {
    expect(await mistakes("createServiceAccount", good.account({ name }))).toEqual([`input.name ${code}`]);
    expect(await mistakes("updateServiceAccount", { id: accountId, input: { name } })).toEqual([`input.name ${code}`]);
    expect(await mistakes("createProduct", good.product({ name }))).toEqual([`input.name ${code}`]);
    expect(await mistakes("updateProduct", { id: productId, input: { name } })).toEqual([`input.name ${code}`]);
    expect(await mistakes("updateTeam", { id: teamId, input: { name } })).toEqual([`input.name ${code}`]);
    expect(await mistakes("createRole", { input: { teamId, name } })).toEqual([`input.name ${code}`]);
    expect(await mistakes("updateRole", { id: roleId, input: { name } })).toEqual([`input.name ${code}`]);
    expect(await mistakes("cloneRole", { id: roleId, input: { name } })).toEqual([`input.name ${code}`]);
  });

  it.each([
    ["in capitals", "JENKINS STRASSE"],
    ["in small letters", "jenkins straße"],
    ["in capitals with a capital sharp s", "JENKINS STRAẞE"],
    ["with other spaces", " Jenkins\u00a0 Straße "],
    ["in full-width letters", "Ｊｅｎｋｉｎｓ Straße"],
    ["with a variation selector that shows nothing", "Jenkins Straße\ufe0f"],
  ])("taken already, %s", async (_, name) => {
    expect(await mistakes("createServiceAccount", good.account({ name }))).toEqual(["input.name TAKEN"]);
  });

  it("taken already, its accents composed another way", async () => {
    await callApi(owner, mutation.createServiceAccount, good.account({ name: "Café" }));
    expect(await mistakes("createServiceAccount", good.account({ name: "Cafe\u0301" }))).toEqual(["input.name TAKEN"]);
    expect(await mistakes("updateServiceAccount", { id: accountId, input: { name: "CAFÉ" } })).toEqual(["input.name TAKEN"]);
  });
});

const rows: [what: string, name: Mutation, variables: () => object, expected: string[]][] = [
  ["a description too long", "createServiceAccount", () => good.account({ description: "x".repeat(2001) }), ["input.description TOO_LONG"]],
  ["a description with NUL", "createServiceAccount", () => good.account({ description: "\0" }), ["input.description INVALID"]],
  ["a description with a bidi override", "createProduct", () => good.product({ description: "\u202e" }), ["input.description INVALID"]],
  [
    "a permission that there isn't",
    "createRole",
    () => ({ input: { teamId, name: "X", permissions: ["audit:read", "\0", "x".repeat(100_000)] } }),
    ["input.permissions.1 NOT_FOUND", "input.permissions.2 NOT_FOUND"],
  ],
  [
    "too many permissions",
    "updateRole",
    () => ({ id: roleId, input: { permissions: Array.from({ length: 501 }, () => "audit:read") } }),
    ["input.permissions TOO_LONG"],
  ],
  ["a role's old version", "updateRole", () => ({ id: roleId, input: { name: "X", version: 7 } }), ["input.version CONFLICT"]],
  ["a role that there isn't", "cloneRole", () => ({ id: "\0", input: { name: "X" } }), ["id NOT_FOUND"]],
  ["roles for nobody", "assignRoles", () => ({ input: { roleIds: [roleId] } }), ["input REQUIRED"]],
  ["no roles for somebody", "assignRoles", () => ({ input: { roleIds: [], serviceAccountIds: [accountId] } }), ["input.roleIds REQUIRED"]],
  [
    "roles for somebody who isn't there",
    "assignRoles",
    () => ({ input: { roleIds: [roleId], memberIds: ["\ud800", accountId] } }),
    ["input.memberIds.0 NOT_FOUND", "input.memberIds.1 NOT_FOUND"],
  ],
  [
    "an end that is past",
    "assignRoles",
    () => ({ input: { roleIds: [roleId], serviceAccountIds: [accountId], until: "0001-01-01T00:00:00Z" } }),
    ["input.until INVALID"],
  ],
  [
    "an end beyond the calendar",
    "assignRoles",
    () => ({ input: { roleIds: [roleId], serviceAccountIds: [accountId], until: "9999-12-31T23:59:59-23:59" } }),
    ["input.until INVALID"],
  ],
  [
    "every mistake at once",
    "createServiceAccount",
    () => good.account({ name: "", description: "\0", accessTokenLifetime: 1 }),
    ["input.name REQUIRED", "input.description INVALID", "input.accessTokenLifetime INVALID"],
  ],
  ["a contact that is no address", "createServiceAccount", () => good.account({ contact: "the platform team" }), ["input.contact INVALID"]],
  ["a contact with two addresses", "createServiceAccount", () => good.account({ contact: "a@example.com, b@example.com" }), ["input.contact INVALID"]],
  [
    "a contact with a line break",
    "createServiceAccount",
    () => good.account({ contact: "a@example.com\nBcc: b@example.com" }),
    ["input.contact INVALID", "input.contact INVALID"],
  ],
  ["a contact with a bidi override", "updateServiceAccount", () => ({ id: accountId, input: { contact: "a\u202e@example.com" } }), ["input.contact INVALID"]],
  ["a contact with half a character", "updateServiceAccount", () => ({ id: accountId, input: { contact: "\ud800@example.com" } }), ["input.contact INVALID"]],
  ["a contact too long", "updateServiceAccount", () => ({ id: accountId, input: { contact: `${"x".repeat(250)}@e.uk` } }), ["input.contact TOO_LONG"]],
  ["a contact that is a service account", "createServiceAccount", () => good.account({ contact: "sa_1@service-accounts.invalid" }), ["input.contact INVALID"]],
  ["an old version", "updateServiceAccount", () => ({ id: accountId, input: { name: "Other", version: 0 } }), ["input.version CONFLICT"]],
  ["a version to come", "updateServiceAccount", () => ({ id: accountId, input: { version: 2_147_483_647 } }), ["input.version CONFLICT"]],
  ["an old version of a product", "updateProduct", () => ({ id: productId, input: { name: "Other", version: -1 } }), ["input.version CONFLICT"]],
  ["an unknown product", "createServiceAccount", () => good.account({ productId: newId("Product") }), ["input.productId NOT_FOUND"]],
  ["a product id of another type", "createServiceAccount", () => good.account({ productId: accountId }), ["input.productId NOT_FOUND"]],
  ["a product id with NUL", "createServiceAccount", () => good.account({ productId: "prod_\0" }), ["input.productId NOT_FOUND"]],
  [
    "role ids of no role",
    "createServiceAccount",
    () => good.account({ roleIds: [newId("Role"), "", "\0", "\ud800"] }),
    [0, 1, 2, 3].map((n) => `input.roleIds.${n} NOT_FOUND`),
  ],
  ["a team id with NUL", "createServiceAccount", () => good.account({ teamId: "\0" }), ["input.teamId NOT_FOUND"]],
  ["no team", "createServiceAccount", () => good.account({ teamId: null }), ["input.teamId REQUIRED"]],
  ["an empty change of name", "updateServiceAccount", () => ({ id: accountId, input: { name: null } }), ["input.name INVALID"]],
  ["an account id in emoji", "updateServiceAccount", () => ({ id: "🔑", input: {} }), ["id NOT_FOUND"]],
  ["an account id with NUL", "updateServiceAccount", () => ({ id: `${accountId}\0`, input: {} }), ["id NOT_FOUND"]],
  ["an account id in capitals", "updateServiceAccount", () => ({ id: accountId.toUpperCase(), input: {} }), ["id NOT_FOUND"]],
  ["a product key in capitals", "createProduct", () => good.product({ key: "New" }), ["input.key INVALID"]],
  ["a product key with a Cyrillic letter", "createProduct", () => good.product({ key: "nеw" }), ["input.key INVALID"]],
  ["the key of the built-in product", "createProduct", () => good.product({ key: "latchkey" }), ["input.key TAKEN"]],
  ["the name of the built-in product", "createProduct", () => good.product({ name: "LATCHKEY" }), ["input.name TAKEN"]],
  [
    "a permission without a verb",
    "createProduct",
    () => good.product({ permissions: [{ name: "a:b" }, { name: "things" }] }),
    ["input.permissions.1.name INVALID"],
  ],
  ["a permission twice", "createProduct", () => good.product({ permissions: [{ name: "a:b" }, { name: "a:b" }] }), ["input.permissions.1.name INVALID"]],
  [
    "501 permissions",
    "createProduct",
    () => good.product({ permissions: Array.from({ length: 501 }, (_, n) => ({ name: `a:b${n}` })) }),
    ["input.permissions TOO_LONG"],
  ],
];

const audiences = [
  "",
  " ",
  "billing",
  "/api",
  "https://",
  "https://a b",
  "https://x/#part",
  "https://user:secret@x.example.com",
  "ftp://x.example.com",
  "urn:",
  "javascript:alert(1)",
  "https://x/\0",
  "https://exämple.com",
  `https://x/${"x".repeat(500)}`,
  "http://localhost:3000/api/graphql",
];

describe("a mutation names what is wrong, and writes nothing, for", () => {
  it.each(rows)("%s", async (_, name, variables, expected) => {
    expect(await mistakes(name, variables())).toEqual(expected);
  });

  it.each(audiences)("the audience “%s”", async (audience) => {
    for (const [name, variables] of [
      ["createProduct", good.product({ audience })],
      ["updateProduct", { id: productId, input: { audience } }],
    ] as const) {
      expect((await mistakes(name, variables)).map((mistake) => mistake.split(" ")[0])).toEqual(["input.audience"]);
    }
  });

  it("a service account that names another team", async () => {
    expect(await mistakes("createServiceAccount", good.account({ teamId: newId("Team") }), machine)).toEqual(["input.teamId NOT_FOUND"]);
  });
});

describe("what looks odd and is right is kept as it is:", () => {
  it.each(["<img src=x onerror=alert(1)>", "'; DROP TABLE team; --", "=1+1", "名前", "عربي", "❤️ deploys", "ﷺ".repeat(100), "__proto__", "null"])(
    "%s",
    async (name) => {
      const { userErrors, serviceAccount } = (await callApi(owner, mutation.createServiceAccount, good.account({ name }))).data!.createServiceAccount;
      expect(userErrors).toEqual([]);
      const read = await callApi(owner, "query ($id: ID!) { serviceAccount(id: $id) { name } }", { id: serviceAccount.id });
      expect(read.data!.serviceAccount.name).toBe(name);
    },
  );
});
