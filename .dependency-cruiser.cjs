/** Who may import whom. The layers and their reasons are in docs/architecture.md. */

/** The way of a token, down which imports go: from who gives it and who comes with it to what it is. */
const wayOfToken = ["oauth", "auth", "api-tokens", "tokens", "signing-keys", "bounds"];

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "entities-know-only-typeorm",
      severity: "error",
      from: { path: "^entities/" },
      to: { pathNot: ["^entities/", "node_modules/typeorm"] },
    },
    {
      name: "lib-knows-no-transport-but-its-own",
      severity: "error",
      // One thread renders pages, and that is where Next runs.
      from: { path: "^lib/", pathNot: ["\\.test\\.ts$", "^lib/pages-thread/pages-thread\\.ts$"] },
      to: { path: ["^(app|graphql|e2e|bench)/", "^server\\.ts$", "node_modules/(next|next-auth|react|react-dom|@apollo|@mantine|@tanstack)/"] },
    },
    ...wayOfToken.slice(1).map((folder, n) => ({
      name: `${folder}-imports-down-the-way-of-a-token`,
      severity: "error",
      from: { path: `^lib/${folder}/`, pathNot: "\\.test\\.ts$" },
      to: { path: `^lib/(${wayOfToken.slice(0, n + 1).join("|")})/` },
    })),
    {
      name: "graphql-knows-lib-and-entity-types",
      severity: "error",
      from: { path: "^graphql/", pathNot: ["\\.test\\.ts$", "/testing/"] },
      to: { path: ["^(app|e2e|bench)/", "node_modules/(next|next-auth|react|react-dom|@mantine|@tanstack|typeorm)/"] },
    },
    {
      name: "graphql-takes-entities-as-types-only",
      severity: "error",
      from: { path: "^graphql/", pathNot: ["\\.test\\.ts$", "/testing/"] },
      to: { path: "^entities/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pages-use-the-api",
      severity: "error",
      from: { path: "^app/", pathNot: ["^app/(api|oauth|\\.well-known|healthz|readyz)/", "\\.test\\.tsx?$"] },
      to: { path: "^(lib|graphql|entities)/", pathNot: "^lib/(audit/actions|permissions/catalogue|csv|bounds/origin-form)\\.ts$" },
    },
    {
      name: "the-components-of-a-noun-are-its-own",
      severity: "error",
      // What the pages of several nouns show lies above them: app/[team]/_components, a folder per subject.
      from: { path: "^app/\\[team\\]/([^/]+)/" },
      to: { path: "^app/\\[team\\]/[^/]+/_components/", pathNot: "^app/\\[team\\]/$1/" },
    },
    {
      name: "what-all-pages-share-knows-none-of-them",
      severity: "error",
      from: { path: "^app/_" },
      to: { path: "^app/[^_]" },
    },
    {
      name: "pages-outside-a-team-know-none-inside",
      severity: "error",
      // But for the frame around them.
      from: { path: "^app/([a-z]+)/" },
      to: { path: "^app/[^_]", pathNot: ["^app/$1/", "^app/\\[team\\]/_"] },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: ["^(e2e|bench)/", "\\.test\\.tsx?$", "^lib/testing/", "/testing/"] },
      to: { path: ["^e2e/", "^bench/", "^lib/testing/", "/testing/", "\\.test\\.tsx?$"] },
    },
    {
      name: "no-development-packages-in-the-product",
      severity: "error",
      from: { path: "^(app|graphql|lib|entities|server\\.ts)", pathNot: ["\\.test\\.tsx?$", "/testing/", "^lib/launch/"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    { name: "nothing-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["\\.next/", "^dist/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
