// Every method comes to the endpoint, which knows what it answers.
export {
  protectedResourceEndpoint as GET,
  protectedResourceEndpoint as HEAD,
  protectedResourceEndpoint as POST,
  protectedResourceEndpoint as PUT,
  protectedResourceEndpoint as PATCH,
  protectedResourceEndpoint as DELETE,
  protectedResourceEndpoint as OPTIONS,
} from "@/lib/oauth/protected-resource-endpoint";
