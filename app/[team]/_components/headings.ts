/** What a page is called, and what it is for. */
interface Heading {
  title: string;
  lead: string;
}

const review = { title: "Review", lead: "What nobody uses, what ends soon, who may do what, and which permissions nobody needs." };

/** The headings of the pages that are called the same for everybody: the server draws them before it is known who looks. */
export const headings = {
  "/service-accounts": {
    title: "Service accounts",
    lead: "Machine identities of this team. Each has its own client keys, and stays when people leave.",
  },
  "/tokens": { title: "API tokens", lead: "Long-lived texts that act for a service account, each narrowed to what its one use needs." },
  "/products": { title: "Products", lead: "APIs that accept Latchkey's access tokens. Each service account is for one of them." },
  "/roles": { title: "Roles", lead: "Named sets of permissions, held by people, service accounts and groups." },
  "/groups": { title: "Groups", lead: "People and service accounts that share roles: who joins has them, who leaves loses them." },
  "/members": { title: "Members", lead: "The people of this team, what they may do, and who has been invited." },
  "/review": review,
  "/review/expiring": review,
  "/review/access": review,
  "/review/rights": review,
  "/webhooks": { title: "Webhooks", lead: "Where the team's events are told: to Slack, or signed to an address of yours." },
  "/notifications": { title: "Notifications", lead: "What you were told in this team: what ends soon, is refused too often, or can't be delivered." },
  "/settings": {
    title: "Team settings",
    lead: "The team's name, what it demands of API tokens, when it is warned, how long it keeps its activity, and how to leave it.",
  },
  "/activity": { title: "Activity", lead: "Who did what to which target, when and from where." },
  "/explorer": { title: "API explorer", lead: "Ask the GraphQL API as yourself and with your own permissions. Mutations change real data." },
} satisfies Record<string, Heading>;

/** The heading of the page at a path below the team's. */
export const headingAt = (below: string): Heading | undefined => new Map<string, Heading>(Object.entries(headings)).get(below);
