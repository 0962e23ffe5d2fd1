import { describe, expect, it } from "vitest";
import { isOpaque, lookupIdOf, newApiToken, newJwtId, newLookupId, readApiToken, tokenHint, tokenPattern } from "./token-format";

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
    // 1,387 are expected of each; the deviation is about 37. If all bytes were taken, some would come 1,680 times.
    for (const count of counts.values()) expect(Math.abs(count - 1_387)).toBeLessThan(230);
  });

  it("with any one character changed is told offline", () => {
    const { plainToken } = newApiToken();
    for (let at = 0; at < plainToken.length; at += 1) {
      const changed = plainToken.slice(0, at) + (plainToken[at] === "a" ? "b" : "a") + plainToken.slice(at + 1);
      expect(readApiToken(changed)).toHaveProperty("refusal");
    }
  });

  it("with characters changed that leave it its form is told from one that is none", () => {
    const { plainToken } = newApiToken();
    const changed = plainToken.replace(/.$/, (last) => (last === "a" ? "b" : "a"));
    expect(readApiToken(changed)).toEqual({ refusal: "TOKEN_CHECKSUM" });
  });

  it("claims to be opaque by how it begins, a wrong one too", () => {
    for (const text of [newApiToken().plainToken, "lk_", "lk_nonsense"]) expect(isOpaque(text), text).toBe(true);
    for (const text of ["", "eyJhbGciOiJFUzI1NiJ9.e30.lk_", "lks_secret", "LK_", " lk_"]) expect(isOpaque(text), text).toBe(false);
  });

  it("is shown by what it is found by, and no more", () => {
    const { plainToken, lookupId } = newApiToken();
    expect(tokenHint(lookupId)).toBe(`${plainToken.slice(0, 20)}…`);
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

describe("the jti of an API token that is a JWT", () => {
  it("tells by what the token is found, and is another one each time", () => {
    const lookupId = newLookupId();
    const [one, other] = [newJwtId(lookupId), newJwtId(lookupId)];
    expect([lookupIdOf(one), lookupIdOf(other)]).toEqual([lookupId, lookupId]);
    expect(one).not.toBe(other);
    expect(one).toMatch(/^lk_[0-9A-Za-z]{16}_[0-9A-Za-z]{22}$/);
  });

  it("is none of an access token's, and no opaque token", () => {
    const jti = newJwtId(newLookupId());
    for (const text of ["", crypto.randomUUID(), newApiToken().plainToken, `${jti}0`, `0${jti}`, jti.slice(0, -1), `${jti}\n`, jti.replace("_", "-")])
      expect(lookupIdOf(text), text).toBeUndefined();
    expect(readApiToken(jti)).toEqual({ refusal: "TOKEN_MALFORMED" });
  });
});
