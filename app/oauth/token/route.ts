export { tokenEndpoint as POST } from "@/lib/oauth/token-endpoint";
