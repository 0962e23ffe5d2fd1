import { Button, Menu } from "@mantine/core";
import { IconBrandGraphql, IconCheck, IconCode, IconTerminal2 } from "@tabler/icons-react";
import type { TadaDocumentNode } from "../_graphql/graphql";
import { asCurl, asGraphql } from "./request-text";
import { usePublicUrl } from "./public-url";
import { useCopy } from "./use-copy";

interface Props<Result, Variables> {
  document: TadaDocumentNode<Result, Variables>;
  variables: Variables;
}

/** Hands out the request behind what the page shows, ready to be used in a program. */
export function CopyRequest<Result, Variables>({ document, variables }: Props<Result, Variables>) {
  const { state, copy } = useCopy();
  const url = usePublicUrl();
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={state === "copied" ? <IconCheck size={16} aria-hidden /> : <IconCode size={16} aria-hidden />}>
          {state === "copied" ? "Copied" : "API"}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>The request behind this page</Menu.Label>
        <Menu.Item leftSection={<IconBrandGraphql size={16} aria-hidden />} onClick={() => void copy(asGraphql(document, variables))}>
          Copy as GraphQL
        </Menu.Item>
        <Menu.Item leftSection={<IconTerminal2 size={16} aria-hidden />} onClick={() => void copy(asCurl(url, document, variables))}>
          Copy as curl
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
