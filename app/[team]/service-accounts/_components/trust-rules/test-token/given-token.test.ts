import { expect, it } from "vitest";
import { givenToken, tokenProblem } from "./given-token";

it.each(["a.b.c", " a.b.c\n", '"a.b.c"', "Bearer a.b.c", "authorization: bearer a.b.c", "a.\nb.\n c"])("%j is read as the token that it holds", (text) => {
  expect(givenToken(text)).toBe("a.b.c");
  expect(tokenProblem(text)).toBeNull();
});

it.each([
  ["  ", /Paste/],
  ["a.b", /no JWT/],
  ["a.b.c.d.e", /no JWT/],
  ["lks_abc", /Latchkey's own/],
  ["lk_abc", /Latchkey's own/],
])("%j is answered on the spot", (text, problem) => expect(tokenProblem(text)).toMatch(problem));
