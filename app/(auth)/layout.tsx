import type { ReactNode } from "react";
import { Logo } from "../_components/page/logo";
import classes from "./layout.module.css";

/** The frame of the pages before one is in. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className={classes.ground}>
      <main className={classes.panel}>
        <Logo />
        {children}
      </main>
    </div>
  );
}
