import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";
import { impactFields } from "../_components/impact/impact";

export const createRoleDocument = graphql(`
  mutation CreateRole($input: CreateRoleInput!) {
    createRole(input: $input) {
      role {
        id
        name
      }
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const updateRoleDocument = graphql(
  `
    mutation UpdateRole($id: ID!, $input: UpdateRoleInput!, $dryRun: Boolean) {
      updateRole(id: $id, input: $input, dryRun: $dryRun) {
        role {
          name
          description
          version
          permissions {
            name
          }
        }
        impact {
          ...ImpactFields
        }
        userErrors {
          field
          message
          code
        }
      }
    }
  `,
  [impactFields],
);

const cloneDocument = graphql(`
  mutation CloneRole($id: ID!, $input: CloneRoleInput!) {
    cloneRole(id: $id, input: $input) {
      role {
        id
        name
      }
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const deleteRoleDocument = graphql(
  `
    mutation DeleteRole($id: ID!, $reassignTo: ID, $dryRun: Boolean) {
      deleteRole(id: $id, reassignTo: $reassignTo, dryRun: $dryRun) {
        deletedId
        impact {
          ...ImpactFields
        }
        userErrors {
          field
          message
          code
        }
      }
    }
  `,
  [impactFields],
);

export const createRole = async (input: VariablesOf<typeof createRoleDocument>["input"]) => (await execute(createRoleDocument, { input })).createRole;

export const updateRole = async (variables: VariablesOf<typeof updateRoleDocument>) => (await execute(updateRoleDocument, variables)).updateRole;

export const cloneRole = async (variables: VariablesOf<typeof cloneDocument>) => (await execute(cloneDocument, variables)).cloneRole;

export const deleteRole = async (id: string, reassignTo?: string) => (await execute(deleteRoleDocument, { id, reassignTo })).deleteRole;
