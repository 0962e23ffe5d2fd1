// npm test: everything, on a real PostgreSQL and in a real browser. `npm test -- api e2e` runs some of the stages.
import { ensureNodeVersion } from "./ensure-node-version.mjs";

ensureNodeVersion();
import("./run-tests.mjs");
