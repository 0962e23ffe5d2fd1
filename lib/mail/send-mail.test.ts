import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { invitationMail } from "../invitations/invitation-mail";
import { mailBy, startSmtpServer } from "../testing/start-smtp-server";
import { useDatabase } from "../testing/use-database";
import { checkMail } from "./check-mail";
import { escapeHtml } from "./escape-html";
import { sendMail } from "./send-mail";

useDatabase();

const password = "a pässword/with@signs";
let server: Awaited<ReturnType<typeof startSmtpServer>>;
beforeAll(async () => {
  server = await startSmtpServer(password);
});
beforeEach(() => {
  server.mails.length = 0;
  server.state.manner = "take";
});
afterAll(() => server.close());

const content = { subject: "Hello", text: "Plain", html: "<p>Rich</p>" };
const about = { team: "Acme", inviter: "Ada", link: "https://latchkey.example.com/invite#lkinv_x", expiresAt: new Date("2026-01-31T12:00:00Z"), known: false };
/** A mail's parts, decoded. */
const decoded = (raw: string) =>
  raw.replace(/=\r\n/g, "").replace(/(?:=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll("=", ""), "hex").toString("utf8"));
const headersOf = (raw: string) => raw.slice(0, raw.indexOf("\r\n\r\n")).split(/\r\n(?![ \t])/);

describe("a mail", () => {
  it("comes to the one address, from ours, as text and as HTML", async () => {
    expect(await sendMail("ada@example.com", content, 2_000)).toBe(true);
    expect(server.mails).toMatchObject([{ from: "latchkey@example.com", to: ["ada@example.com"] }]);
    const { raw } = server.mails[0]!;
    expect(headersOf(raw)).toEqual(expect.arrayContaining(["From: Latchkey <latchkey@example.com>", "To: ada@example.com", "Subject: Hello"]));
    expect(raw).toMatch(/multipart\/alternative/);
    expect(raw).toContain("Plain");
    expect(raw).toContain("<p>Rich</p>");
  });

  it.each(["a@example.com,b@example.com", "a@example.com\r\nBcc: b@example.com", "a@example.com> RCPT TO:<b@example.com", "list:a@example.com;"])(
    "to “%s” reaches nobody else",
    async (to) => {
      await sendMail(to, content, 2_000);
      expect(server.mails.flatMap((mail) => mail.to)).not.toContain("b@example.com");
      for (const { raw } of server.mails) expect(headersOf(raw).filter((line) => /^bcc:/i.test(line))).toEqual([]);
    },
  );

  it.each([["refuses it", "refuse"] as const, ["never answers", "hang"] as const])(
    "is not sent when the server %s, and that takes no longer than it may",
    async (_, manner) => {
      server.state.manner = manner;
      const started = performance.now();
      expect(await sendMail("ada@example.com", content, 500)).toBe(false);
      expect(performance.now() - started).toBeLessThan(1_500);
    },
  );

  it.each([
    ["the password is wrong", () => `smtp://latchkey:wrong@127.0.0.1:${server.port}`],
    ["nobody listens", () => "smtp://127.0.0.1:1"],
    ["the server wants no TLS and we do", () => `smtps://latchkey:wrong@127.0.0.1:${server.port}`],
    ["the name is nobody's", () => "smtp://mail.invalid"],
  ])("is not sent when %s", async (_, url) => {
    mailBy(url());
    expect(await sendMail("ada@example.com", content, 1_000)).toBe(false);
    mailBy(`smtp://latchkey:${encodeURIComponent(password)}@127.0.0.1:${server.port}`);
    expect(await sendMail("ada@example.com", content, 2_000)).toBe(true);
  });

  it("is not sent without a server, nor when there is no time left", async () => {
    expect(await sendMail("ada@example.com", content, 0)).toBe(false);
    mailBy(undefined);
    expect(await sendMail("ada@example.com", content, 2_000)).toBe(false);
    mailBy(`smtp://latchkey:${encodeURIComponent(password)}@127.0.0.1:${server.port}`);
    expect(server.mails).toEqual([]);
  });
});

describe("the mail that invites", () => {
  it("says who asks, into which team, until when, and holds the link", async () => {
    const mail = invitationMail(about);
    expect(mail.subject).toBe("Invitation to the team “Acme”");
    for (const part of [mail.text, mail.html])
      for (const word of ["Ada", "Acme", about.link, "2026-01-31 12:00 UTC", "choose a password"]) expect(part).toContain(word);
    expect(invitationMail({ ...about, known: true }).text).toContain("sign in");
  });

  const hostile = `</p><img src=x onerror=alert(1)><a href='https://evil.example'>"&`;
  it("holds names as text, whatever they are", async () => {
    const mail = invitationMail({ ...about, team: hostile, inviter: hostile });
    expect(mail.html).not.toMatch(/<img|<a href=['"]https:\/\/evil/);
    expect(mail.html).toContain(escapeHtml(hostile));
    expect(mail.text).toContain(hostile);
  });

  it.each([`Acme\r\nBcc: b@example.com`, `Acme\nSubject: other`, "=?utf-8?q?=0ABcc:_b@example.com?=", "ﷺ".repeat(80), "\u0000"])(
    "has the headers that it should have for a team called %j",
    async (team) => {
      expect(await sendMail("ada@example.com", invitationMail({ ...about, team }), 2_000)).toBe(true);
      const [mail] = server.mails;
      expect(mail!.to).toEqual(["ada@example.com"]);
      const names = headersOf(mail!.raw).map((line) => line.split(":")[0]!.toLowerCase());
      expect(names.filter((name) => ["bcc", "cc"].includes(name))).toEqual([]);
      expect(names.filter((name) => name === "subject")).toHaveLength(1);
      expect(decoded(mail!.raw)).toContain(about.link);
    },
  );
});

describe("the check of the mail server", () => {
  const url = (word: string) => `smtp://latchkey:${encodeURIComponent(word)}@127.0.0.1:${server.port}`;

  it("signs in, sends nothing, and tells no password", async () => {
    expect(await checkMail()).toBe(`127.0.0.1:${server.port} lets us in`);
    mailBy(url("hunter2-wrong"));
    const refused = await checkMail().catch((error: Error) => error.message);
    expect(refused).toMatch(/^127\.0\.0\.1:\d+ doesn't let us in \(EAUTH, 535\): check SMTP_URL$/);
    mailBy("smtp://127.0.0.1:1");
    await expect(checkMail()).rejects.toThrow(/^127\.0\.0\.1:1 doesn't let us in \((ESOCKET|ECONNREFUSED)/);
    mailBy(undefined);
    expect(await checkMail()).toMatch(/^none: /);
    mailBy(url(password));
    expect(server.mails).toEqual([]);
  });
});
