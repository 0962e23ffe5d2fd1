import { afterEach, describe, expect, it, vi } from "vitest";
import { AuditEvent, Installation, SigningKey, Team, User } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { systemActor } from "../permissions/actor";
import { useDatabase } from "../testing/use-database";
import * as secrets from "../instance-secrets";
import { bootstrapInstallation } from "./bootstrap-installation";
import { completeSetup } from "./complete-setup";
import { prepareInstallation } from "./prepare-installation";
import { setupEndpoint } from "./setup-endpoint";
import { setupToken } from "./setup-token";

useDatabase();
afterEach(() => vi.restoreAllMocks());

const input = { email: "ada@example.com", name: "Ada", password: "correct horse battery", teamName: "Acme" };
const post = (body: object, headers: Record<string, string> = {}) =>
  setupEndpoint(
    new Request("http://localhost:3000/api/setup", { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) }),
  );
const people = async () => (await dataSource()).manager.count(User);

describe("first-run set-up", () => {
  it("is open, and needs the link's secret", async () => {
    expect(await (await setupEndpoint(new Request("http://localhost:3000/api/setup"))).json()).toEqual({ open: true });
    for (const token of [undefined, "", "x".repeat(43), 5, {}]) expect((await post({ ...input, token })).status).toBe(403);
    expect((await post({ ...input, token: setupToken() }, { origin: "https://evil.example" })).status).toBe(403);
    expect(await people()).toBe(0);
  });

  it("answers every mistake at once, on its field, and writes nothing", async () => {
    const response = await post({ token: setupToken(), email: "nobody", name: " ", password: "short", teamName: "" });
    expect(response.status).toBe(422);
    const { errors } = (await response.json()) as { errors: { field: string[] }[] };
    expect([...new Set(errors.map((error) => error.field.join(".")))].sort()).toEqual(["input.email", "input.name", "input.password", "input.teamName"]);
    expect((await post({ ...input, token: setupToken(), email: "sa_1@service-accounts.invalid" })).status).toBe(422);
    expect(await people()).toBe(0);
  });

  it("of several that come at once lets one through, whole, and then is closed", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => post({ ...input, email: `ada${index}@example.com`, token: setupToken() })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 403)]);
    expect(await people()).toBe(1);
    expect(await (await dataSource()).manager.count(Team)).toBe(1);
    expect(await (await setupEndpoint(new Request("http://localhost:3000/api/setup"))).json()).toEqual({ open: false });
    await expect(completeSetup(systemActor(), input)).rejects.toMatchObject({ name: "ForbiddenError" });
    const actions = (await (await dataSource()).manager.find(AuditEvent)).map((event) => event.action);
    expect(actions).toEqual(expect.arrayContaining(["user.create", "team.create", "installation.set-up"]));
  });

  it("by command leaves an installation of somebody else alone", async () => {
    const options = { adminEmail: "eve@example.com", adminName: "Eve", adminPassword: "correct horse battery", team: "Acme", serviceAccount: "Automation" };
    await expect(bootstrapInstallation(options)).rejects.toMatchObject({ name: "OperatorError" });
    expect(await people()).toBe(1);
  });
});

describe("an installation's secrets", () => {
  const others = { session: "a".repeat(43), pepper: "b".repeat(43), keyEncryption: "c".repeat(43) };

  it.each(["pepper", "keyEncryption"] as const)("of which the %s is another refuse to work, and make no new key", async (which) => {
    const { manager } = await dataSource();
    const before = await manager.count(SigningKey);
    const own = secrets.instanceSecrets();
    vi.spyOn(secrets, "instanceSecrets").mockReturnValue({ ...own, [which]: others[which] });
    await expect(prepareInstallation()).rejects.toMatchObject({ name: "WrongSecretsError" });
    expect(await manager.count(SigningKey)).toBe(before);
    expect(await manager.count(Installation)).toBe(1);
  });

  it("that are the same find all as it was", async () => {
    await prepareInstallation();
    expect(await (await dataSource()).manager.count(SigningKey)).toBe(1);
  });
});
