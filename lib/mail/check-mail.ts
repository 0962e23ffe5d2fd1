import { settings } from "../env";
import { mailTransport } from "./transport";

/** Signs in to the mail server and sends nothing. @returns how it stands @throws Error that says what to mend, without the password */
export async function checkMail(): Promise<string> {
  const { smtp } = settings();
  if (!smtp) return "none: links of invitations are copied and handed over (SMTP_URL and SMTP_FROM change that)";
  const { host } = new URL(smtp.url);
  const transport = mailTransport(smtp.url, 5_000);
  try {
    await transport.verify();
    return `${host} lets us in`;
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    throw new Error(`${host} doesn't (${[code, responseCode].filter(Boolean).join(", ") || "no answer"}): check SMTP_URL`);
  } finally {
    transport.close();
  }
}
