import { dormantDays, reviewPaths } from "../review/review-paths";
import { soonDays } from "../_components/tokens/token-state";
import type { HomeData } from "./queries";

/** One thing that someone should look at. */
export interface AttentionItem {
  kind: "expiring" | "dormant" | "disabled" | "refused";
  title: string;
  text: string;
  href: string;
}

/** What of a team's state is likely a mistake, or means that a program has stopped working. */
export function attentionOf({ disabled, dormant, refused, expiring }: HomeData): AttentionItem[] {
  const items: AttentionItem[] = [];
  const off = disabled?.totalCount ?? 0;
  const no = refused?.totalCount ?? 0;
  const soon = expiring?.totalCount ?? 0;
  const unused = dormant?.totalCount ?? 0;
  if (no > 0) {
    items.push({
      kind: "refused",
      title: `${no.toLocaleString("en")} token ${no === 1 ? "request was" : "requests were"} refused in the last 24 hours`,
      text: "A program may use keys that were replaced, or someone tries keys that aren't theirs.",
      href: "/activity?action=token.refuse&time=24h",
    });
  }
  if (soon > 0) {
    items.push({
      kind: "expiring",
      title: `${soon.toLocaleString("en")} API ${soon === 1 ? "token expires" : "tokens expire"} within ${soonDays} days`,
      text: `${named(expiring?.nodes.map(({ name }) => name) ?? [], soon)} ${soon === 1 ? "stops" : "stop"} working then. Reset what is needed, and give it a later end.`,
      href: "/tokens?state=soon&sort=expires",
    });
  }
  if (unused > 0) {
    items.push({
      kind: "dormant",
      title: `${unused.toLocaleString("en")} service ${unused === 1 ? "account wasn't" : "accounts weren't"} used for ${dormantDays} days`,
      text: `${named(dormant?.nodes.map(({ name }) => name) ?? [], unused)} ${unused === 1 ? "is" : "are"} a risk without a use. Disable what isn't needed; one click takes it back.`,
      href: reviewPaths.dormant,
    });
  }
  if (off > 0) {
    items.push({
      kind: "disabled",
      title: `${off.toLocaleString("en")} service ${off === 1 ? "account is" : "accounts are"} disabled`,
      text: `${named(disabled?.nodes.map(({ name }) => name) ?? [], off)} ${off === 1 ? "gets" : "get"} no tokens. Enable what is needed, and delete what isn't.`,
      href: "/service-accounts?state=disabled",
    });
  }
  return items;
}

/** The first names, and how many more there are. */
export function named(names: string[], count: number): string {
  const more = count - names.length;
  const all = more > 0 ? [...names, `${more.toLocaleString("en")} more`] : names;
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}
