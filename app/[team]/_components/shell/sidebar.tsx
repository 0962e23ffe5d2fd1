import { PaletteButton } from "../palette/palette-button";
import { NavLinks } from "./nav-links";
import { PersonMenu } from "./person-menu";
import { TeamSwitcher } from "./team-switcher";
import classes from "./sidebar.module.css";

interface Props {
  /** Called when a link was followed, also to the page that is open already. */
  onNavigate?: () => void;
  /** Opens the search; on a phone its button stands in the bar. */
  onSearch?: () => void;
}

/** Which team, where to go, and who one is. */
export function Sidebar({ onNavigate, onSearch }: Props) {
  return (
    <div className={classes.sidebar}>
      <TeamSwitcher />
      {onSearch && <PaletteButton onClick={onSearch} />}
      <nav aria-label="Main" className={classes.nav} onClick={onNavigate}>
        <NavLinks />
      </nav>
      <PersonMenu />
    </div>
  );
}
