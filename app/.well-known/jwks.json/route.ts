// Every method comes to the endpoint, which knows what it answers.
export {
  jwksEndpoint as GET,
  jwksEndpoint as HEAD,
  jwksEndpoint as POST,
  jwksEndpoint as PUT,
  jwksEndpoint as PATCH,
  jwksEndpoint as DELETE,
  jwksEndpoint as OPTIONS,
} from "@/lib/oauth/jwks-endpoint";
