export { authEndpoint as GET, authEndpoint as POST } from "../handler";
