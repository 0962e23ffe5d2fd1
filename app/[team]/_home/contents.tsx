import { Skeleton } from "@mantine/core";
import { PageLink } from "../../_components/page/page-link";
import { useTeam } from "../../_teams/team-context";
import classes from "./contents.module.css";
import type { HomeData } from "./queries";

const noun = (count: number | undefined, one: string, many: string) => (count === 1 ? one : many);

/** How many there are of each kind of thing, leading to their lists. */
export function Contents({ data }: { data: HomeData | null | undefined }) {
  const { can, path } = useTeam();
  const kinds = [
    { one: "active API token", many: "active API tokens", value: data?.activeTokens?.totalCount, href: "/tokens?state=active", shown: can("token:read") },
    { one: "product", many: "products", value: data?.products?.totalCount, href: "/products", shown: can("product:read") },
    { one: "role", many: "roles", value: data?.roles?.totalCount, href: "/roles", shown: can("role:read") },
    { one: "group", many: "groups", value: data?.groups?.totalCount, href: "/groups", shown: can("group:read") },
    { one: "member", many: "members", value: data?.members?.totalCount, href: "/members", shown: can("member:read") },
  ].filter(({ shown }) => shown);
  if (kinds.length === 0) return <div className={classes.none} />;
  return (
    <ul className={classes.kinds} aria-label="In this team" aria-busy={!data}>
      {kinds.map(({ one, many, value, href }) => (
        <li key={href}>
          <PageLink href={path(href)} className={classes.kind}>
            <span className={classes.value}>
              {data ? (value?.toLocaleString("en") ?? "–") : <Skeleton height={12} width={16} component="span" display="inline-block" />}
            </span>{" "}
            {noun(value, one, many)}
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
