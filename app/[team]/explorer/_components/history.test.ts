import { beforeEach, describe, expect, it, vi } from "vitest";
import { draftOf, forgetHistory, historyOf, keepDraft, remember } from "./history";
import { linkTo, sharedIn } from "./shared-link";

const storage = new Map<string, string>();
beforeEach(() => {
  storage.clear();
  const localStorage = { getItem: (key: string) => storage.get(key) ?? null, setItem: (key: string, value: string) => void storage.set(key, value) };
  vi.stubGlobal("window", { localStorage });
});

const entry = (query: string, variables = "") => ({ query, variables, title: "x", kind: "query" as const, at: "2026-01-01T00:00:00Z", ok: true });

describe("the history", () => {
  it("keeps the latest forty, each once, for each person apart", () => {
    for (let index = 0; index < 50; index += 1) remember("ada", entry(`{ viewer { a${index} } }`));
    remember("ada", entry("{ viewer { a30 } }"));
    const kept = historyOf("ada").map(({ query }) => query);
    expect(kept).toHaveLength(40);
    expect(kept.slice(0, 2)).toEqual(["{ viewer { a30 } }", "{ viewer { a49 } }"]);
    expect(historyOf("grace")).toEqual([]);
    forgetHistory("ada");
    expect(historyOf("ada")).toEqual([]);
  });

  it("never holds a secret, of the variables or of the operation", () => {
    remember("ada", entry("mutation ($secret: String) { a(b: $secret) { c } }", '{"secret": "hunter2", "name": "CI"}'));
    remember("ada", entry('mutation { a(clientSecret: "hunter2") { c } }'));
    remember("ada", entry("{ viewer { id } }", '{"secret": "hunter2"'));
    keepDraft("ada", "{ viewer { id } }", '{"password": "hunter2"}');
    keepDraft("ada", '{ a(token: "hunter2"', "");
    expect([...storage.values()].join()).not.toContain("hunter2");
    expect(historyOf("ada").map(({ variables }) => variables)).toEqual(["", '{\n  "name": "CI"\n}']);
    expect(draftOf("ada")).toEqual({ query: "{ viewer { id } }", variables: "" });
  });

  it("is empty where the storage holds something else, or nothing can be stored", () => {
    storage.set("latchkey:explorer:ada", "nonsense");
    expect(historyOf("ada")).toEqual([]);
    vi.stubGlobal("window", {});
    expect(remember("ada", entry("{ viewer { id } }"))).toHaveLength(1);
    expect(historyOf("ada")).toEqual([]);
  });
});

describe("a link", () => {
  it("brings back what was shared, behind the hash", () => {
    const shared = { query: 'query A($n: String = "ä & ö #1") {\n  viewer { id }\n}', variables: '{\n  "n": "+%"\n}' };
    const link = new URL(linkTo("https://keys.example.com", shared, "platform"));
    expect(`${link.origin}${link.pathname}${link.search}`).toBe("https://keys.example.com/explorer");
    expect(sharedIn(link.hash)).toEqual(shared);
    expect(new URLSearchParams(link.hash.slice(1)).get("team")).toBe("platform");
  });

  it.each(["", "#", "#variables=1", "#content"])("that carries nothing is no link: %s", (hash) => expect(sharedIn(hash)).toBeUndefined());
});
