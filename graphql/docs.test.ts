import { readdirSync, readFileSync } from "node:fs";
import { parse, validate } from "graphql";
import { expect, it } from "vitest";
import { createSchema } from "./schema";

const schema = createSchema();
const examples = readdirSync("docs")
  .filter((name) => name.endsWith(".md"))
  .flatMap((name) =>
    [...readFileSync(`docs/${name}`, "utf8").matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, text], at) => [`${name} ${at + 1}`, text!] as const),
  );

it.each(examples)("the example %s in the documentation is one that the API takes", (_, text) => {
  expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
});
