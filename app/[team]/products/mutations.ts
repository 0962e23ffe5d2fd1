import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";
import { impactFields } from "../_components/impact/impact";

export const createProductDocument = graphql(`
  mutation CreateProduct($input: CreateProductInput!) {
    createProduct(input: $input) {
      product {
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

export const updateProductDocument = graphql(
  `
    mutation UpdateProduct($id: ID!, $input: UpdateProductInput!, $force: Boolean, $dryRun: Boolean) {
      updateProduct(id: $id, input: $input, force: $force, dryRun: $dryRun) {
        product {
          id
          key
          name
          description
          audience
          version
          permissions {
            name
            title
            description
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

const deleteDocument = graphql(`
  mutation DeleteProduct($id: ID!) {
    deleteProduct(id: $id) {
      deletedId
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const createProduct = async (input: VariablesOf<typeof createProductDocument>["input"]) =>
  (await execute(createProductDocument, { input })).createProduct;

export const updateProduct = async (variables: VariablesOf<typeof updateProductDocument>) => (await execute(updateProductDocument, variables)).updateProduct;

export const deleteProduct = async (id: string) => (await execute(deleteDocument, { id })).deleteProduct;
