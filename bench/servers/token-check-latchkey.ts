import { serveLatchkeyWithTokens } from "../latchkey-with-tokens";
import { calling } from "../tokens-in-use";

await serveLatchkeyWithTokens("/api/graphql", () => calling(JSON.stringify({ query: "{ viewer { id name } }" })));
