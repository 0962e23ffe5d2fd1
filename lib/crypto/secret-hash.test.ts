import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { expect, it, vi } from "vitest";
import { hashSecret, ofSecret, secretMatches } from "./secret-hash";

/** How many keyed hashes are made by the work. */
function keyedHashes(work: () => void): number {
  const made = vi.spyOn(crypto, "createHmac");
  syncBuiltinESMExports();
  try {
    work();
    return made.mock.calls.length;
  } finally {
    made.mockRestore();
    syncBuiltinESMExports();
  }
}

const entry = (secret: string) => ({ secret, hash: hashSecret(secret) });

it("a secret that was right is right again without another keyed hash, and wrong as soon as its entry has another one", () => {
  const [old, next] = [entry("lks_old"), entry("lks_new")];
  expect(secretMatches(old.secret, old.hash)).toBe(true);
  expect(
    keyedHashes(() => {
      expect(secretMatches(old.secret, old.hash)).toBe(true);
      expect(secretMatches(old.secret, next.hash)).toBe(false);
    }),
  ).toBe(0);
  expect(secretMatches(next.secret, old.hash)).toBe(false);
  expect(secretMatches(next.secret, next.hash)).toBe(true);
});

it("nothing is kept of a wrong secret", () => {
  const { hash } = entry("lks_another");
  const guess = () => expect(secretMatches("lks_guess", hash)).toBe(false);
  expect([keyedHashes(guess), keyedHashes(guess)]).toEqual([1, 1]);
});

it("all entries that a secret has the hash of are found, and none that isn't there any more", () => {
  const own = { id: "a", hash: hashSecret("lks_twice") };
  const others = [
    { id: "b", hash: hashSecret("lks_other") },
    { ...own, id: "c" },
  ];
  expect(ofSecret("lks_twice", [own, ...others]).map(({ id }) => id)).toEqual(["a", "c"]);
  expect(ofSecret("lks_twice", others).map(({ id }) => id)).toEqual(["c"]);
  expect(ofSecret("lks_twice", [])).toEqual([]);
});

it("no secret matches what there isn't, which takes the work of a wrong one", () => {
  const none = (hash: null | undefined) => () => expect(secretMatches("lks_guess", hash)).toBe(false);
  expect([keyedHashes(none(undefined)), keyedHashes(none(null))]).toEqual([1, 1]);
  expect(keyedHashes(() => expect(ofSecret("lks_guess", undefined)).toEqual([]))).toBe(1);
});
