import { Text } from "@mantine/core";
import { useProviderName } from "../../_session/use-provider-name";

/** Why there is no password to change. */
export function NoPassword() {
  const provider = useProviderName();
  return (
    <Text size="sm" maw="60ch">
      You sign in with {provider ?? "your identity provider"} and have no password here, so there is nothing to change. Change your password at{" "}
      {provider ?? "your provider"}; sessions that are open here stay open until you end them below.
    </Text>
  );
}
