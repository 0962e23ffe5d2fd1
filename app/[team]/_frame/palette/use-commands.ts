import { useMantineColorScheme } from "@mantine/core";
import {
  IconBell,
  IconChecklist,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSettings,
  IconSignature,
  IconSun,
  IconUserCog,
  IconUsersGroup,
} from "@tabler/icons-react";
import type { SearchItem } from "../../../_components/lists/search-list/search-item";
import { signOut } from "../../../_session/sign-out";
import { accessPermissions, reviewPaths, advicePermissions } from "../../review/review-paths";
import { places } from "../shell/places";
import { useTeam } from "../../../_teams/team-context";

/** Where the viewer can go and what they can do from anywhere, without asking the server. */
export function useCommands(go: (path: string) => void, close: () => void): SearchItem[] {
  const { can, path, team, viewer } = useTeam();
  const { setColorScheme } = useMantineColorScheme();
  const colours = (scheme: "light" | "dark" | "auto") => () => {
    setColorScheme(scheme);
    close();
  };
  const pages = places
    .filter(({ permission }) => !permission || can(permission))
    .map(({ label, below, icon }) => ({ id: `page${below.replace("/", "-")}`, group: "Go to", label, icon, run: () => go(path(below)) }));
  const reviews = [
    { id: "expiring", label: "Review what ends soon", below: reviewPaths.expiring, needs: ["service-account:read"] },
    { id: "access", label: "Access review: who can do this?", below: reviewPaths.access, needs: accessPermissions },
    { id: "rights", label: "Review permissions that nobody uses", below: reviewPaths.rights, needs: advicePermissions },
  ] as const;
  const creates = [
    { id: "new-account", label: "New service account", below: "/service-accounts/new", permission: "service-account:create" },
    { id: "new-token", label: "New API token", below: "/tokens/new", permission: "token:create" },
    { id: "new-role", label: "New role", below: "/roles/new", permission: "role:create" },
    { id: "new-product", label: "New product", below: "/products/new", permission: "product:create" },
    { id: "new-group", label: "New group", below: "/groups/new", permission: "group:create" },
    { id: "new-webhook", label: "New webhook", below: "/webhooks/new", permission: "webhook:create" },
    { id: "invite", label: "Invite a member", below: "/members/invite", permission: "member:invite" },
  ] as const;
  return [
    ...pages,
    ...reviews
      .filter(({ needs }) => needs.every(can))
      .map(({ id, label, below }) => ({ id: `review-${id}`, group: "Go to", label, icon: IconChecklist, run: () => go(path(below)) })),
    ...creates
      .filter(({ permission }) => can(permission))
      .map(({ id, label, below }) => ({ id, group: "Actions", label, icon: IconPlus, run: () => go(path(below)) })),
    { id: "new-team", group: "Actions", label: "Create a team", icon: IconPlus, run: () => go("/new") },
    { id: "notifications", group: "Go to", label: "Notifications", icon: IconBell, run: () => go(path("/notifications")) },
    { id: "settings", group: "Go to", label: "Team settings", icon: IconSettings, run: () => go(path("/settings")) },
    { id: "account", group: "Go to", label: "Your account", icon: IconUserCog, run: () => go("/account") },
    { id: "signing-keys", group: "Go to", label: "Signing keys", icon: IconSignature, run: () => go("/installation/signing-keys") },
    { id: "light", group: "Actions", label: "Light colours", icon: IconSun, run: colours("light") },
    { id: "dark", group: "Actions", label: "Dark colours", icon: IconMoon, run: colours("dark") },
    { id: "auto", group: "Actions", label: "Colours like the system", icon: IconDeviceDesktop, run: colours("auto") },
    { id: "sign-out", group: "Actions", label: "Sign out", icon: IconLogout, run: () => void signOut() },
    ...viewer.memberships
      .filter((membership) => membership.team.id !== team.id)
      .map(({ team: { id, name, slug } }) => ({ id, group: "Switch team", label: name, icon: IconUsersGroup, run: () => go(`/${slug}`) })),
  ];
}
