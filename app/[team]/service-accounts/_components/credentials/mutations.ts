import { execute } from "../../../../_graphql/execute";
import { graphql, type VariablesOf } from "../../../../_graphql/graphql";

/** What makes a client secret, and ends the others in time. */
export const rotateClientSecretDocument = graphql(`
  mutation RotateClientSecret($id: ID!, $input: RotateClientSecretInput) {
    rotateClientSecret(id: $id, input: $input) {
      serviceAccount {
        id
        requireDpop
      }
      clientKeys {
        clientId
        clientSecret
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** What adds a public key, or the address of a key set. */
export const addPublicKeyDocument = graphql(`
  mutation AddPublicKey($input: AddPublicKeyInput!) {
    addPublicKey(input: $input) {
      publicKey {
        id
        name
        kid
      }
      userErrors {
        field
        message
      }
    }
  }
`);

export const rotateClientSecret = async (variables: VariablesOf<typeof rotateClientSecretDocument>) =>
  (await execute(rotateClientSecretDocument, variables)).rotateClientSecret;

export const addPublicKey = async (input: VariablesOf<typeof addPublicKeyDocument>["input"]) => (await execute(addPublicKeyDocument, { input })).addPublicKey;
