// Every method comes to the endpoint, which knows what it answers.
export {
  revocationEndpoint as GET,
  revocationEndpoint as HEAD,
  revocationEndpoint as POST,
  revocationEndpoint as PUT,
  revocationEndpoint as PATCH,
  revocationEndpoint as DELETE,
  revocationEndpoint as OPTIONS,
} from "@/lib/oauth/revocation-endpoint";
