import { User } from "../../entities/index";
import type { Invitation } from "../../entities/index";
import { dataSource } from "../db/data-source";
import { RateLimitedError } from "../errors";
import { log } from "../log";
import { sendMail } from "../mail/send-mail";
import type { Actor } from "../permissions/actor";
import { FailureLimiter } from "../rate-limit/failure-limiter";
import { teamsById } from "../teams/teams-by-id";
import { invitationLink } from "./link";
import { invitationMail } from "./invitation-mail";

// Whoever may invite could otherwise use this server to flood somebody's mailbox.
const toAddress = new FailureLimiter("invitation-mail", 10, 3_600, "Too many mails to this address.");
// … or those of many people, with words of their own.
const ofInviter = new FailureLimiter("invitation-mail-inviter", 100, 3_600, "Too many mails by this person.");

/** How long a mail may take, in milliseconds; whoever asked is told within it, or within what is left of their request. */
const longest = 2_500;

/** An invitation with the link that accepts it, which is stored nowhere. */
export interface Delivered {
  invitation: Invitation;
  link: string;
  /** Whether the link went out by mail; if not, the inviter hands it over. */
  mailed: boolean;
}

/** Mails an invitation that has been written, if mail is set up. That it can't be mailed takes nothing from it. */
export async function deliver(actor: Actor, invitation: Invitation, token: string): Promise<Delivered> {
  const link = invitationLink(token);
  // The invitation is there: whatever goes wrong now, its link must reach whoever made it.
  const sent = await mailed(actor, invitation, link).catch((error: unknown) => {
    log().warn({ err: error }, "an invitation was not mailed");
    return false;
  });
  return { invitation, link, mailed: sent };
}

async function mailed(actor: Actor, { teamId, email, emailKey, expiresAt }: Invitation, link: string): Promise<boolean> {
  try {
    await ofInviter.fail(actor.id);
    await toAddress.fail(emailKey);
  } catch (error) {
    if (error instanceof RateLimitedError) return false;
    throw error;
  }
  const team = (await teamsById([teamId])).get(teamId);
  const known = await (await dataSource()).manager.existsBy(User, { emailKey });
  if (!team) return false;
  const patience = Math.min(longest, (actor.origin.answerBy ?? Infinity) - Date.now());
  return sendMail(email, invitationMail({ team: team.name, inviter: actor.name, link, expiresAt, known }), patience);
}
