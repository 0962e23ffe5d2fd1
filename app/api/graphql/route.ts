export { graphqlEndpoint as GET, graphqlEndpoint as POST } from "@/graphql/endpoint";
