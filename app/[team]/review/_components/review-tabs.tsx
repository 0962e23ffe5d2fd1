import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import type { Permission } from "@/lib/permissions/catalogue";
import { PageLink } from "../../../_components/page/page-link";
import { useTeam } from "../../../_teams/team-context";
import { accessPermissions, reviewPaths, advicePermissions } from "../review-paths";
import classes from "./review-tabs.module.css";

const pages: { label: string; below: string; permissions: readonly Permission[] }[] = [
  { label: "Dormant", below: reviewPaths.dormant, permissions: ["service-account:read"] },
  { label: "Ending soon", below: reviewPaths.expiring, permissions: ["service-account:read"] },
  { label: "Who can do this?", below: reviewPaths.access, permissions: accessPermissions },
  { label: "Unused permissions", below: reviewPaths.rights, permissions: advicePermissions },
];

/** The pages of the review. They are links, because each is a page of its own. */
export function ReviewTabs() {
  const { can, path } = useTeam();
  const here = usePathname();
  const line = useRef<HTMLElement>(null);
  // On a phone the line scrolls, and the page that is open is in sight.
  useEffect(() => {
    const tab = line.current?.querySelector<HTMLElement>("[aria-current]");
    if (tab && line.current) line.current.scrollTo({ left: tab.offsetLeft - (line.current.clientWidth - tab.offsetWidth) / 2, behavior: "instant" });
  }, [here]);
  return (
    <nav ref={line} aria-label="Review" className={classes.tabs}>
      {pages
        .filter(({ permissions }) => permissions.every(can))
        .map(({ label, below }) => (
          <PageLink key={below} href={path(below)} className={classes.tab} aria-current={here === path(below) ? "page" : undefined}>
            {label}
          </PageLink>
        ))}
    </nav>
  );
}
