import { AccountMenu } from "./account-menu";
import { NavLinks } from "./nav-links";
import { TeamSwitcher } from "./team-switcher";
import classes from "./sidebar.module.css";

interface Props {
  /** Called when a link was followed, also to the page that is open already. */
  onNavigate?: () => void;
}

/** Which team, where to go, and who one is. */
export function Sidebar({ onNavigate }: Props) {
  return (
    <div className={classes.sidebar}>
      <TeamSwitcher />
      <nav aria-label="Main" className={classes.nav} onClick={onNavigate}>
        <NavLinks />
      </nav>
      <AccountMenu />
    </div>
  );
}
