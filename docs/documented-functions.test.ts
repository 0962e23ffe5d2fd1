import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const files = ["lib", "graphql"]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`))
  .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|\/testing\//.test(name));

/** A function or class that others may import, with the line above it. */
const exported = /^(.*)\n(?=export (?:async )?(?:function\*? |class |const (?=\w+ = (?:async )?(?:<[^>]*>)?\([^)]*\)(?:: [^=]+)? =>))(\w+))/gm;

it("every function that a file of lib or graphql exports says what it does", () => {
  const silent = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(exported)].filter(([, above]) => !above!.endsWith("*/")).map(([, , name]) => `${file}: ${name!}`),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(silent).toEqual([]);
});
