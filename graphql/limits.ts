import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { type ASTVisitor, GraphQLError, type ValidationContext } from "graphql";

/** What one operation may cost: a field is 1, a list as much as the page that is asked for. */
export const costLimits = { complexity: 10_000 };

/** Tokens that a document may have; it bounds the work of the parser, and its recursion. */
export const maxTokens = 3_000;

/** Lists that one request reads or counts at the same time; each needs a connection to the database. */
export const listsAtOnce = 2;

/** Milliseconds after which a request has been answered, one way or the other. */
export const longestRequest = 4_800;

/** Bytes that a request may have. */
export const maxBody = 256 * 1024;

type Rule = (context: ValidationContext) => ASTVisitor;

// The rules call this and do nothing else about a document that is over the limit.
const report = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, { message }: GraphQLError) => context?.reportError(new GraphQLError(message.replace(/^Syntax Error: /, "")))],
};

/** Limits on the shape of a document, as validation rules. */
export const limitRules = [
  maxDepthRule({ n: 15, ignoreIntrospection: true, ...report }) as unknown as Rule,
  maxAliasesRule({ n: 100, allowList: [], ...report }) as unknown as Rule,
];
