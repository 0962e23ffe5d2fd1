import { settings } from "../env";
import { inTime } from "../in-time";
import { log } from "../log";
import { type MailTransport, mailTransport } from "./mail-transport";

export interface MailContent {
  subject: string;
  text: string;
  html: string;
}

/**
 * Hands a mail to the SMTP server of the settings.
 * @param to one address, taken as it is: never a list
 * @param patience milliseconds that it may take
 * @returns false when mail isn't set up, or the server didn't take it in time; what it answered is in the log, without the mail
 */
export async function sendMail(to: string, content: MailContent, patience: number): Promise<boolean> {
  const { smtp } = settings();
  if (!smtp || patience <= 0) return false;
  let transport: MailTransport | undefined;
  try {
    transport = mailTransport(smtp.url, patience);
    const sending = transport.sendMail({ from: smtp.from, to: { name: "", address: to }, ...content });
    const { accepted } = await inTime(patience, sending, () => Object.assign(new Error("The mail server took too long."), { code: "ETIMEDOUT" }));
    return accepted.length > 0;
  } catch (error) {
    // Not the message: it may quote the mail, with its link, or the credentials.
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    log().warn({ code, responseCode }, "a mail was not taken by the SMTP server");
    return false;
  } finally {
    transport?.close();
  }
}
