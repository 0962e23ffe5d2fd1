import { IconChevronRight, IconCircleCheck, IconClockExclamation, IconMoon, IconPlayerPause, IconShieldX } from "@tabler/icons-react";
import { PageLink } from "../../_components/page/page-link";
import { Section } from "../../_components/page/section";
import { dormantDays } from "../review/review-paths";
import { useTeam } from "../../_teams/team-context";
import { attentionOf } from "./attention-of";
import classes from "./attention.module.css";
import type { HomeData } from "./queries";

const icons = { expiring: IconClockExclamation, dormant: IconMoon, disabled: IconPlayerPause, refused: IconShieldX };

/** What someone should look at, each leading to its list. */
export function Attention({ data }: { data: HomeData }) {
  const { path } = useTeam();
  const items = attentionOf(data);
  // Who sees a part of it only can't be told that there is nothing.
  if (items.length === 0 && !(data.disabled && data.refused)) return null;
  return (
    <Section title="Needs attention">
      {items.length === 0 && (
        <p className={classes.none}>
          <IconCircleCheck size={16} aria-hidden />
          Nothing. No account is disabled or unused for {dormantDays} days, {data.expiring && "no API token is about to expire, "}and no token was refused in
          the last 24 hours.
        </p>
      )}
      {items.length > 0 && (
        <ul className={classes.list}>
          {items.map(({ kind, title, text, href }) => {
            const Icon = icons[kind];
            return (
              <li key={kind}>
                <PageLink href={path(href)} className={classes.item}>
                  <Icon size={18} stroke={1.7} aria-hidden className={classes.icon} />
                  <span className={classes.text}>
                    <span className={classes.title}>{title}</span>
                    <span className={classes.detail}>{text}</span>
                  </span>
                  <IconChevronRight size={16} aria-hidden className={classes.icon} />
                </PageLink>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
