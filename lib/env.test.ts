import { describe, expect, it } from "vitest";
import { parseSettings, SettingsError } from "./env";

function problemsOf(environment: Record<string, string>): string[] {
  try {
    parseSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe("settings", () => {
  it("need nothing, and then stay on this machine", () => {
    expect(parseSettings({})).toMatchObject({ port: 3000, host: "localhost", publicUrl: "http://localhost:3000", embedded: true, oidc: undefined });
  });

  it("listen on every address when the public URL names another host", () => {
    expect(parseSettings({ LATCHKEY_URL: "https://latchkey.example.com/" })).toMatchObject({ host: "::", publicUrl: "https://latchkey.example.com" });
    expect(parseSettings({ LATCHKEY_URL: "https://latchkey.example.com", HOST: "10.0.0.1" }).host).toBe("10.0.0.1");
  });

  it("are reported together when several are wrong, each by its name", () => {
    const problems = problemsOf({
      PORT: "abc",
      LATCHKEY_URL: "https://x.example/path",
      DATABASE_URL: "mysql://x",
      OIDC_ISSUER: "https://i.example",
      LATCHKEY_LOG_LEVEL: "loud",
    });
    expect(problems.map((problem) => problem.split(" ")[0]).sort()).toEqual(["DATABASE_URL", "LATCHKEY_LOG_LEVEL", "LATCHKEY_URL", "OIDC_CLIENT_ID", "PORT"]);
  });

  it("print no value of a secret when it is wrong", () => {
    const problems = problemsOf({ LATCHKEY_PEPPER: "hunter2", LATCHKEY_SESSION_SECRET: "swordfish" });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toMatch(/hunter2|swordfish/);
  });

  it("name a mail server by two, and print no password of its", () => {
    const both = { SMTP_URL: "smtp://latchkey:hunter2@mail.example.com:587", SMTP_FROM: "Latchkey <latchkey@example.com>" };
    expect(parseSettings(both).smtp).toEqual({ url: both.SMTP_URL, from: both.SMTP_FROM });
    expect(parseSettings({}).smtp).toBeUndefined();
    expect(problemsOf({ SMTP_URL: both.SMTP_URL })).toHaveLength(1);
    expect(problemsOf({ SMTP_FROM: "latchkey@example.com" })).toHaveLength(1);
    for (const url of ["https://u:hunter2@mail.example.com", "latchkey:hunter2@mail.example.com"])
      expect(problemsOf({ ...both, SMTP_URL: url }).join()).toMatch(/^SMTP_URL (?!.*hunter2)/);
    for (const from of ["Latchkey", "a@b, c@d", "<a@b>, c@d", "a@b\nBcc: c@d", "Latchkey <>"])
      expect(problemsOf({ ...both, SMTP_FROM: from }).map((problem) => problem.split(" ")[0])).toEqual(["SMTP_FROM"]);
  });

  it.each(["0", "65536", "-1", "3000.5", "0x10"])("refuse the port %s", (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1);
  });

  it.each(["ftp://x.example", "latchkey.example.com", "https://x.example/?a", "https://u:p@x.example"])("refuse the public URL %s", (url) => {
    expect(problemsOf({ LATCHKEY_URL: url }).length).toBeGreaterThan(0);
  });

  it("take an empty variable for one that is not set", () => {
    expect(parseSettings({ PORT: "", DATABASE_URL: "", LATCHKEY_URL: "" })).toMatchObject({ port: 3000, embedded: true });
  });
});
