import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Adapter, type AdapterPayload, Provider } from "oidc-provider";
import { lifetime, scope } from "../request";
import { announceTokens, introspection, Sample } from "../tokens-in-use";

// oidc-provider with opaque access tokens of its client credentials grant.
const stored = Number(process.env.BENCH_TOKENS);
const keys = { clientId: "lkc_bench", clientSecret: "lks_bench_0123456789abcdef0123456789abcdef0123" };
// Its own in-memory store, which keeps a thousand entries unless it is told otherwise. No type says what is inside of the package.
const inside = "oidc-provider/lib";
interface Store {
  get(key: string): AdapterPayload | undefined;
  set(key: string, payload: AdapterPayload, options: { maxAge: number }): void;
}
const { default: LRU } = (await import(`${inside}/helpers/lru.js`)) as { default: new (options: { maxSize: number }) => Store };
const { default: MemoryAdapter } = (await import(`${inside}/adapters/memory_adapter.js`)) as { default: new (model: string, store: Store) => Adapter };
const store = new LRU({ maxSize: 2 * stored });

const provider = new Provider("http://127.0.0.1:3000", {
  adapter: (model: string) => new MemoryAdapter(model, store),
  clients: [{ client_id: keys.clientId, client_secret: keys.clientSecret, grant_types: ["client_credentials"], redirect_uris: [], response_types: [] }],
  scopes: scope.split(" "),
  features: { clientCredentials: { enabled: true }, introspection: { enabled: true }, devInteractions: { enabled: false } },
  ttl: { ClientCredentials: lifetime },
  extraTokenClaims: () => ({ team: "team_01jdkz3m8kfq4v2qv6e0w1xn5e" }),
});

// One token made by the provider itself, and as many more of the same form as are wanted.
const client = (await provider.Client.find(keys.clientId))!;
const first = await new provider.ClientCredentials({ client, scope }).save();
const payload = store.get(`ClientCredentials:${first}`)!;
const sample = new Sample();
sample.add(first);
for (let n = 1; n < stored; n += 1) {
  const id = randomBytes(32).toString("base64url");
  store.set(`ClientCredentials:${id}`, { ...payload, jti: id }, { maxAge: lifetime * 1000 });
  sample.add(id);
}

const server = createServer(provider.callback());
server.listen(0, "127.0.0.1", () => {
  const remove = announceTokens(`http://127.0.0.1:${(server.address() as AddressInfo).port}/token/introspection`, introspection(keys), sample.shuffled());
  process.on("SIGTERM", () => {
    remove();
    process.exit(0);
  });
});
