import { execute } from "../../_graphql/execute";
import { graphql, type ResultOf, type VariablesOf } from "../../_graphql/graphql";
import { pageQuery } from "../../_graphql/page-query";
import { impactFields } from "../_components/impact/impact";

export const assignmentsDocument = graphql(`
  query RoleAssignments($teamId: ID!, $filter: RoleAssignmentFilter, $orderBy: EndOrder, $first: Int, $after: String, $last: Int, $before: String) {
    roleAssignments(teamId: $teamId, filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        until
        active
        createdAt
        createdBy {
          type
          name
        }
        role {
          id
          name
          description
          product {
            id
            name
          }
        }
        holder {
          type
          id
          name
          member {
            email
          }
          serviceAccount {
            clientId
          }
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      totalCount
    }
  }
`);

export const assignRolesDocument = graphql(
  `
    mutation AssignRoles($input: AssignRolesInput!, $dryRun: Boolean) {
      assignRoles(input: $input, dryRun: $dryRun) {
        assignments {
          id
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

export const unassignRolesDocument = graphql(
  `
    mutation UnassignRoles($input: UnassignRolesInput!, $dryRun: Boolean) {
      unassignRoles(input: $input, dryRun: $dryRun) {
        assignments {
          id
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

export type RoleAssignment = NonNullable<ResultOf<typeof assignmentsDocument>["roleAssignments"]>["nodes"][number];
type AssignmentsVariables = VariablesOf<typeof assignmentsDocument>;
export type AssignRolesInput = VariablesOf<typeof assignRolesDocument>["input"];
export type UnassignRolesInput = VariablesOf<typeof unassignRolesDocument>["input"];

/** Who has which roles directly. Needs `role:read`. */
export const assignmentsQuery = (variables: AssignmentsVariables) =>
  pageQuery(["role-assignments"], assignmentsDocument, variables, (answer) => answer.roleAssignments);

export const assignRoles = async (input: AssignRolesInput) => (await execute(assignRolesDocument, { input })).assignRoles;

export const unassignRoles = async (input: UnassignRolesInput) => (await execute(unassignRolesDocument, { input })).unassignRoles;
