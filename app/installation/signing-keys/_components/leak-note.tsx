import { Text } from "@mantine/core";
import type { SigningKey } from "../queries";

interface Props {
  keys: SigningKey[];
  /** Whose access tokens end. */
  of: string;
}

/** What stops when keys are withdrawn. */
export function LeakNote({ keys, of }: Props) {
  const apiTokens = keys.reduce((sum, { uses }) => sum + (uses?.apiTokens ?? 0), 0);
  return (
    <Text size="sm" component="div">
      Every access token of {of} is refused from this moment; programs get a new one when they ask again.{" "}
      {apiTokens === 0 ? (
        "No API token ends: none of these keys has signed one."
      ) : (
        <>
          <strong>
            {apiTokens.toLocaleString("en")} API {apiTokens === 1 ? "token" : "tokens"}
          </strong>{" "}
          that {apiTokens === 1 ? "is a JWT ends" : "are JWTs end"} for good, until somebody resets {apiTokens === 1 ? "it" : "each"}.
        </>
      )}{" "}
      Products refuse the old tokens when they fetch the keys again, within 5 minutes. This can&apos;t be undone.
    </Text>
  );
}
