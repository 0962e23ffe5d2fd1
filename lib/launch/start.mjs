// npm start: from a fresh clone to a running server. Installs, builds and starts; each only if needed.
import { ensureNodeVersion } from "./ensure-node-version.mjs";

ensureNodeVersion();
import("./start-server.mjs");
