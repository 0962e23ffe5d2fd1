// Mutation testing: each guard in turn is taken away, and some test must fail. `npm run mutation -- --mutate 'lib/permissions/*.ts' --testFiles 'lib/permissions/*.test.ts'`
// measures a folder against the tests that hold its guarantees; scores and survivors are in docs/decisions/0041-mutation-score.md.
/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  mutate: ["lib/{permissions,auth,oauth,tokens,bounds,signing-keys}/**/*.ts", "!**/*.test.ts", "!**/testing/**"],
  coverageAnalysis: "perTest",
  // One run has one database server, and its files one process.
  concurrency: 1,
  timeoutMS: 20_000,
  // Titles and messages are for people; SQL is a string too, and a broken one breaks everything.
  mutator: { excludedMutations: ["StringLiteral"] },
  ignorePatterns: [".next", "dist", ".latchkey*", "test-results"],
  reporters: ["progress-append-only", "clear-text", "json"],
  jsonReporter: { fileName: "test-results/mutation.json" },
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
  tempDirName: ".latchkey-mutation",
  // What runs once, as a module loads, is tables: the catalogue is compared with its page in docs, and each of these mutants would run every test.
  ignoreStatic: true,
};
