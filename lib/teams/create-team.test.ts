import { expect, it } from "vitest";
import { makeTeam } from "../testing/factories";
import { useDatabase } from "../testing/use-database";

useDatabase();

it.each([
  ["Müller & Söhne", "muller-sohne"],
  [`${"a".repeat(39)} b`, "a".repeat(39)],
  ["日本", "team"],
  ["API", "team-api"],
])("names the team %j in URLs as %s", async (name, slug) => expect((await makeTeam(name)).slug).toBe(slug));

it("gives the second team of a name a slug of its own", async () => {
  const [first, second] = [await makeTeam("Twins"), await makeTeam("Twins")];
  expect(first.slug).toBe("twins");
  expect(second.slug).toMatch(/^twins-[a-z0-9]{6}$/);
});

it("gives each of several teams that are made at once a slug of its own", async () => {
  const teams = await Promise.all(Array.from({ length: 8 }, () => makeTeam("Octuplets")));
  expect(new Set(teams.map(({ slug }) => slug)).size).toBe(8);
});
