import { ActionIcon, Text, Tooltip } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useId, useState } from "react";
import { CopyIconButton } from "../../copy/copy-icon-button";
import classes from "./one-time.module.css";

interface Props {
  label: string;
  value: string;
  /** Whether it can be masked, for when others see the screen. */
  secret?: boolean;
  onCopied?: () => void;
}

/** Longer ones may scroll. */
const long = 200;

/** A value in mono with its copy button. */
export function SecretValue({ label, value, secret = false, onCopied }: Props) {
  const [shown, setShown] = useState(true);
  const id = useId();
  const what = label.toLowerCase();
  const toggle = shown ? `Hide ${what}` : `Show ${what}`;
  const Eye = shown ? IconEyeOff : IconEye;
  return (
    <div>
      <Text size="sm" fw={500} id={id} mb={4}>
        {label}
      </Text>
      <div className={classes.value}>
        <output aria-labelledby={id} className={classes.text} tabIndex={value.length > long ? 0 : undefined}>
          {shown ? value : "•".repeat(32)}
        </output>
        {secret && (
          <Tooltip label={toggle}>
            <ActionIcon size={28} aria-label={toggle} onClick={() => setShown(!shown)}>
              <Eye size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <CopyIconButton value={value} what={what} onCopied={onCopied} />
      </div>
    </div>
  );
}
