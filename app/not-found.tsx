import { Button } from "@mantine/core";
import { IconMapQuestion } from "@tabler/icons-react";
import type { Metadata } from "next";
import { FullPage } from "./_components/page/full-page";
import { Message } from "./_components/notices/message";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <FullPage>
      <Message
        icon={IconMapQuestion}
        title="There is no such page"
        level={1}
        action={
          <Button component="a" href="/">
            Go to your team
          </Button>
        }
      >
        The address may be mistyped, or what it showed has been deleted.
      </Message>
    </FullPage>
  );
}
