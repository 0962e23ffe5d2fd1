// Every method comes to the endpoint, which knows what it answers.
export {
  ownAccountEndpoint as GET,
  ownAccountEndpoint as HEAD,
  ownAccountEndpoint as POST,
  ownAccountEndpoint as PUT,
  ownAccountEndpoint as PATCH,
  ownAccountEndpoint as DELETE,
  ownAccountEndpoint as OPTIONS,
} from "@/lib/auth/own-account-endpoint";
