import { In } from "typeorm";
import { Member, ServiceAccount, User } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { type InputIssue, InvalidInputError } from "../errors";
import { isId } from "../ids";
import type { Touched } from "../permissions/change-or-dry-run";

/** Whom a call is about. */
export interface TargetIds {
  memberIds?: readonly string[] | null;
  serviceAccountIds?: readonly string[] | null;
}

/** A member or a service account that a call names, and where. */
export type Target = { id: string; name: string; field: string[] } & ({ type: "Member" } | { type: "ServiceAccount"; productId: string });

export const mostTargets = 100;

/** The ids that a call names, each once; those that can't be one are left out. */
export function touchedBy({ memberIds, serviceAccountIds }: TargetIds): Touched {
  const valid = (type: "Member" | "ServiceAccount", ids: readonly string[] | null | undefined) => [...new Set(ids ?? [])].filter((id) => isId(type, id));
  return { memberIds: valid("Member", memberIds), serviceAccountIds: valid("ServiceAccount", serviceAccountIds) };
}

/** Checks that a call names at least one target, and not too many. @throws InvalidInputError */
export function assertTargetCount(input: TargetIds): void {
  const count = (input.memberIds?.length ?? 0) + (input.serviceAccountIds?.length ?? 0);
  if (count === 0) throw new InvalidInputError([{ field: ["input"], message: "Name at least one member or service account.", code: "REQUIRED" }]);
  if (count > mostTargets) {
    const message = `${count} members and service accounts are named; at most ${mostTargets} can be changed at once.`;
    throw new InvalidInputError([{ field: ["input"], message, code: "TOO_LONG" }]);
  }
}

/**
 * The members and service accounts of the team that a call names, each once, kept from being deleted until the transaction ends.
 * @throws InvalidInputError that lists which there aren't
 */
export async function lockTargets(tx: Transaction, teamId: string, input: TargetIds): Promise<Target[]> {
  const { memberIds, serviceAccountIds } = touchedBy(input);
  // Calls about the same holder come one after the other, so that none is counted twice over the limit of its groups.
  const lock = { mode: "for_no_key_update" } as const;
  const members = memberIds.length === 0 ? [] : await tx.manager.find(Member, { where: { teamId, id: In([...memberIds]) }, order: { id: "ASC" }, lock });
  const accounts =
    serviceAccountIds.length === 0
      ? []
      : await tx.manager.find(ServiceAccount, { where: { teamId, id: In([...serviceAccountIds]) }, order: { id: "ASC" }, lock });
  const users = members.length === 0 ? [] : await tx.manager.findBy(User, { id: In(members.map(({ userId }) => userId)) });
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  const memberById = new Map(members.map((member) => [member.id, member]));
  const accountById = new Map(accounts.map((account) => [account.id, account]));
  const targets: Target[] = [];
  const missing: InputIssue[] = [];
  const place = (list: "memberIds" | "serviceAccountIds", id: string) => ["input", list, String(input[list]!.indexOf(id))];
  for (const id of new Set(input.memberIds ?? [])) {
    const [member, field] = [memberById.get(id), place("memberIds", id)];
    if (member) targets.push({ type: "Member", id, name: nameOf.get(member.userId) ?? "", field });
    else missing.push({ field, message: "There is no such member in this team.", code: "NOT_FOUND" });
  }
  for (const id of new Set(input.serviceAccountIds ?? [])) {
    const [account, field] = [accountById.get(id), place("serviceAccountIds", id)];
    if (account) targets.push({ type: "ServiceAccount", id, name: account.name, productId: account.productId, field });
    else missing.push({ field, message: "There is no such service account in this team.", code: "NOT_FOUND" });
  }
  if (missing.length > 0) throw new InvalidInputError(missing);
  return targets;
}
