// npm test: on a real PostgreSQL and in a real browser. `npm test -- api e2e` runs some of the stages, `npm run test:all` each.
import { ensureNodeVersion } from "./ensure-node-version.mjs";

ensureNodeVersion();
import("./run-tests.mjs");
