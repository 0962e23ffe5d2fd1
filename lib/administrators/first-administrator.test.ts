import type { QueryRunner } from "typeorm";
import { expect, it } from "vitest";
import { TokenAlgorithms1764450000000 } from "../../entities/migrations/1764450000000-token-algorithms";
import { recordEvent } from "../audit/record-event";
import { query } from "../db/pool";
import { transaction } from "../db/transaction";
import { systemActor } from "../permissions/actor";
import { completeSetup } from "../setup/complete-setup";
import { makeOwner, makeTeam, testPassword } from "../testing/factories";
import { useDatabase } from "../testing/use-database";
import { listAdministrators } from "./list-administrators";

useDatabase();

const system = systemActor("Test");
const administrators = async () => (await listAdministrators(system)).map(({ email }) => email);

it("whoever sets the installation up administers it, and nobody who comes later does; of an older one it is the same person", async () => {
  const { user, team: first } = await completeSetup(systemActor("Command line"), {
    email: "first@example.com",
    name: "First",
    password: testPassword,
    teamName: "Installation",
  });
  await makeOwner();
  await makeOwner();
  expect(await administrators()).toEqual(["first@example.com"]);

  // As the version before left it, when the command line had set it up, and when a person had by the link.
  await query("UPDATE user_account SET administrator_since = NULL");
  const before = await makeTeam();
  await query("UPDATE team SET slug = 'installation' WHERE id = $1", [before.id]);
  const updates = { query: async (statement: string) => (statement.startsWith("UPDATE") ? query(statement) : []) } as unknown as QueryRunner;
  await new TokenAlgorithms1764450000000().up(updates);
  expect(await administrators()).toEqual([]);
  const target = { type: "User", id: user.id, name: user.email };
  await transaction((tx) => recordEvent(tx, systemActor("First-run set-up"), { action: "installation.set-up", teamId: first.id, target }));
  await new TokenAlgorithms1764450000000().up(updates);
  expect(await administrators()).toEqual(["first@example.com"]);
  const [team] = await query<{ slug: string }>("SELECT slug FROM team WHERE id = $1", [before.id]);
  expect(team!.slug).toMatch(/^installation-[0-9a-f]{6}$/);
});

it("a team that is called as the pages of the installation gets another address", async () => {
  expect((await makeTeam("Installation")).slug).toMatch(/^team-installation/);
});
