import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
}

const pause = 300;

/** Text that the server searches for; sent when the typing pauses. */
export function SearchField({ label, value, onChange, maxLength }: Props) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  // A value that didn't come from here, as after the back button, replaces the text; our own, arriving late, doesn't.
  if (value !== seen) {
    setSeen(value);
    if (value !== sent) {
      setText(value);
      setSent(value);
    }
  }

  useEffect(() => {
    if (text === value) return undefined;
    const timer = window.setTimeout(() => {
      setSent(text);
      onChange(text);
    }, pause);
    return () => window.clearTimeout(timer);
  }, [text, value, onChange]);

  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      maxLength={maxLength}
      onChange={(event) => setText(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text ? <CloseButton size="sm" aria-label="Clear search" onClick={() => setText("")} /> : null}
      w={{ base: "100%", xs: 240 }}
    />
  );
}
