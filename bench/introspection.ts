import { compareTokenServers, few, many } from "./compare-token-servers";

const latchkey = { title: "Latchkey", server: "introspection-latchkey" };
const provider = { title: "oidc-provider", server: "introspection-oidc-provider" };

await compareTokenServers(
  [
    { ...latchkey, stored: few, inUse: few },
    { ...latchkey, stored: many, inUse: few },
    { ...provider, stored: many, inUse: few },
    { ...latchkey, stored: many, inUse: many / 10 },
    { ...provider, stored: many, inUse: many / 10 },
    { ...latchkey, stored: many, inUse: "once" },
    { ...provider, stored: many, inUse: "once" },
  ],
  "introspections",
  async (good, wrong) => {
    const [facts, nothing] = (await Promise.all([good.json(), wrong.json()])) as { active: boolean; scope?: string; exp?: number }[];
    return facts!.active && Boolean(facts!.scope && facts!.exp) && JSON.stringify(nothing) === '{"active":false}';
  },
);
