import { compareTokenServers, few, many } from "./compare-token-servers";

const latchkey = { title: "Latchkey", server: "token-check-latchkey" };
const betterAuth = { title: "better-auth", server: "token-check-better-auth" };

await compareTokenServers(
  [
    { ...latchkey, stored: few, inUse: few },
    { ...latchkey, stored: many, inUse: few },
    { ...betterAuth, stored: many, inUse: few },
    { ...latchkey, stored: many, inUse: many / 10 },
    { ...betterAuth, stored: many, inUse: many / 10 },
  ],
  "calls",
  async (good, wrong) => {
    const { data } = (await good.json()) as { data?: { viewer?: { id?: string } } };
    return good.status === 200 && Boolean(data?.viewer?.id) && wrong.status === 401;
  },
);
