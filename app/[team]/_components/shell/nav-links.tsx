import { IconActivity, IconApi, IconHome, IconRobot } from "@tabler/icons-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Permission } from "@/lib/permissions/catalogue";
import { useTeam } from "../team-context";
import classes from "./sidebar.module.css";

const places: { label: string; below: string; icon: typeof IconHome; permission?: Permission }[] = [
  { label: "Home", below: "", icon: IconHome },
  { label: "Service accounts", below: "/service-accounts", icon: IconRobot, permission: "service-account:read" },
  { label: "Products", below: "/products", icon: IconApi, permission: "product:read" },
  { label: "Activity", below: "/activity", icon: IconActivity, permission: "audit:read" },
];

/** The places of the team that the viewer may see. */
export function NavLinks() {
  const { can, path } = useTeam();
  const pathname = usePathname();
  const isHere = (below: string) => pathname === path(below) || (below !== "" && pathname.startsWith(`${path(below)}/`));
  return places
    .filter(({ permission }) => !permission || can(permission))
    .map(({ label, below, icon: Icon }) => (
      <Link key={below} href={path(below)} className={classes.link} aria-current={isHere(below) ? "page" : undefined}>
        <Icon size={18} stroke={1.7} aria-hidden />
        {label}
      </Link>
    ));
}
