// Every method comes to the endpoint, which knows what it answers.
export {
  authEndpoint as GET,
  authEndpoint as HEAD,
  authEndpoint as POST,
  authEndpoint as PUT,
  authEndpoint as PATCH,
  authEndpoint as DELETE,
  authEndpoint as OPTIONS,
} from "../handler";
