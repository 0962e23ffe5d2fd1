// Every method comes to the endpoint, which knows what it answers.
export {
  missingEndpoint as GET,
  missingEndpoint as HEAD,
  missingEndpoint as POST,
  missingEndpoint as PUT,
  missingEndpoint as PATCH,
  missingEndpoint as DELETE,
  missingEndpoint as OPTIONS,
} from "@/lib/http/missing-endpoint";
