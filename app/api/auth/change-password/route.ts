// Every method comes to the endpoint, which knows what it answers.
export {
  changePasswordEndpoint as GET,
  changePasswordEndpoint as HEAD,
  changePasswordEndpoint as POST,
  changePasswordEndpoint as PUT,
  changePasswordEndpoint as PATCH,
  changePasswordEndpoint as DELETE,
  changePasswordEndpoint as OPTIONS,
} from "@/lib/auth/change-password-endpoint";
