// Every method comes to the endpoint, which knows what it answers.
export {
  exportEventsAsNdjsonEndpoint as GET,
  exportEventsAsNdjsonEndpoint as HEAD,
  exportEventsAsNdjsonEndpoint as POST,
  exportEventsAsNdjsonEndpoint as PUT,
  exportEventsAsNdjsonEndpoint as PATCH,
  exportEventsAsNdjsonEndpoint as DELETE,
  exportEventsAsNdjsonEndpoint as OPTIONS,
} from "@/lib/audit/export-events-endpoint";
