import { Text } from "@mantine/core";
import { CodeBlock } from "../../../../_components/code/code-block";
import { Unfold } from "./unfold";

const commands = `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key.pem
openssl pkey -in key.pem -pubout
`;

/** How one comes by a key, for those who have none. */
export function MakeKeyPair() {
  return (
    <Unfold label="How to make a key pair">
      <Text size="sm" mb="xs">
        Where the program runs, so that <code>key.pem</code> never leaves it. The second line prints what belongs here.
      </Text>
      <CodeBlock code={commands} what="commands that make a key pair" />
    </Unfold>
  );
}
