import {
  type Icon,
  IconActivity,
  IconApi,
  IconChecklist,
  IconHome,
  IconRobot,
  IconShield,
  IconTerminal2,
  IconTicket,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
} from "@tabler/icons-react";
import type { Permission } from "@/lib/permissions/catalogue";

/** A page that stands in the navigation. */
interface Place {
  label: string;
  below: string;
  icon: Icon;
  permission?: Permission;
}

/** The places of a team, in the order of the navigation. */
export const places: Place[] = [
  { label: "Home", below: "", icon: IconHome },
  { label: "Service accounts", below: "/service-accounts", icon: IconRobot, permission: "service-account:read" },
  { label: "API tokens", below: "/tokens", icon: IconTicket, permission: "token:read" },
  { label: "Products", below: "/products", icon: IconApi, permission: "product:read" },
  { label: "Roles", below: "/roles", icon: IconShield, permission: "role:read" },
  { label: "Groups", below: "/groups", icon: IconUsersGroup, permission: "group:read" },
  { label: "Members", below: "/members", icon: IconUsers, permission: "member:read" },
  { label: "Review", below: "/review", icon: IconChecklist, permission: "service-account:read" },
  { label: "Webhooks", below: "/webhooks", icon: IconWebhook, permission: "webhook:read" },
  { label: "Activity", below: "/activity", icon: IconActivity, permission: "audit:read" },
  { label: "API explorer", below: "/explorer", icon: IconTerminal2 },
];
