export { setupEndpoint as GET, setupEndpoint as POST } from "@/lib/setup/setup-endpoint";
