import { PageLink } from "../../../_components/page/page-link";
import { usePathname } from "next/navigation";
import { useTeam } from "../../../_teams/team-context";
import { places } from "./places";
import classes from "./sidebar.module.css";

/** The places of the team that the viewer may see. */
export function NavLinks() {
  const { can, path } = useTeam();
  const pathname = usePathname();
  const isHere = (below: string) => pathname === path(below) || (below !== "" && pathname.startsWith(`${path(below)}/`));
  return places
    .filter(({ permission }) => !permission || can(permission))
    .map(({ label, below, icon: Icon }) => (
      <PageLink key={below} href={path(below)} className={classes.link} aria-current={isHere(below) ? "page" : undefined}>
        <Icon size={18} stroke={1.7} aria-hidden />
        {label}
      </PageLink>
    ));
}
