import { serveLatchkeyWithTokens } from "../latchkey-with-tokens";
import { introspection } from "../tokens-in-use";

await serveLatchkeyWithTokens("/oauth/introspect", introspection);
