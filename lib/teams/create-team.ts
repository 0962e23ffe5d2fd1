import { randomInt } from "node:crypto";
import { Product, Team } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import { nameKey, requiredLine } from "../input/text";
import type { Actor } from "../permissions/actor";
import { ensureBuiltInRoles } from "../roles/ensure-built-in-roles";

export const teamName = requiredLine("The team's name", 80);

/** Makes a team with what every team has: the built-in product and its roles. It has no members yet. */
export async function createTeam(tx: Transaction, actor: Actor, name: string): Promise<Team> {
  const now = new Date();
  const team = { id: newId("Team"), name, slug: await freeSlug(tx, name), createdAt: now, createdBy: actor.id };
  await tx.manager.insert(Team, team);
  const product = {
    id: newId("Product"),
    teamId: team.id,
    key: "latchkey",
    name: "Latchkey",
    nameKey: nameKey("Latchkey"),
    description: "Latchkey's own GraphQL API.",
    audience: null,
    builtIn: true,
    createdAt: now,
    updatedAt: now,
  };
  await tx.manager.insert(Product, product);
  await ensureBuiltInRoles(tx, team.id);
  await recordEvent(tx, actor, { action: "team.create", teamId: team.id, target: { type: "Team", id: team.id, name } });
  return team;
}

// Paths of pages that stand beside the teams' own.
const reserved = new Set(["api", "oauth", "sign-in", "setup", "healthz", "readyz", "_next", "well-known", "assets", "account", "explorer", "invite", "new"]);

async function freeSlug(tx: Transaction, name: string): Promise<string> {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, 40)
    .replace(/-$/, "");
  const wanted = plain === "" || reserved.has(plain) ? `team${plain ? `-${plain}` : ""}` : plain;
  const taken = await tx.manager.existsBy(Team, { slug: wanted });
  return taken ? `${wanted}-${randomInt(36 ** 5, 36 ** 6).toString(36)}` : wanted;
}
