// Every method comes to the endpoint, which knows what it answers.
export {
  metadataEndpoint as GET,
  metadataEndpoint as HEAD,
  metadataEndpoint as POST,
  metadataEndpoint as PUT,
  metadataEndpoint as PATCH,
  metadataEndpoint as DELETE,
  metadataEndpoint as OPTIONS,
} from "@/lib/oauth/metadata-endpoint";
