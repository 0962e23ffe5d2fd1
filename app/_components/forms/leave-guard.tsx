import { Button, Group, Stack, Text } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "../dialogs/dialog";
import { useUnsavedGuard } from "./use-unsaved-guard";

/** The page that a plain click on a link leads to, when it is another one of ours. */
function otherPage(event: MouseEvent): string | undefined {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  // A link that says that it discards, as "Cancel" does, has been answered already.
  if (!link || "discards" in link.dataset || link.target === "_blank" || link.download || link.origin !== window.location.origin) return undefined;
  return link.pathname === window.location.pathname ? undefined : link.pathname + link.search + link.hash;
}

interface Props {
  unsaved: boolean;
  title?: string;
  /** What would be lost. */
  text?: string;
  verb?: string;
}

/** While there is something to lose, such as changes in a form: asks before a link, the back button or the browser leaves the page. */
export function LeaveGuard({
  unsaved,
  title = "Leave without saving?",
  text = "What you typed on this page isn't saved yet.",
  verb = "Leave without saving",
}: Props) {
  const router = useRouter();
  const [leave, setLeave] = useState<() => void>();
  useUnsavedGuard(unsaved);

  useEffect(() => {
    if (!unsaved) return undefined;
    const onClick = (event: MouseEvent) => {
      const href = otherPage(event);
      if (href === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setLeave(() => () => router.push(href));
    };
    // Not in every browser; without it the back button leaves unasked.
    const navigation = "navigation" in window ? window.navigation : undefined;
    let leaving = false;
    const onNavigate = (event: NavigateEvent) => {
      const { destination } = event;
      if (leaving || event.navigationType !== "traverse" || !event.cancelable || new URL(destination.url).pathname === window.location.pathname) return;
      event.preventDefault();
      setLeave(() => () => {
        leaving = true;
        navigation?.traverseTo(destination.key);
      });
    };
    document.addEventListener("click", onClick, { capture: true });
    navigation?.addEventListener("navigate", onNavigate);
    return () => {
      document.removeEventListener("click", onClick, { capture: true });
      navigation?.removeEventListener("navigate", onNavigate);
    };
  }, [unsaved, router]);

  const stay = () => setLeave(undefined);
  return (
    <Dialog opened={leave !== undefined} onClose={stay} title={title}>
      <Stack>
        <Text size="sm">{text}</Text>
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              stay();
              leave?.();
            }}
          >
            {verb}
          </Button>
          <Button onClick={stay} data-autofocus>
            Stay here
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
