import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";

interface Props {
  choices: { id: string; header: string; shown: boolean }[];
  onShow: (id: string, shown: boolean) => void;
  onReset: () => void;
}

/** Chooses the columns of a list. */
export function ColumnsMenu({ choices, onShow, onReset }: Props) {
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label="Columns">
          <ActionIcon variant="default" size={36} aria-label="Columns">
            <IconColumns3 size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ id, header, shown }) => (
          <Menu.CheckboxItem key={id} checked={shown} onChange={(checked) => onShow(id, checked)}>
            {header}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={onReset}>Back to the usual ones</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
