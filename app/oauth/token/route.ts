// Every method comes to the endpoint, which knows what it answers.
export {
  tokenEndpoint as GET,
  tokenEndpoint as HEAD,
  tokenEndpoint as POST,
  tokenEndpoint as PUT,
  tokenEndpoint as PATCH,
  tokenEndpoint as DELETE,
  tokenEndpoint as OPTIONS,
} from "@/lib/oauth/token-endpoint";
