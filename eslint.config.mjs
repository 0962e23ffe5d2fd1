import js from "@eslint/js";
import graphql from "@graphql-eslint/eslint-plugin";
import next from "@next/eslint-plugin-next";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

export default ts.config(
  { ignores: ["**/.next/**", "dist/**", "node_modules/**", ".latchkey*/**", "next-env.d.ts", "app/_graphql/graphql-env.d.ts"] },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...ts.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-control-regex": "off",
      "max-lines": ["error", { max: 300 }],
      "no-restricted-properties": ["error", { object: "process", property: "env", message: "Read settings from lib/env.ts." }],
      "no-console": "error",
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
        clearTimeout: "readonly",
        Buffer: "readonly",
        fetch: "readonly",
      },
    },
  },
  {
    files: ["docs/examples/browser/*.js"],
    languageOptions: {
      globals: { document: "readonly", location: "readonly", fetch: "readonly", AbortSignal: "readonly", URL: "readonly", URLSearchParams: "readonly" },
    },
  },
  {
    files: ["docs/examples/products/**/*.{js,mjs}"],
    languageOptions: { globals: { Response: "readonly" } },
    rules: { "no-unused-vars": ["error", { argsIgnorePattern: "^_" }] },
  },
  { files: ["app/**/*.tsx", "app/**/*.ts"], ...next.configs["core-web-vitals"] },
  { files: ["app/**/*.tsx", "app/**/*.ts"], ignores: ["app/api/**"], ...hooks.configs.flat.recommended },
  // Where the environment comes in: settings, the programs that start others, tests and benchmarks.
  {
    files: ["lib/env.ts", "lib/testing/**", "docs/testing/**", "**/*.test.ts", "e2e/**", "bench/**", "*.config.ts", "app/api/testing/**"],
    rules: { "no-restricted-properties": "off", "no-console": "off" },
  },
  {
    files: ["graphql/schema.graphql"],
    plugins: { "@graphql-eslint": graphql },
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: "graphql/schema.graphql" } } },
    rules: {
      "@graphql-eslint/require-description": [
        "error",
        { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, rootField: true },
      ],
      "@graphql-eslint/require-deprecation-reason": "error",
      "@graphql-eslint/no-typename-prefix": "error",
      "@graphql-eslint/no-unreachable-types": "error",
      "@graphql-eslint/relay-connection-types": "error",
      "@graphql-eslint/relay-page-info": "error",
      // That what is in lists can be had by its id is tested, as not quite all of it can (graphql/schema.test.ts).
      "@graphql-eslint/relay-edge-types": ["error", { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
      "@graphql-eslint/relay-arguments": "error",
      "@graphql-eslint/naming-convention": [
        "error",
        {
          types: "PascalCase",
          FieldDefinition: "camelCase",
          InputValueDefinition: "camelCase",
          EnumValueDefinition: "UPPER_CASE",
          InputObjectTypeDefinition: { style: "PascalCase", requiredSuffixes: ["Input", "Filter", "Order"] },
        },
      ],
    },
  },
);
