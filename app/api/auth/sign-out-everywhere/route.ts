// Every method comes to the endpoint, which knows what it answers.
export {
  signOutEverywhereEndpoint as GET,
  signOutEverywhereEndpoint as HEAD,
  signOutEverywhereEndpoint as POST,
  signOutEverywhereEndpoint as PUT,
  signOutEverywhereEndpoint as PATCH,
  signOutEverywhereEndpoint as DELETE,
  signOutEverywhereEndpoint as OPTIONS,
} from "@/lib/auth/sign-out-everywhere-endpoint";
