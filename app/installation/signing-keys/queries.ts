import { queryOptions } from "@tanstack/react-query";
import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";

export const signingKeysDocument = graphql(`
  query SigningKeys {
    signingKeys {
      nextRotationAt
      rotateEveryDays
      keys {
        kid
        algorithm
        state
        createdAt
        createdBy {
          type
          name
        }
        signsFrom
        signsUntil
        publishedUntil
        uses {
          teams
          apiTokens
          apiTokensUntil
        }
      }
    }
  }
`);

const rotateDocument = graphql(`
  mutation RotateSigningKeys($input: RotateSigningKeysInput) {
    rotateSigningKeys(input: $input) {
      signingKeys {
        keys {
          kid
        }
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const scheduleDocument = graphql(`
  mutation ScheduleSigningKeyRotation($input: ScheduleSigningKeyRotationInput!) {
    scheduleSigningKeyRotation(input: $input) {
      signingKeys {
        nextRotationAt
        rotateEveryDays
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export type SigningKeyRing = NonNullable<ResultOf<typeof signingKeysDocument>["signingKeys"]>;
export type SigningKey = SigningKeyRing["keys"][number];
export type Rotation = NonNullable<NonNullable<VariablesOf<typeof rotateDocument>["input"]>["rotation"]>;

/** The signing keys of the installation. They change by themselves, so an open page asks again. */
export const signingKeysQuery = queryOptions({
  queryKey: ["signing-keys"],
  queryFn: async ({ signal }) => (await execute(signingKeysDocument, {}, signal)).signingKeys,
  refetchInterval: 60_000,
});

export const rotateSigningKeys = async (input: NonNullable<VariablesOf<typeof rotateDocument>["input"]>) =>
  (await execute(rotateDocument, { input })).rotateSigningKeys;

export const scheduleRotation = async (input: VariablesOf<typeof scheduleDocument>["input"]) =>
  (await execute(scheduleDocument, { input })).scheduleSigningKeyRotation;
