import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";
import { impactFields } from "../_components/impact/impact";

/** Removes a person from the team, or tells what they would lose. */
export const removeMemberDocument = graphql(
  `
    mutation RemoveMember($id: ID!, $dryRun: Boolean) {
      removeMember(id: $id, dryRun: $dryRun) {
        deletedId
        impact {
          ...ImpactFields
        }
        userErrors {
          field
          message
        }
      }
    }
  `,
  [impactFields],
);

/** What invites a person. */
export const inviteMemberDocument = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      invitation {
        id
        email
        expiresAt
      }
      link
      mailed
      userErrors {
        field
        message
      }
    }
  }
`);

const resendDocument = graphql(`
  mutation ResendInvitation($id: ID!) {
    resendInvitation(id: $id) {
      invitation {
        id
        email
        expiresAt
      }
      link
      mailed
      userErrors {
        field
        message
      }
    }
  }
`);

const revokeDocument = graphql(`
  mutation RevokeInvitation($id: ID!) {
    revokeInvitation(id: $id) {
      deletedId
      userErrors {
        field
        message
      }
    }
  }
`);

export const removeMember = async (id: string) => (await execute(removeMemberDocument, { id })).removeMember;

export const inviteMember = async (input: VariablesOf<typeof inviteMemberDocument>["input"]) => (await execute(inviteMemberDocument, { input })).inviteMember;

/** Gives an invitation a new link; the old one is worth nothing from then on. */
export const resendInvitation = async (id: string) => (await execute(resendDocument, { id })).resendInvitation;

/** Withdraws an invitation. */
export const revokeInvitation = async (id: string) => (await execute(revokeDocument, { id })).revokeInvitation;
