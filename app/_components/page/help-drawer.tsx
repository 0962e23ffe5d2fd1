import { Drawer, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { CodeTabs } from "../code/code-tabs";
import { usePublicUrl } from "../code/public-url";
import { asCurl, asGraphql } from "../code/request-text";
import { useFocusBack } from "../dialogs/use-focus-back";

interface Request {
  /** The operation. */
  text: string;
  variables: unknown;
}

interface Props extends Request {
  what: string;
  opened: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** What a page is for, and the request behind it. */
export default function HelpDrawer({ what, opened, onClose, children, ...request }: Props) {
  useFocusBack(opened);
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size={560} title={`About ${what}`} returnFocus={false}>
      <Stack gap="lg">
        <Text size="sm" component="div">
          {children}
        </Text>
        <Samples what={what} {...request} />
      </Stack>
    </Drawer>
  );
}

function Samples({ what, text, variables }: Request & { what: string }) {
  const url = usePublicUrl();
  const samples = [
    { name: "GraphQL", code: asGraphql(text, variables) },
    { name: "curl", code: asCurl(url, text, variables) },
  ];
  return (
    <section>
      <Title order={3}>The same over the API</Title>
      <Text size="sm" c="dimmed" mb="sm">
        The dashboard asks nothing that a program can&apos;t ask too. The command expects an access token in LATCHKEY_TOKEN.
      </Text>
      <CodeTabs label={`The request behind ${what}`} samples={samples} />
    </section>
  );
}
