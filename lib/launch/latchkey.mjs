// npm run --silent latchkey -- <command>: the command-line tool. Standard output is for the answer of the command alone.
import { ensureNodeVersion } from "./ensure-node-version.mjs";

ensureNodeVersion();
import("./run-cli.mjs").then(({ runCli }) => runCli(process.stderr));
