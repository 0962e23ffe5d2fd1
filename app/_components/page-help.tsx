import { ActionIcon, Drawer, Stack, Text, Title, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHelpCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { TadaDocumentNode } from "../_graphql/graphql";
import { CodeTabs } from "./code-tabs";
import { usePublicUrl } from "./public-url";
import { asCurl, asGraphql } from "./request-text";
import { useFocusBack } from "./use-focus-back";

interface Props<Result, Variables> {
  /** What the page is for, in two or three sentences. */
  children: ReactNode;
  /** The request behind the page, with what it is asked for now. */
  document: TadaDocumentNode<Result, Variables>;
  variables: Variables;
}

/** Says what a page is for, and hands out the request behind it, ready to be used in a program. */
export function PageHelp<Result, Variables>({ children, ...request }: Props<Result, Variables>) {
  const [opened, { open, close }] = useDisclosure(false);
  useFocusBack(opened);
  return (
    <>
      <Tooltip label="What is this page?">
        <ActionIcon size={36} c="dimmed" aria-label="About this page and its API" aria-haspopup="dialog" onClick={open}>
          <IconHelpCircle size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Drawer opened={opened} onClose={close} position="right" size={560} title="About this page" returnFocus={false}>
        <Stack gap="lg">
          <Text size="sm" component="div">
            {children}
          </Text>
          <Samples {...request} />
        </Stack>
      </Drawer>
    </>
  );
}

function Samples<Result, Variables>({ document, variables }: Omit<Props<Result, Variables>, "children">) {
  const url = usePublicUrl();
  const samples = [
    { name: "GraphQL", code: asGraphql(document, variables) },
    { name: "curl", code: asCurl(url, document, variables) },
  ];
  return (
    <section>
      <Title order={3}>The same over the API</Title>
      <Text size="sm" c="dimmed" mb="sm">
        The dashboard asks nothing that a program can&apos;t ask too. The command expects an access token in LATCHKEY_TOKEN.
      </Text>
      <CodeTabs label="The request behind this page" samples={samples} />
    </section>
  );
}
