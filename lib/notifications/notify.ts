import { Notification, Team } from "../../entities/index";
import type { Transaction } from "../db/transaction";
import { settings } from "../env";
import { newId } from "../ids";
import { addJob } from "../jobs/add-job";
import { escapeHtml } from "../mail/escape-html";
import type { MailContent } from "../mail/send-mail";
import { recipientsFor } from "./recipients-for";

/** Something that people are to know. */
interface Notice {
  teamId: string;
  kind: Notification["kind"];
  /** In a sentence. */
  title: string;
  /** What follows from it, for the mail. */
  advice: string;
  account: { id: string; contact: string | null } | null;
  subjectId: string;
}

/** Tells people in the transaction in which it happens: in the dashboard, and by mail if that is set up. What can't be mailed now is mailed later. */
export async function notify(tx: Transaction, notice: Notice): Promise<void> {
  const { teamId, kind, title, account, subjectId } = notice;
  const { userIds, addresses } = await recipientsFor(tx, teamId, account?.contact ?? null);
  const createdAt = new Date();
  const rows = userIds.map((userId) => ({
    id: newId("Notification"),
    teamId,
    userId,
    kind,
    title,
    serviceAccountId: account?.id ?? null,
    subjectId,
    createdAt,
    readAt: null,
  }));
  if (rows.length > 0) await tx.manager.insert(Notification, rows);
  if (!settings().smtp || addresses.length === 0) return;
  const { slug, name } = await tx.manager.findOneByOrFail(Team, { id: teamId });
  const content = mailOf(notice, name, `${settings().publicUrl}/${slug}${account ? `/service-accounts/${account.id}` : ""}`);
  for (const to of addresses) await addJob("mail", { to, content }, { attempts: 8, manager: tx.manager });
}

function mailOf({ title, advice }: Notice, team: string, link: string): MailContent {
  const why = `You get this mail because you are the contact of a service account of the team “${team}”, or one of the team's admins.`;
  return {
    subject: title,
    text: [title, "", advice, "", link, "", why, ""].join("\n"),
    html: `<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5">
<p><strong>${escapeHtml(title)}</strong></p>
<p>${escapeHtml(advice)}</p>
<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>
<p style="color:#666">${escapeHtml(why)}</p>
</body></html>`,
  };
}
