import { describe, expect, it } from "vitest";
import type { ClientRecord } from "../tokens/client-record";
import { OAuthError } from "./errors";
import { grantedScope, refreshedScope, rolesOfToken } from "./requested-scope";

const roles = [
  { name: "Reader", permissions: ["a:read"] },
  { name: "Writer", permissions: ["a:read", "a:write"] },
  { name: "Name only", permissions: [] },
];
const client = { roles, permissions: new Set(["a:read", "a:write"]), scope: "a:read a:write" } as unknown as ClientRecord;
const invalid = (message: string) => expect.objectContaining({ name: "OAuthError", code: "invalid_scope", message });

describe("the scope of a grant", () => {
  it("is all that the account holds, when nothing is asked for", () => {
    expect(grantedScope(client, undefined)).toBe("a:read a:write");
  });

  it("is what is asked for, once each", () => {
    expect(grantedScope(client, "a:write")).toBe("a:write");
    expect(grantedScope(client, "a:write a:read a:write")).toBe("a:write a:read");
  });

  it("is refused whole when the account doesn't hold all of it", () => {
    expect(() => grantedScope(client, "a:read a:delete b:read")).toThrow(invalid("The service account doesn't hold: a:delete b:read."));
    expect(() => grantedScope(client, "a:read A:READ")).toThrow(OAuthError);
  });

  it("names at most ten of what isn't held, and nothing that can't be a name", () => {
    const names = Array.from({ length: 12 }, (_, n) => `x:${n}`);
    expect(() => grantedScope(client, names.join(" "))).toThrow(invalid(`The service account doesn't hold: ${names.slice(0, 10).join(" ")}.`));
    const longest = "y".repeat(100);
    expect(() => grantedScope(client, `${longest} <script> é\u0022 ${"z".repeat(101)}`)).toThrow(invalid(`The service account doesn't hold: ${longest}.`));
    for (const wrong of ["", "<script>", "a:read  a:write", "a:read\nx"]) expect(() => grantedScope(client, wrong)).toThrow(invalid("The scope is malformed."));
  });
});

describe("the scope of a token that is refreshed", () => {
  it("is what it was, less what the account has lost", () => {
    expect(refreshedScope(client, new Set(["a:write", "b:read"]), undefined)).toBe("a:write");
    expect(refreshedScope(client, new Set(["b:read"]), undefined)).toBe("");
  });

  it("is never more than the token before it had", () => {
    const before = new Set(["a:read", "b:read"]);
    expect(refreshedScope(client, before, "a:read")).toBe("a:read");
    for (const wanted of ["a:write", "b:read"]) expect(() => refreshedScope(client, before, wanted)).toThrow(invalid(`The token doesn't hold: ${wanted}.`));
  });
});

describe("the roles of a token", () => {
  it("are all of the account's, when it holds as much as the account, in whichever order", () => {
    for (const scope of ["a:read a:write", "a:write a:read"]) expect(rolesOfToken(client, scope)).toEqual(["Reader", "Writer", "Name only"]);
    expect(rolesOfToken({ ...client, permissions: new Set(), scope: "", roles: [roles[2]!] }, "")).toEqual(["Name only"]);
  });

  it("are those of which nothing was left out, when it holds less", () => {
    expect(rolesOfToken(client, "a:read")).toEqual(["Reader"]);
    expect(rolesOfToken(client, "a:write")).toEqual([]);
    expect(rolesOfToken({ ...client, permissions: new Set(["a:read"]), scope: "a:read" }, "")).toEqual([]);
  });
});
