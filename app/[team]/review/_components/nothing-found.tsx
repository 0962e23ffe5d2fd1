import { IconCircleCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Message } from "../../../_components/notices/message";

/** In place of a list that is empty, which is what one hopes for. */
export function NothingFound({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Message icon={IconCircleCheck} title={title}>
      {children}
    </Message>
  );
}
