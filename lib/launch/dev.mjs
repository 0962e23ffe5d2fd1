// npm run dev: the same with hot reload, on a data directory of its own.
import { ensureNodeVersion } from "./ensure-node-version.mjs";

ensureNodeVersion();
process.env.LATCHKEY_DATA_DIR = process.env.LATCHKEY_DATA_DIR || ".latchkey-dev";
process.env.NODE_ENV = process.env.NODE_ENV || "development";
process.env.NEXT_TELEMETRY_DISABLED = process.env.NEXT_TELEMETRY_DISABLED || "1";
process.argv.splice(2, 0, "dev");
import("./run-cli.mjs").then(({ runCli }) => runCli(process.stdout));
