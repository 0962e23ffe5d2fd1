export { readinessEndpoint as GET, readinessEndpoint as HEAD } from "@/lib/http/health";
