// Every method comes to the endpoint, which knows what it answers.
export {
  reauthenticateEndpoint as GET,
  reauthenticateEndpoint as HEAD,
  reauthenticateEndpoint as POST,
  reauthenticateEndpoint as PUT,
  reauthenticateEndpoint as PATCH,
  reauthenticateEndpoint as DELETE,
  reauthenticateEndpoint as OPTIONS,
} from "@/lib/auth/reauthenticate-endpoint";
