import { NumberInput } from "@mantine/core";
import type { ReactNode } from "react";
import { largest, type Limits } from "./limit-values";

interface Props {
  name: keyof Limits;
  label: string;
  description: ReactNode;
}

/** Asks for a limit; empty for any number. What else the form has for the field comes with it. */
export function LimitField({ name, label, description, ...input }: Props) {
  return (
    <NumberInput
      label={label}
      description={description}
      placeholder="Any number"
      min={1}
      max={largest[name]}
      clampBehavior="none"
      allowDecimal={false}
      thousandSeparator=","
      styles={{ wrapper: { maxWidth: 240 } }}
      {...input}
    />
  );
}
