import { ActionIcon, Burger, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Logo } from "../../../_components/logo";
import { useFocusBack } from "../../../_components/use-focus-back";
import { loadPalette, usePalette } from "../palette/use-palette";
import { ConnectionNotice } from "./connection-notice";
import { Sidebar } from "./sidebar";
import classes from "./shell.module.css";

const Palette = dynamic(loadPalette, { ssr: false });

/** The frame of a team's pages: navigation at the side, on a phone in a drawer. */
export function Shell({ children }: { children: ReactNode }) {
  const [opened, { open, close }] = useDisclosure(false);
  const palette = usePalette();
  const pathname = usePathname();
  const [shown, setShown] = useState(pathname);
  if (shown !== pathname) {
    setShown(pathname);
    close();
  }
  useFocusBack(opened);
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <aside className={classes.side}>
        <Sidebar onSearch={palette.open} />
      </aside>
      <header className={classes.bar}>
        <Burger size="sm" opened={opened} onClick={open} aria-label="Open navigation" aria-expanded={opened} />
        <Logo />
        <ActionIcon size={40} ml="auto" aria-label="Search" onClick={palette.open}>
          <IconSearch size={20} aria-hidden />
        </ActionIcon>
      </header>
      <Drawer
        opened={opened}
        onClose={close}
        size={280}
        padding={0}
        withCloseButton={false}
        returnFocus={false}
        attributes={{ content: { "aria-label": "Navigation" } }}
        classNames={{ body: classes.drawer }}
      >
        <Sidebar onNavigate={close} />
      </Drawer>
      {palette.wanted && <Palette opened={palette.opened} onClose={palette.close} />}
      <main id="content" tabIndex={-1} className={classes.main}>
        <ConnectionNotice />
        {children}
      </main>
    </div>
  );
}
