import { afterEach, describe, expect, it, vi } from "vitest";
import { currentNonce, isRecentNonce } from "./nonce";

afterEach(() => {
  vi.useRealTimers();
});

describe("a nonce", () => {
  it("is another one each minute, and counts for some minutes", () => {
    vi.useFakeTimers({ now: 1_800_000_000_000 });
    const nonce = currentNonce();
    expect(currentNonce()).toBe(nonce);
    const stillGood = [0, 1, 2, 3, 4, 5, 6].map((minutes) => {
      vi.setSystemTime(1_800_000_000_000 + minutes * 60_000);
      return isRecentNonce(nonce);
    });
    expect(stillGood).toEqual([true, true, true, true, true, false, false]);
    expect(currentNonce()).not.toBe(nonce);
  });

  it("counts at an instance whose clock is a minute behind, and no earlier", () => {
    vi.useFakeTimers({ now: 1_800_000_060_000 });
    const nonce = currentNonce();
    vi.setSystemTime(1_800_000_000_000);
    expect(isRecentNonce(nonce)).toBe(true);
    vi.setSystemTime(1_800_000_000_000 - 60_000);
    expect(isRecentNonce(nonce)).toBe(false);
  });

  it("is of characters that the standard allows, and isn't anything else", () => {
    expect(currentNonce()).toMatch(/^[\x21\x23-\x5b\x5d-\x7e]+$/);
    for (const wrong of [undefined, null, "", 7, {}, `${currentNonce()}x`, currentNonce().slice(1)]) expect(isRecentNonce(wrong)).toBe(false);
  });
});
