import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { provideDatabaseUrl, settings } from "../env";

/** A mail as an SMTP server got it. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** Headers and body as they came. */
  raw: string;
}

/** How a server deals with mails: it takes them, refuses them, or never answers. */
export type Manner = "take" | "refuse" | "hang";

/** A real SMTP server on 127.0.0.1 that needs a password, with a line for each mail that it has taken; this process's mails go to it from now on. */
export async function startSmtpServer(password: string) {
  const mails: ReceivedMail[] = [];
  const state: { manner: Manner } = { manner: "take" };
  const server = new SMTPServer({
    // The test is on one machine; without TLS a password is not offered otherwise.
    disabledCommands: ["STARTTLS"],
    authMethods: ["PLAIN"],
    onAuth: (auth, _, done) => (auth.password === password ? done(null, { user: auth.username }) : done(new Error("535 no"))),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (state.manner === "hang") return;
        if (state.manner === "refuse") return done(Object.assign(new Error("mailbox unavailable"), { responseCode: 550 }));
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() });
        return done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  mailBy(`smtp://latchkey:${encodeURIComponent(password)}@127.0.0.1:${port}`);
  return {
    mails,
    state,
    port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Sends this process's mails to another server, or none. Settings are read again. */
export function mailBy(url: string | undefined): void {
  delete process.env.SMTP_URL;
  delete process.env.SMTP_FROM;
  if (url) Object.assign(process.env, { SMTP_URL: url, SMTP_FROM: "Latchkey <latchkey@example.com>" });
  provideDatabaseUrl(settings().databaseUrl!);
}
