import { ActionIcon } from "@mantine/core";
import { IconDotsVertical } from "@tabler/icons-react";
import { later } from "../../../../_components/later";
import { useMenuButton } from "../../../../_components/menus/use-menu-button";
import type { TrustRule } from "./queries";

const Items = later(() => import("./rule-menu-items"));

interface Props {
  rule: TrustRule;
  href: string;
  onRemove: () => void;
}

/** What can be done with a rule, from its row. */
export function RuleMenu({ rule, href, onRemove }: Props) {
  const { button, menu } = useMenuButton(Items);
  return (
    <>
      <ActionIcon size={32} aria-label={`Actions for ${rule.name}`} {...button}>
        <IconDotsVertical size={16} aria-hidden />
      </ActionIcon>
      {menu && <Items {...menu} href={href} onRemove={onRemove} />}
    </>
  );
}
