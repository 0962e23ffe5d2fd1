// Every method comes to the endpoint, which knows what it answers.
export {
  invitationEndpoint as GET,
  invitationEndpoint as HEAD,
  invitationEndpoint as POST,
  invitationEndpoint as PUT,
  invitationEndpoint as PATCH,
  invitationEndpoint as DELETE,
  invitationEndpoint as OPTIONS,
} from "@/lib/invitations/invitation-endpoint";
