export { jwksEndpoint as GET, jwksEndpoint as HEAD } from "@/lib/oauth/jwks-endpoint";
