import { afterEach, expect, it, vi } from "vitest";
import { checkToken } from "./check-token.mjs";

afterEach(() => {
  vi.unstubAllEnvs();
});

it.each([
  ["AUDIENCE", { LATCHKEY: "https://latchkey.example.com", AUDIENCE: "" }],
  ["LATCHKEY", { LATCHKEY: "", AUDIENCE: "https://things.example.com" }],
])("checkToken takes no token while %s isn't set, and calls none bad", async (_, env) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  await expect(checkToken({ authorization: "Bearer a.b.c" }, "things:read")).rejects.toThrow("Set LATCHKEY and AUDIENCE.");
});
