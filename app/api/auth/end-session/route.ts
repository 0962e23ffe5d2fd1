// Every method comes to the endpoint, which knows what it answers.
export {
  endOwnSessionEndpoint as GET,
  endOwnSessionEndpoint as HEAD,
  endOwnSessionEndpoint as POST,
  endOwnSessionEndpoint as PUT,
  endOwnSessionEndpoint as PATCH,
  endOwnSessionEndpoint as DELETE,
  endOwnSessionEndpoint as OPTIONS,
} from "@/lib/auth/end-own-session-endpoint";
