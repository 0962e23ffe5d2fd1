// Every method comes to the endpoint, which knows what it answers.
export {
  readinessEndpoint as GET,
  readinessEndpoint as HEAD,
  readinessEndpoint as POST,
  readinessEndpoint as PUT,
  readinessEndpoint as PATCH,
  readinessEndpoint as DELETE,
  readinessEndpoint as OPTIONS,
} from "@/lib/http/health-endpoint";
