import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";

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

const updateDocument = graphql(`
  mutation UpdateProduct($id: ID!, $input: UpdateProductInput!) {
    updateProduct(id: $id, input: $input) {
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
      userErrors {
        field
        message
        code
      }
    }
  }
`);

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

export const updateProduct = async (variables: VariablesOf<typeof updateDocument>) => (await execute(updateDocument, variables)).updateProduct;

export const deleteProduct = async (id: string) => (await execute(deleteDocument, { id })).deleteProduct;
