import { Bell } from "../bell/bell";
import { PaletteButton } from "../palette/palette-button";
import { NavLinks } from "./nav-links";
import { PersonMenu } from "./person-menu";
import { TeamSwitcher } from "./team-switcher";
import classes from "./sidebar.module.css";

interface Props {
  /** Called when a link was followed, also to the page that is open already. */
  onNavigate?: () => void;
  /** Opens the search; on a phone its button stands in the bar, and so does the bell. */
  onSearch?: () => void;
}

/** Which team, what one was told, where to go, and who one is. */
export function Sidebar({ onNavigate, onSearch }: Props) {
  return (
    <div className={classes.sidebar}>
      <div className={classes.top}>
        <TeamSwitcher />
        {onSearch && <Bell />}
      </div>
      {onSearch && <PaletteButton onClick={onSearch} />}
      <nav aria-label="Main" className={classes.nav} onClick={onNavigate}>
        <NavLinks />
      </nav>
      <PersonMenu />
    </div>
  );
}
