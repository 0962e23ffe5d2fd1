// Every method comes to the endpoint, which knows what it answers.
export {
  leakReportEndpoint as GET,
  leakReportEndpoint as HEAD,
  leakReportEndpoint as POST,
  leakReportEndpoint as PUT,
  leakReportEndpoint as PATCH,
  leakReportEndpoint as DELETE,
  leakReportEndpoint as OPTIONS,
} from "@/lib/leak-reports/leak-report-endpoint";
