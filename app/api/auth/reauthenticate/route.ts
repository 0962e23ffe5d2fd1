export { reauthenticateEndpoint as POST } from "@/lib/auth/reauthenticate";
