import { Center } from "@mantine/core";
import type { ReactNode } from "react";

/** Something that stands alone in the middle of the window. */
export function FullPage({ children }: { children: ReactNode }) {
  return (
    <Center component="main" mih="100vh" p="lg">
      {children}
    </Center>
  );
}
