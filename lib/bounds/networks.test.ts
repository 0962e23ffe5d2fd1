import { describe, expect, it } from "vitest";
import { contains, countsFrom, isWithin, networkList, networkProblem, parseNetwork } from "./networks";

const within = (network: string, address: string | null) => isWithin([parseNetwork(network)], address);

describe("a network", () => {
  it.each(["203.0.113.0/24", "203.0.113.7", "203.0.113.7/32", "0.0.0.0/0", "2001:db8::/32", "2001:db8::1", "::/0", "10.0.0.0/9", "2001:db8:0:0:8000::/65"])(
    "may be %s",
    (text) => {
      expect(networkProblem(text)).toBeUndefined();
    },
  );

  it.each([
    "",
    "example.com",
    "10.0.0",
    "10.1",
    "0x0a.0.0.1",
    "010.0.0.1",
    "167772161",
    "10.0.0.1/33",
    "10.0.0.0/08",
    "10.0.0.0/-1",
    "10.0.0.0/",
    "10.0.0.0/8/8",
    "10.0.0.1/8",
    "2001:db8::1/32",
    "::1/129",
    "::ffff:10.0.0.1",
    "::ffff:10.0.0.0/104",
    "fe80::1%eth0",
    "10.0.0.1 ",
    " 10.0.0.1",
    "10.0.0.1\n",
    "10.0.0.1\0",
    "[::1]",
    "*",
    "10.*",
    "10.0.0.0-10.0.0.9",
  ])("can't be %j", (text) => {
    expect(networkProblem(text)).toEqual(expect.any(String));
  });

  it("that begins elsewhere is said how to write", () => {
    expect(networkProblem("10.1.2.3/8")).toContain("10.0.0.0/8");
    expect(networkProblem("2001:db8:ffff::/33")).toContain("2001:db8:8000::/33");
  });

  it("is kept in one form", () => {
    expect(networkList.parse(["10.0.0.1", "10.0.0.1/32", "2001:DB8:0:0::/32"])).toEqual(["10.0.0.1/32", "2001:db8::/32"]);
  });

  it("in a list is a good one, or what is wrong with it is said", () => {
    expect(networkList.safeParse(["10.0.0.0/8", "10.0.0.1/8"]).error?.issues).toEqual([
      expect.objectContaining({ code: "custom", path: [1], message: networkProblem("10.0.0.1/8") }),
    ]);
  });

  it("holds the addresses in it, and no others", () => {
    expect(within("203.0.113.0/24", "203.0.113.255")).toBe(true);
    expect(within("203.0.113.0/24", "203.0.114.0")).toBe(false);
    expect(within("203.0.113.7/32", "203.0.113.8")).toBe(false);
    expect(within("2001:db8::/32", "2001:db8:ffff::1")).toBe(true);
    expect(within("2001:db8::/32", "2001:db9::1")).toBe(false);
    expect(within("203.0.113.0/24", "::ffff:203.0.113.9")).toBe(true);
    expect(within("0.0.0.0/0", "2001:db8::1")).toBe(false);
    expect(within("::/0", "203.0.113.1")).toBe(false);
    for (const address of [null, "", "unknown", "203.0.113"]) expect(within("203.0.113.0/24", address)).toBe(false);
  });

  it("is the address itself, when no length is given", () => {
    expect(within("203.0.113.7", "203.0.113.7")).toBe(true);
    expect(within("203.0.113.7", "203.0.113.6")).toBe(false);
    expect(within("2001:db8::1", "2001:db8::1")).toBe(true);
    expect(within("2001:db8::1", "2001:db8::2")).toBe(false);
  });

  it("is enough, of several; and without any, everything counts from anywhere", () => {
    const networks = [parseNetwork("10.0.0.0/8"), parseNetwork("203.0.113.0/24")];
    expect(isWithin(networks, "203.0.113.9")).toBe(true);
    expect(isWithin([], "203.0.113.9")).toBe(false);
    expect([countsFrom(networks, "203.0.113.9"), countsFrom(networks, "192.0.2.1"), countsFrom(networks, null)]).toEqual([true, false, false]);
    expect([countsFrom([], "192.0.2.1"), countsFrom([], null)]).toEqual([true, true]);
  });

  it("may lie in another", () => {
    const lies = (outer: string, inner: string) => contains(parseNetwork(outer), parseNetwork(inner));
    expect(lies("10.0.0.0/8", "10.1.0.0/16")).toBe(true);
    expect(lies("10.0.0.0/8", "10.0.0.0/8")).toBe(true);
    expect(lies("10.1.0.0/16", "10.0.0.0/8")).toBe(false);
    expect(lies("10.0.0.0/16", "10.0.0.0/8")).toBe(false);
    expect(lies("10.0.0.0/8", "11.0.0.0/16")).toBe(false);
    expect(lies("::/0", "10.0.0.0/8")).toBe(false);
  });
});
