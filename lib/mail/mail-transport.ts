import { createTransport } from "nodemailer";

/** A connection to an SMTP server, for a mail or a check. @param patience milliseconds for each step */
export function mailTransport(url: string, patience: number) {
  return createTransport(
    {
      url,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      dnsTimeout: patience,
    },
    // A mail is made of what stands in it: no text of ours ever names a file or an address to read it from.
    { disableFileAccess: true, disableUrlAccess: true },
  );
}

export type MailTransport = ReturnType<typeof mailTransport>;
