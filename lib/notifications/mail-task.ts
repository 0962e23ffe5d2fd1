import { type MailContent, sendMail } from "../mail/send-mail";

/** Mails what people are to know. @throws Error when the server doesn't take it; it is tried again later */
export async function mailTask({ to, content }: { to: string; content: MailContent }): Promise<void> {
  if (!(await sendMail(to, content, 10_000))) throw new Error("the mail server didn't take a mail");
}
