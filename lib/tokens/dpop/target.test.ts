import { expect, it } from "vitest";
import { issuer } from "../../testing/proof-of";
import { sameTarget } from "./target";

const fits = (htu: unknown, path = "/oauth/token") => sameTarget(htu, new Request(`http://a-name-that-the-caller-chose.example${path}`));

it.each([
  ["as it is", `${issuer}/oauth/token`],
  ["with query and fragment", `${issuer}/oauth/token?a=b#c`],
  ["with capitals in scheme and host", "HTTP://LocalHost:3000/oauth/token"],
  ["with dots in the path", `${issuer}/x/../oauth/./token`],
  ["with letters escaped", `${issuer}/oa%75th/tok%65n`],
])("an address %s is ours, by whatever host the request came", (_, htu) => expect(fits(htu)).toBe(true));

it("paths that are equal by syntax are the same, and no others", () => {
  expect(fits(`${issuer}/a%7Eb`, "/a~b")).toBe(true);
  expect(fits(`${issuer}/a~b`, "/a%7eb")).toBe(true);
  expect(fits(`${issuer}/a%2fb`, "/a%2Fb")).toBe(true);
  expect(fits(`${issuer}/a/b`, "/a%2Fb")).toBe(false);
  expect(fits(`${issuer}/a%2Fb`, "/a%2Eb")).toBe(false);
  expect(fits(`${issuer}/%C3%A9`, "/%c3%a9")).toBe(true);
});

it.each([
  ["nothing", undefined],
  ["a number", 7],
  ["a list of ours", [`${issuer}/oauth/token`]],
  ["a path alone", "/oauth/token"],
  ["another path", `${issuer}/api/graphql`],
  ["a slash more", `${issuer}/oauth/token/`],
  ["another host", "http://evil.example.com/oauth/token"],
  ["the host that the request names", "http://a-name-that-the-caller-chose.example/oauth/token"],
  ["another port", "http://localhost:3001/oauth/token"],
  ["another scheme", "https://localhost:3000/oauth/token"],
  ["a name of a user", "http://evil@localhost:3000/oauth/token"],
  ["a password", "http://:secret@localhost:3000/oauth/token"],
  ["backslashes", "http://localhost:3000\\oauth\\token"],
  ["a backslash at the end of the query", `${issuer}/oauth/token?\\`],
  ["something before it", ` ${issuer}/oauth/token`],
  ["something after it", `${issuer}/oauth/token\n`],
  ["no address", "http://[/oauth/token"],
])("%s isn't ours", (_, htu) => expect(fits(htu)).toBe(false));
