import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconLink, IconShare2, IconTerminal2 } from "@tabler/icons-react";
import { type DocumentNode, print } from "graphql";
import { usePublicUrl } from "../../../_components/code/public-url";
import { asCurl } from "../../../_components/code/request-text";
import { useCopy } from "../../../_components/copy/use-copy";
import { useTeam } from "../../../_teams/team-context";
import { harmlessPart } from "./harmless";
import { linkTo } from "./shared-link";

interface Props {
  query: string;
  variables: string;
  document: DocumentNode | undefined;
  /** The variables as they would be sent; undefined while they can't be read. */
  sent: Record<string, unknown> | undefined;
}

/** Hands the operation on: as a link into the explorer, or as a command. */
export function ShareMenu({ query, variables, document, sent }: Props) {
  const { state, copy } = useCopy();
  const { team } = useTeam();
  const url = usePublicUrl();

  async function copyLink(): Promise<void> {
    const harmless = harmlessPart(query, variables);
    if (!harmless) {
      const message = "It can't be parsed, or holds what looks like a secret. Put secrets into variables: a link leaves those out.";
      notifications.show({ color: "red", title: "The operation isn't put into a link", message });
      return;
    }
    const copied = await copy(linkTo(url, { query, variables: harmless.variables }, team.slug));
    if (copied && !harmless.complete) notifications.show({ title: "The link is copied", message: "Variables that look like secrets are left out of it." });
  }

  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={state === "copied" ? <IconCheck size={16} aria-hidden /> : <IconShare2 size={16} aria-hidden />}>
          {state === "copied" ? "Copied" : "Share"}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => void copyLink()}>
          Copy link to this operation
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTerminal2 size={16} aria-hidden />}
          disabled={!document || !sent}
          onClick={() => document && sent && void copy(asCurl(url, print(document), sent))}
        >
          Copy as curl
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
