import { describe, expect, it } from "vitest";
import { originProblem, patternProblem } from "./origin-form";
import { allowingPattern, originList } from "./origins";

describe("an entry of a token's list", () => {
  it.each([
    "https://app.example.com",
    "https://app.example.com:8443",
    "http://localhost:3000",
    "http://127.0.0.1:5173",
    "https://[::1]:3000",
    "https://xn--bcher-kva.example",
    "https://*.example.com",
    "https://*.example.com:8443",
    "http://*.localhost:3000",
    "https://*.1.2.3.4.example.com",
  ])("may be %s", (text) => {
    expect(patternProblem(text)).toBeUndefined();
  });

  it.each([
    "",
    "*",
    "null",
    "app.example.com",
    "//app.example.com",
    "https://",
    "https://*",
    "https://*.",
    "https://*.com",
    "https://*.*.example.com",
    "https://app.*.com",
    "https://a*.example.com",
    "https://*app.example.com",
    "https://*.10.0.0.1",
    "https://*.[::1]",
    "https://app.example.com/",
    "https://app.example.com/path",
    "https://app.example.com?x",
    "https://app.example.com#x",
    "https://user@app.example.com",
    "https://app.example.com:443",
    "http://app.example.com:80",
    "https://app.example.com:",
    "https://app.example.com:99999",
    "HTTPS://app.example.com",
    "https://App.example.com",
    "https://app.example.com.",
    "https://*.example.com.",
    "https://*.Example.com",
    "xhttps://*.example.com",
    "https://x.example.com/https://*.example.com",
    "https://bücher.example",
    " https://app.example.com",
    "https://app.example.com ",
    "https://app.example.com\n",
    "https://app.example.com\0",
    "https://app%2eexample.com",
    "https:\\\\app.example.com",
    "https:app.example.com",
    "ftp://app.example.com",
    "javascript://app.example.com",
    "file://",
    "data:text/html,x",
    "chrome-extension://abcdef",
    "https://app.example.com,https://evil.com",
    "https://0x7f.1",
    "https://*.example.com/*",
    `https://${"a".repeat(400)}.com`,
  ])("can't be %j", (text) => {
    expect(patternProblem(text)).toEqual(expect.any(String));
  });

  it("is said how to write, when that is clear", () => {
    expect(patternProblem("https://App.example.com/path")).toBe("Write it as browsers send it: https://app.example.com");
    expect(patternProblem("https://*.Example.com:443")).toBe("Write it as browsers send it: https://*.example.com");
  });

  it("is said why it can't be, when that is clear", () => {
    expect(patternProblem("null")).toContain("any sandboxed page");
    for (const address of ["10.0.0.1", "192.168.100.200"])
      expect(patternProblem(`https://*.${address}`)).toBe("An address has no labels that * could stand for.");
  });

  it("in a list is a good one, or what is wrong with it is said", () => {
    expect(originList.safeParse(["https://a.example", "https://a.example/"]).error?.issues).toEqual([
      expect.objectContaining({ code: "custom", path: [1], message: patternProblem("https://a.example/") }),
    ]);
  });

  it("counts once when it is there twice, and there are at most 50", () => {
    expect(originList.parse(["https://a.example", "https://a.example"])).toEqual(["https://a.example"]);
    expect(originList.safeParse(Array.from({ length: 51 }, (_, n) => `https://a${n}.example`)).success).toBe(false);
  });
});

const list = ["https://app.example.com", "https://*.apps.example.org", "http://localhost:3000", "http://*.localhost:4000"];

describe("an origin", () => {
  it.each([
    ["https://app.example.com", "https://app.example.com"],
    ["https://one.apps.example.org", "https://*.apps.example.org"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["http://app.localhost:4000", "http://*.localhost:4000"],
  ])("%s is allowed by %s", (origin, pattern) => expect(allowingPattern(list, origin)).toBe(pattern));

  it.each([
    "https://app.example.com.evil.com",
    "https://evilapp.example.com",
    "https://app.example.com.",
    "http://app.example.com",
    "https://app.example.com:8443",
    "https://APP.example.com",
    "null",
    "",
    "*",
    "https://example.com",
    "https://a.app.example.com",
    "https://apps.example.org",
    "https://a.b.apps.example.org",
    "https://evilapps.example.org",
    "https://*.apps.example.org",
    "https://one.apps.example.org.evil.com",
    "https://one.apps.example.org:444",
    "http://one.apps.example.org",
    "https://.apps.example.org",
    "http://localhost",
    "http://localhost:3001",
    "https://localhost:3000",
    "http://127.0.0.1:3000",
    "https://app.example.com/",
    "https://app.example.com, https://app.example.com",
    "https://app.example.com https://evil.com",
    "https://user@app.example.com",
    "file://",
    "https://xn--app-.example.com",
  ])("%j isn't allowed", (origin) => expect(allowingPattern(list, origin)).toBeUndefined());

  it("of an address has no wildcard", () => {
    expect(originProblem("https://10.0.0.1")).toBeUndefined();
    expect(allowingPattern(["https://*.0.0.1"], "https://10.0.0.1")).toBeUndefined();
  });
});
