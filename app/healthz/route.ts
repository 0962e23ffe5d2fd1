export { healthEndpoint as GET, healthEndpoint as HEAD } from "@/lib/http/health";
