import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";
import { impactFields } from "../_components/impact/impact";

export const createGroupDocument = graphql(`
  mutation CreateGroup($input: CreateGroupInput!) {
    createGroup(input: $input) {
      group {
        id
        name
      }
      userErrors {
        field
        message
      }
    }
  }
`);

const updateDocument = graphql(`
  mutation UpdateGroup($id: ID!, $input: UpdateGroupInput!) {
    updateGroup(id: $id, input: $input) {
      group {
        name
        description
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** Deletes a group, or tells who would lose what. */
export const deleteGroupDocument = graphql(
  `
    mutation DeleteGroup($id: ID!, $dryRun: Boolean) {
      deleteGroup(id: $id, dryRun: $dryRun) {
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

/** Puts people and service accounts into a group, or tells who would gain what. */
export const addGroupMembersDocument = graphql(
  `
    mutation AddGroupMembers($id: ID!, $input: AddGroupMembersInput!, $dryRun: Boolean) {
      addGroupMembers(id: $id, input: $input, dryRun: $dryRun) {
        group {
          id
        }
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

/** Takes people and service accounts out of a group, or tells who would lose what. */
export const removeGroupMembersDocument = graphql(
  `
    mutation RemoveGroupMembers($id: ID!, $input: RemoveGroupMembersInput!, $dryRun: Boolean) {
      removeGroupMembers(id: $id, input: $input, dryRun: $dryRun) {
        group {
          id
        }
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

export const createGroup = async (input: VariablesOf<typeof createGroupDocument>["input"]) => (await execute(createGroupDocument, { input })).createGroup;

export const updateGroup = async (variables: VariablesOf<typeof updateDocument>) => (await execute(updateDocument, variables)).updateGroup;

export const deleteGroup = async (id: string) => (await execute(deleteGroupDocument, { id })).deleteGroup;

export const addGroupMembers = async (variables: VariablesOf<typeof addGroupMembersDocument>) =>
  (await execute(addGroupMembersDocument, variables)).addGroupMembers;

export const removeGroupMembers = async (variables: VariablesOf<typeof removeGroupMembersDocument>) =>
  (await execute(removeGroupMembersDocument, variables)).removeGroupMembers;
