import { settings } from "../env";
import { mailTransport } from "./mail-transport";

/** Signs in to the mail server and sends nothing. @returns how it stands @throws Error that says what to mend, without the password */
export async function checkMail(): Promise<string> {
  const { smtp } = settings();
  if (!smtp) return "none: links of invitations are copied and handed over (SMTP_URL and SMTP_FROM change that)";
  const { host } = new URL(smtp.url);
  const transport = mailTransport(smtp.url, 5_000);
  // What the error says of itself may hold the password.
  const failure = await transport.verify().then(
    () => undefined,
    ({ code, responseCode }: { code?: string; responseCode?: number }) => [code, responseCode].filter(Boolean).join(", ") || "no answer",
  );
  transport.close();
  if (failure) throw new Error(`${host} doesn't let us in (${failure}): check SMTP_URL`);
  return `${host} lets us in`;
}
