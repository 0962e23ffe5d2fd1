import { expect, it } from "vitest";
import { boundsOf, originsProblem, withEntries } from "./bound-values";

it("adds what is typed, however it is separated, and nothing twice", () => {
  expect(withEntries(["a"], " b, c\n a ")).toEqual(["a", "b", "c"]);
});

it("sends what was typed and not added too", () => {
  const values = { allowedOrigins: ["https://a.example.com"], originDraft: " https://b.example.com", allowedCidrs: [], networkDraft: "192.0.2.0/24 " };
  expect(boundsOf(values)).toEqual({ allowedOrigins: ["https://a.example.com", "https://b.example.com"], allowedCidrs: ["192.0.2.0/24"] });
});

it("says in the server's words what is no origin", () => {
  expect(originsProblem("https://a.example.com https://b.example.com/shop")).toBe("Write it as browsers send it: https://b.example.com");
  expect(originsProblem("")).toBeUndefined();
});
