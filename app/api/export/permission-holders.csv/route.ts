// Every method comes to the endpoint, which knows what it answers.
export {
  exportPermissionHoldersEndpoint as GET,
  exportPermissionHoldersEndpoint as HEAD,
  exportPermissionHoldersEndpoint as POST,
  exportPermissionHoldersEndpoint as PUT,
  exportPermissionHoldersEndpoint as PATCH,
  exportPermissionHoldersEndpoint as DELETE,
  exportPermissionHoldersEndpoint as OPTIONS,
} from "@/lib/permissions/export-permission-holders-endpoint";
