import { In } from "typeorm";
import { Member, User } from "../../entities/index";
import { dataSource } from "../db/data-source";

/** Members by id, for callers that have been allowed to see what refers to them. One statement. */
export async function membersById(ids: readonly string[]): Promise<Map<string, Member>> {
  const members = await (await dataSource()).manager.findBy(Member, { id: In([...ids]) });
  return new Map(members.map((member) => [member.id, member]));
}

/** The people behind members, by their user ids. One statement. */
export async function usersById(ids: readonly string[]): Promise<Map<string, Pick<User, "id" | "name" | "email">>> {
  const users = await (await dataSource()).manager.find(User, { select: { id: true, name: true, email: true }, where: { id: In([...ids]) } });
  return new Map(users.map((user) => [user.id, user]));
}
