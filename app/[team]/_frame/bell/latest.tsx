import { Popover } from "@mantine/core";
import type { AttachedMenuProps } from "../../../_components/menus/attached-menu";
import { Elsewhere } from "../../../_components/menus/elsewhere";
import { usePhone } from "../../../_components/page/use-phone";
import { LatestList } from "./latest-list";

/** The latest that the viewer was told, beside the bell. */
export default function Latest({ target, opened, onChange }: AttachedMenuProps) {
  const phone = usePhone();
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      position={phone ? "bottom-end" : "bottom-start"}
      width={phone ? "calc(100vw - 16px)" : 400}
      offset={4}
      trapFocus
      returnFocus
      shadow="md"
      radius="md"
      withRoles={false}
    >
      <Popover.Target>
        <Elsewhere element={target} />
      </Popover.Target>
      <Popover.Dropdown p={0} role="dialog" aria-label="Notifications">
        <LatestList onLeave={() => onChange(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
