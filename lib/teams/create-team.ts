import { randomInt } from "node:crypto";
import { Product, type Team } from "../../entities/index";
import { recordEvent } from "../audit/record-event";
import type { Transaction } from "../db/transaction";
import { newId } from "../ids";
import { nameKey, requiredLine } from "../input/text";
import { defaultAlgorithm } from "../signing-keys/algorithms";
import type { Actor } from "../permissions/actor";
import { ensureBuiltInRoles } from "../roles/ensure-built-in-roles";

export const teamName = requiredLine("The team's name", 80);

/** Makes a team with what every team has: the built-in product and its roles. It has no members yet. */
export async function createTeam(tx: Transaction, actor: Actor, name: string): Promise<Team> {
  const now = new Date();
  const team = await insertTeam(tx, { id: newId("Team"), name, createdAt: now, createdBy: actor.id, tokenAlgorithm: defaultAlgorithm });
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
const reserved = new Set([
  "api",
  "oauth",
  "sign-in",
  "setup",
  "healthz",
  "readyz",
  "_next",
  "well-known",
  "assets",
  "account",
  "explorer",
  "invite",
  "new",
  "installation",
]);

/** Writes a team under a slug that is its name's, or begins with it; another team that gets the same one at this moment is waited for. */
async function insertTeam(tx: Transaction, team: Omit<Team, "slug">): Promise<Team> {
  const wanted = wantedSlug(team.name);
  for (let slug = wanted; ; slug = `${wanted}-${randomInt(36 ** 5, 36 ** 6).toString(36)}`) {
    const written = await tx.manager.query<unknown[]>(
      "INSERT INTO team (id, name, slug, created_at, created_by, token_algorithm) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (slug) DO NOTHING RETURNING id",
      [team.id, team.name, slug, team.createdAt, team.createdBy, team.tokenAlgorithm],
    );
    if (written.length > 0) return { ...team, slug };
  }
}

function wantedSlug(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, 40)
    .replace(/-$/, "");
  return plain === "" || reserved.has(plain) ? `team${plain ? `-${plain}` : ""}` : plain;
}
