import { execute } from "../../_graphql/execute";
import { graphql, type VariablesOf } from "../../_graphql/graphql";

const createDocument = graphql(`
  mutation CreateProduct($input: CreateProductInput!) {
    createProduct(input: $input) {
      product {
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
  mutation UpdateProduct($id: ID!, $input: UpdateProductInput!) {
    updateProduct(id: $id, input: $input) {
      product {
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

const deleteDocument = graphql(`
  mutation DeleteProduct($id: ID!) {
    deleteProduct(id: $id) {
      deletedId
      userErrors {
        field
        message
      }
    }
  }
`);

export const createProduct = async (input: VariablesOf<typeof createDocument>["input"]) => (await execute(createDocument, { input })).createProduct;

export const updateProduct = async (variables: VariablesOf<typeof updateDocument>) => (await execute(updateDocument, variables)).updateProduct;

export const deleteProduct = async (id: string) => (await execute(deleteDocument, { id })).deleteProduct;
