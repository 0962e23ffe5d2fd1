export { metadataEndpoint as GET, metadataEndpoint as HEAD } from "@/lib/oauth/metadata-endpoint";
