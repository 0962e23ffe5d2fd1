// Every method comes to the endpoint, which knows what it answers.
export {
  exportServiceAccountsEndpoint as GET,
  exportServiceAccountsEndpoint as HEAD,
  exportServiceAccountsEndpoint as POST,
  exportServiceAccountsEndpoint as PUT,
  exportServiceAccountsEndpoint as PATCH,
  exportServiceAccountsEndpoint as DELETE,
  exportServiceAccountsEndpoint as OPTIONS,
} from "@/lib/service-accounts/export-service-accounts-endpoint";
