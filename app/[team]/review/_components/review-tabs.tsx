import { usePathname } from "next/navigation";
import type { Permission } from "@/lib/permissions/catalogue";
import { PageLink } from "../../../_components/page-link";
import { useTeam } from "../../_components/team-context";
import { reviewPaths } from "../places";
import classes from "./review-tabs.module.css";

const pages: { label: string; below: string; permission: Permission }[] = [
  { label: "Dormant", below: reviewPaths.dormant, permission: "service-account:read" },
  { label: "Ending soon", below: reviewPaths.expiring, permission: "service-account:read" },
  { label: "Who can do this?", below: reviewPaths.access, permission: "role:read" },
  { label: "Unused rights", below: reviewPaths.rights, permission: "role:read" },
];

/** The pages of the review. They are links, because each is a page of its own. */
export function ReviewTabs() {
  const { can, path } = useTeam();
  const here = usePathname();
  return (
    <nav aria-label="Review" className={classes.tabs}>
      {pages
        .filter(({ permission }) => can(permission))
        .map(({ label, below }) => (
          <PageLink key={below} href={path(below)} className={classes.tab} aria-current={here === path(below) ? "page" : undefined}>
            {label}
          </PageLink>
        ))}
    </nav>
  );
}
