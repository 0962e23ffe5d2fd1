// Every method comes to the endpoint, which knows what it answers.
export {
  setupEndpoint as GET,
  setupEndpoint as HEAD,
  setupEndpoint as POST,
  setupEndpoint as PUT,
  setupEndpoint as PATCH,
  setupEndpoint as DELETE,
  setupEndpoint as OPTIONS,
} from "@/lib/setup/setup-endpoint";
