// Every method comes to the endpoint, which knows what it answers.
export {
  introspectionEndpoint as GET,
  introspectionEndpoint as HEAD,
  introspectionEndpoint as POST,
  introspectionEndpoint as PUT,
  introspectionEndpoint as PATCH,
  introspectionEndpoint as DELETE,
  introspectionEndpoint as OPTIONS,
} from "@/lib/oauth/introspection-endpoint";
