import { ActionIcon, Burger } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Logo } from "../../../_components/page/logo";
import { later, withCode } from "../../../_components/later";
import { Bell } from "../bell/bell";
import { Palette, usePalette } from "../palette/use-palette";
import { ConnectionNotice } from "./connection-notice";
import { Sidebar } from "./sidebar";
import classes from "./shell.module.css";

const NavDrawer = later(() => import("./nav-drawer"));

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
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <aside className={classes.side}>
        <Sidebar onSearch={palette.open} />
      </aside>
      <header className={classes.bar}>
        <Burger size="sm" opened={opened} onClick={() => withCode(NavDrawer, open)} aria-label="Open navigation" aria-expanded={opened} />
        <Logo />
        <div className={classes.tools}>
          <ActionIcon size={40} aria-label="Search" onClick={palette.open}>
            <IconSearch size={20} aria-hidden />
          </ActionIcon>
          <Bell />
        </div>
      </header>
      <NavDrawer opened={opened} onClose={close} />
      <Palette opened={palette.opened} onClose={palette.close} />
      <main id="content" tabIndex={-1} className={classes.main}>
        <ConnectionNotice />
        {children}
      </main>
    </div>
  );
}
