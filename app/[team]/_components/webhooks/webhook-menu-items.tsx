import { Menu } from "@mantine/core";
import { IconEye, IconPencil, IconPlayerPause, IconPlayerPlay, IconRefresh, IconSend, IconTrash } from "@tabler/icons-react";
import { AttachedMenu, type AttachedMenuProps } from "../../../_components/menus/attached-menu";
import { PageLink } from "../../../_components/page/page-link";
import { useTeam } from "../../../_teams/team-context";
import type { WebhookListItem } from "../../webhooks/queries";
import { useSendTest } from "./use-send-test";
import { useSetWebhookEnabled } from "./use-set-webhook-enabled";
import { useWebhookActions } from "./webhook-actions";

interface Props extends AttachedMenuProps {
  webhook: WebhookListItem;
}

/** The menu of a webhook. */
export default function WebhookMenuItems({ webhook, ...menu }: Props) {
  const { can, path } = useTeam();
  const { rotate, remove } = useWebhookActions();
  const { mutate } = useSetWebhookEnabled(webhook);
  const { run: test } = useSendTest();
  const href = path(`/webhooks/${webhook.id}`);
  const editable = can("webhook:update");
  const Switch = webhook.enabled ? IconPlayerPause : IconPlayerPlay;
  return (
    <AttachedMenu {...menu}>
      <Menu.Item component={PageLink} href={href} leftSection={<IconEye size={16} aria-hidden />}>
        View deliveries
      </Menu.Item>
      {editable && (
        <>
          <Menu.Item component={PageLink} href={`${href}?tab=settings`} leftSection={<IconPencil size={16} aria-hidden />}>
            Edit
          </Menu.Item>
          {webhook.enabled && (
            <Menu.Item leftSection={<IconSend size={16} aria-hidden />} onClick={() => void test(webhook)}>
              Send test
            </Menu.Item>
          )}
          {webhook.kind === "STANDARD" && (
            <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => rotate(webhook)}>
              Rotate secret
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Switch size={16} aria-hidden />} onClick={() => mutate(!webhook.enabled)}>
            {webhook.enabled ? "Disable" : "Enable"}
          </Menu.Item>
        </>
      )}
      {can("webhook:delete") && (
        <Menu.Item c="var(--lk-bad)" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove(webhook)}>
          Delete
        </Menu.Item>
      )}
    </AttachedMenu>
  );
}
