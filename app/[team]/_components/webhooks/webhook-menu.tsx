import { ActionIcon } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import { later } from "../../../_components/later";
import { useMenuButton } from "../../../_components/menus/use-menu-button";
import type { WebhookListItem } from "../../webhooks/queries";

const Items = later(() => import("./webhook-menu-items"));

/** What can be done with a webhook, from where it is listed. */
export function WebhookMenu({ webhook }: { webhook: WebhookListItem }) {
  const { button, menu } = useMenuButton(Items);
  return (
    <>
      <ActionIcon size={32} aria-label={`Actions for ${webhook.name}`} {...button}>
        <IconDotsVertical size={16} aria-hidden />
      </ActionIcon>
      {menu && <Items {...menu} webhook={webhook} />}
    </>
  );
}
