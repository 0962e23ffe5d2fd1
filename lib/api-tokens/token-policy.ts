import { z } from "zod";
import type { EntityManager } from "typeorm";
import { type ApiToken, Team, TokenPolicy } from "../../entities/index";
import { changesOf } from "../audit/changes-of";
import { recordEvent } from "../audit/record-event";
import { dataSource } from "../db/data-source";
import { transaction } from "../db/transaction";
import { InvalidInputError } from "../errors";
import { parseInput } from "../input/parse";
import type { Actor } from "../permissions/actor";
import { authorize } from "../permissions/authorize";
import { resolveTeam } from "../teams/resolve-team";
import { mostDays } from "./expiry";

export interface TokenPolicyInput {
  /** Null for any lifetime. */
  maxLifetimeDays?: number | null;
  purposeRequired?: boolean | null;
  revokeLeaked?: boolean | null;
}

const daysMessage = `The longest lifetime must be a whole number of days from 1 to ${mostDays}.`;
const schema = z.object({
  maxLifetimeDays: z.number(daysMessage).int(daysMessage).min(1, daysMessage).max(mostDays, daysMessage).nullish(),
  purposeRequired: z.boolean("Say true or false.").nullish(),
  revokeLeaked: z.boolean("Say true or false.").nullish(),
});

/** What the team demands of API tokens. @throws UnauthenticatedError, NotFoundError, ForbiddenError */
export async function getTokenPolicy(actor: Actor | null, given: string | null | undefined): Promise<TokenPolicy> {
  const teamId = resolveTeam(actor, given);
  authorize(actor, "token:read", teamId);
  return tokenPolicyOf((await dataSource()).manager, teamId);
}

/** The same for callers that have authorized. */
export async function tokenPolicyOf(manager: EntityManager, teamId: string): Promise<TokenPolicy> {
  return (await manager.findOneBy(TokenPolicy, { teamId })) ?? { teamId, maxLifetimeDays: null, purposeRequired: false, revokeLeaked: true };
}

/** Changes what the team demands of tokens that are made from now on; those that exist stay as they are until they are reset. */
export async function updateTokenPolicy(actor: Actor | null, given: string | null | undefined, input: TokenPolicyInput): Promise<TokenPolicy> {
  const teamId = resolveTeam(actor, given);
  authorize(actor, "team:update", teamId);
  const values = parseInput(schema, input);
  return transaction(async (tx) => {
    const team = await tx.manager.findOneOrFail(Team, { where: { id: teamId }, lock: { mode: "pessimistic_write" } });
    const before = await tokenPolicyOf(tx.manager, teamId);
    const changes = changesOf(before, {
      maxLifetimeDays: input.maxLifetimeDays === undefined ? undefined : (values.maxLifetimeDays ?? null),
      purposeRequired: input.purposeRequired === undefined ? undefined : (values.purposeRequired ?? false),
      revokeLeaked: input.revokeLeaked === undefined ? undefined : (values.revokeLeaked ?? true),
    });
    if (Object.keys(changes.after).length === 0) return before;
    const policy = { ...before, ...changes.after };
    await tx.manager.upsert(TokenPolicy, policy, ["teamId"]);
    await recordEvent(tx, actor, { action: "token-policy.update", teamId, target: { type: "Team", id: teamId, name: team.name }, details: changes.details });
    return policy;
  });
}

/** Checks a purpose. @throws InvalidInputError when the team requires one and there is none */
export function assertPurpose({ purposeRequired }: TokenPolicy, purpose: string): void {
  if (!purposeRequired || purpose !== "") return;
  throw new InvalidInputError([
    { field: ["input", "purpose"], message: "The team requires a purpose: say what the token is for, so that an audit can tell.", code: "REQUIRED" },
  ]);
}

/** The same for a token that is there already, before it gets a new secret. */
export function assertPurposeStands({ purposeRequired }: TokenPolicy, { purpose }: Pick<ApiToken, "purpose">): void {
  if (!purposeRequired || purpose !== "") return;
  throw new InvalidInputError([
    { field: ["id"], message: "The team requires a purpose: say in the token's settings what it is for, then reset it.", code: "REQUIRED" },
  ]);
}
