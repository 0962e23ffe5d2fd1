// Every method comes to the endpoint, which knows what it answers.
export {
  graphqlEndpoint as GET,
  graphqlEndpoint as HEAD,
  graphqlEndpoint as POST,
  graphqlEndpoint as PUT,
  graphqlEndpoint as PATCH,
  graphqlEndpoint as DELETE,
  graphqlEndpoint as OPTIONS,
} from "@/graphql/graphql-endpoint";
