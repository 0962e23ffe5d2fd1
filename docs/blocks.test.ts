import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { blocksOf, documents, languagesOf } from "./testing/blocks-of";

/** Which test runs or compares what a reader may copy from the documents. What stands in none of them needs a line here, with a test or a reason. */
const claims: Record<string, string> = {
  "README.md sh": "e2e/tour.spec.ts",
  "docs/back-up.md sh": "e2e/process/back-up.test.ts",
  "docs/back-up.md text": "PostgreSQL's own tools, of the version of the reader's server",
  "docs/deploy.md sh": "e2e/tour.spec.ts",
  "docs/deploy.md text": "settings, with names of the reader's own",
  "docs/examples/README.md sh": "docs/examples/browser.test.ts",
  "docs/graphql.md json": "docs/graphql.test.ts",
  "docs/graphql.md sh": "e2e/tour.spec.ts",
  "docs/oauth.md sh": "e2e/tour.spec.ts",
  "docs/oauth.md ts": "docs/oauth.test.ts",
  "docs/permissions.md sh": "docs/blocks.test.ts",
  "docs/products.md sh": "docs/products.test.ts",
  "docs/tokens.md js": "docs/tokens.test.ts",
  "docs/tokens.md sh": "docs/tokens.test.ts",
  "docs/tokens.md text": "docs/tokens.test.ts",
  "docs/upgrade.md sh": "docs/blocks.test.ts",
  "docs/webhooks.md js": "docs/webhooks.test.ts",
  "docs/webhooks.md json": "docs/webhooks.test.ts",
  "docs/webhooks.md text": "docs/webhooks.test.ts",
};

it("every command, program and message in the documents is run or compared by a test", () => {
  const found = documents.flatMap((document) => languagesOf(document).map((language) => `${document} ${language}`));
  // docs/graphql.test.ts does every GraphQL operation, wherever it stands; a drawing is no code.
  const claimed = new Set(found.filter((block) => !block.endsWith(" graphql") && block !== "docs/architecture.md "));
  expect([...claimed].sort()).toEqual(Object.keys(claims).sort());
});

it.each(Object.entries(claims).filter(([, test]) => test.endsWith(".ts")))("%s is read by %s", (block, test) => {
  expect(readFileSync(test, "utf8")).toContain(`"${block.split(" ")[0]}"`);
});

it.each(["docs/permissions.md", "docs/upgrade.md"])("the commands of %s are among those of docs/deploy.md", (document) => {
  const known = blocksOf("docs/deploy.md", "sh").join("").split("\n");
  for (const line of blocksOf(document, "sh").join("").split("\n")) expect(known).toContain(line);
});

it("README's two commands are those that tests start and that run tests", () => {
  const [start, test] = blocksOf("README.md", "sh");
  expect([start, test]).toEqual(["npm start\n", "npm test\n"]);
  expect(packageJson.scripts.start).toMatch(/ lib\/launch\/start\.mjs$/);
});
