import { settings } from "../env";
import { escapeHtml } from "../mail/escape-html";
import type { MailContent } from "../mail/send-mail";

/** The mail that asks somebody to join a team. Names are other people's words, and are quoted as such. */
export function invitationMail(about: { team: string; inviter: string; link: string; expiresAt: Date; known: boolean }): MailContent {
  const { team, inviter, link, known } = about;
  const until = `${about.expiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const first = `${inviter} asks you to join the team “${team}” on Latchkey, which keeps the accounts of its scripts and services.`;
  const how = known ? "Open this link and sign in to accept:" : "Open this link to choose a password and accept:";
  const last = `The link works once, until ${until}. If you don't expect this mail, do nothing: without the link nobody can join in your name.`;
  const where = `Sent by Latchkey at ${settings().publicUrl}`;
  return {
    subject: `Invitation to the team “${team}”`,
    text: [first, "", how, "", link, "", last, "", where, ""].join("\n"),
    html: `<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5">
<p>${escapeHtml(first)}</p>
<p>${escapeHtml(how)}</p>
<p><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>
<p>${escapeHtml(last)}</p>
<p style="color:#666">${escapeHtml(where)}</p>
</body></html>`,
  };
}
