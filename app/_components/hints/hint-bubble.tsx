import { Tooltip } from "@mantine/core";

interface Props {
  id: string;
  target: HTMLElement;
  label: string;
  opened: boolean;
}

const never = { hover: false, focus: false, touch: false };

/** What a hint says, beside what it says it about. */
export default function HintBubble({ id, target, label, opened }: Props) {
  return <Tooltip target={target} label={<span id={id}>{label}</span>} opened={opened} events={never} />;
}
