// Every method comes to the endpoint, which knows what it answers.
export {
  exportEventsAsCsvEndpoint as GET,
  exportEventsAsCsvEndpoint as HEAD,
  exportEventsAsCsvEndpoint as POST,
  exportEventsAsCsvEndpoint as PUT,
  exportEventsAsCsvEndpoint as PATCH,
  exportEventsAsCsvEndpoint as DELETE,
  exportEventsAsCsvEndpoint as OPTIONS,
} from "@/lib/audit/export-events-endpoint";
