import { Skeleton } from "@mantine/core";
import { PageLink } from "../../../_components/page-link";
import { useTeam } from "../team-context";
import classes from "./home.module.css";
import type { HomeData } from "./queries";

/** How many there are of each, leading to their lists. */
export function Counts({ data }: { data: HomeData | null | undefined }) {
  const { can, path } = useTeam();
  const accounts = can("service-account:read");
  const events = can("audit:read");
  const counts = [
    { label: "Enabled service accounts", value: data?.enabled?.totalCount, href: "/service-accounts?state=enabled", shown: accounts },
    { label: "Disabled service accounts", value: data?.disabled?.totalCount, href: "/service-accounts?state=disabled", shown: accounts },
    { label: "Active API tokens", value: data?.activeTokens?.totalCount, href: "/tokens?state=active", shown: can("token:read") },
    { label: "Products", value: data?.products?.totalCount, href: "/products", shown: can("product:read") },
    { label: "Roles", value: data?.roles?.totalCount, href: "/roles", shown: can("role:read") },
    { label: "Groups", value: data?.groups?.totalCount, href: "/groups", shown: can("group:read") },
    { label: "Members", value: data?.members?.totalCount, href: "/members", shown: can("member:read") },
    { label: "Tokens granted, last 24 hours", value: data?.granted?.totalCount, href: "/activity?action=token.grant&time=24h", shown: events },
    { label: "Tokens refused, last 24 hours", value: data?.refused?.totalCount, href: "/activity?action=token.refuse&time=24h", shown: events },
  ];
  return (
    <ul className={classes.counts} aria-label="Counts" aria-busy={!data}>
      {counts
        .filter(({ shown }) => shown)
        .map(({ label, value, href }) => (
          <li key={label}>
            <PageLink href={path(href)} className={classes.count}>
              <span className={classes.value}>
                {data ? (value?.toLocaleString("en") ?? "–") : <Skeleton height={24} width={40} component="span" display="inline-block" />}
              </span>
              <span className={classes.label}>{label}</span>
            </PageLink>
          </li>
        ))}
    </ul>
  );
}
