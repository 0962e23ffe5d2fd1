import { Team, User } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { openInvitation } from "./open-invitation";

/** What somebody who holds an invitation's link is told before they accept. */
interface InvitationDescription {
  team: { name: string };
  email: string;
  /** The name of who invited; null when they are gone. */
  invitedBy: string | null;
  expiresAt: Date;
  /** Whether there is a user of that address, who signs in to accept; else one is made by accepting. */
  userExists: boolean;
}

/** @throws InvalidInputError for a secret that is no open invitation's */
export async function describeInvitation(token: unknown): Promise<InvitationDescription> {
  const { manager } = await dataSource();
  const { teamId, email, emailKey, createdBy, expiresAt } = await openInvitation(manager, token);
  const team = await manager.findOneByOrFail(Team, { id: teamId });
  const inviter = await manager.findOneBy(User, { id: createdBy });
  return { team: { name: team.name }, email, invitedBy: inviter?.name ?? null, expiresAt, userExists: await manager.existsBy(User, { emailKey }) };
}
