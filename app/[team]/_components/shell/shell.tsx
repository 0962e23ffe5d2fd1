import { Burger, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Logo } from "../../../_components/logo";
import { Sidebar } from "./sidebar";
import classes from "./shell.module.css";

/** The frame of a team's pages: navigation at the side, on a phone in a drawer. */
export function Shell({ children }: { children: ReactNode }) {
  const [opened, { open, close }] = useDisclosure(false);
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
        <Sidebar />
      </aside>
      <header className={classes.bar}>
        <Burger size="sm" opened={opened} onClick={open} aria-label="Open navigation" aria-expanded={opened} />
        <Logo />
      </header>
      {opened && (
        <Drawer
          opened
          onClose={close}
          size={280}
          padding={0}
          withCloseButton={false}
          attributes={{ content: { "aria-label": "Navigation" } }}
          classNames={{ body: classes.drawer }}
        >
          <Sidebar onNavigate={close} />
        </Drawer>
      )}
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  );
}
