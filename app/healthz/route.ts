// Every method comes to the endpoint, which knows what it answers.
export {
  healthEndpoint as GET,
  healthEndpoint as HEAD,
  healthEndpoint as POST,
  healthEndpoint as PUT,
  healthEndpoint as PATCH,
  healthEndpoint as DELETE,
  healthEndpoint as OPTIONS,
} from "@/lib/http/health-endpoint";
