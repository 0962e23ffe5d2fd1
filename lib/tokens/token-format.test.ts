import { describe, expect, it } from "vitest";
import { newApiToken, readApiToken, tokenPattern } from "./token-format";

describe("an API token", () => {
  it("has the form that is documented, and is read back", () => {
    for (let n = 0; n < 200; n += 1) {
      const { plainToken, lookupId } = newApiToken();
      expect(plainToken).toMatch(tokenPattern);
      expect(readApiToken(plainToken)).toEqual({ lookupId });
    }
  });

  it("keeps its look-up id when it gets another secret", () => {
    const first = newApiToken();
    const second = newApiToken(first.lookupId);
    expect(second.lookupId).toBe(first.lookupId);
    expect(second.plainToken).not.toBe(first.plainToken);
  });

  it("holds characters of the whole alphabet, each about as often", () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 2_000; n += 1) {
      for (const character of newApiToken().plainToken.slice(20, 63)) counts.set(character, (counts.get(character) ?? 0) + 1);
    }
    expect(counts.size).toBe(62);
    // 1,387 are expected of each; the deviation is about 37.
    for (const count of counts.values()) expect(Math.abs(count - 1_387)).toBeLessThan(300);
  });

  it("with any one character changed is told offline", () => {
    const { plainToken } = newApiToken();
    for (let at = 0; at < plainToken.length; at += 1) {
      const changed = plainToken.slice(0, at) + (plainToken[at] === "a" ? "b" : "a") + plainToken.slice(at + 1);
      expect(readApiToken(changed)).toHaveProperty("refusal");
    }
  });

  it("has the CRC-32 that other programs compute", () => {
    // Of Python: zlib.crc32(b"lk_0000000000000000_" + b"0" * 43) in base62.
    const content = `lk_${"0".repeat(16)}_${"0".repeat(43)}`;
    expect(readApiToken(`${content}2E6xys`)).toEqual({ lookupId: "0".repeat(16) });
  });

  it.each([
    ["nothing", ""],
    ["the prefix alone", "lk_"],
    ["a client secret", `lks_${"A".repeat(43)}`],
    ["a character too many", `${newApiToken().plainToken}0`],
    ["a character too few", newApiToken().plainToken.slice(0, -1)],
    ["a line after it", `${newApiToken().plainToken}\n`],
    ["NUL in it", `lk_${"\0".repeat(16)}_${"a".repeat(49)}`],
    ["letters of another script", newApiToken().plainToken.replace(/.$/, "а")],
  ])("isn't %s", (_, text) => expect(readApiToken(text)).toEqual({ refusal: "TOKEN_MALFORMED" }));
});
