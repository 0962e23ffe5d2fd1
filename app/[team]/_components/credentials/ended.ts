import { changeEach } from "../../../_graphql/change-each";
import { graphql } from "../../../_graphql/graphql";

/** Ends secrets, all of them or none. */
export const retireClientSecrets = changeEach(
  graphql(`
    mutation RetireClientSecrets($ids: [ID!]!) {
      changed: retireClientSecrets(ids: $ids) {
        changedIds
        userErrors {
          field
          message
        }
      }
    }
  `),
);

/** Puts secrets in force again that were ended less than a day ago. */
export const restoreClientSecrets = changeEach(
  graphql(`
    mutation RestoreClientSecrets($ids: [ID!]!) {
      changed: restoreClientSecrets(ids: $ids) {
        changedIds
        userErrors {
          field
          message
        }
      }
    }
  `),
);

/** Removes public keys, all of them or none. */
export const removePublicKeys = changeEach(
  graphql(`
    mutation RemovePublicKeys($ids: [ID!]!) {
      changed: removePublicKeys(ids: $ids) {
        changedIds
        userErrors {
          field
          message
        }
      }
    }
  `),
);

/** Puts public keys back that were removed less than a day ago. */
export const restorePublicKeys = changeEach(
  graphql(`
    mutation RestorePublicKeys($ids: [ID!]!) {
      changed: restorePublicKeys(ids: $ids) {
        changedIds
        userErrors {
          field
          message
        }
      }
    }
  `),
);

/** Removes trust rules, all of them or none. */
export const removeTrustRules = changeEach(
  graphql(`
    mutation RemoveTrustRules($ids: [ID!]!) {
      changed: removeTrustRules(ids: $ids) {
        changedIds
        userErrors {
          field
          message
        }
      }
    }
  `),
);

/** Puts trust rules back that were removed less than a day ago. */
export const restoreTrustRules = changeEach(
  graphql(`
    mutation RestoreTrustRules($ids: [ID!]!) {
      changed: restoreTrustRules(ids: $ids) {
        changedIds
        userErrors {
          field
          message
        }
      }
    }
  `),
);
