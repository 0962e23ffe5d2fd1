import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const schema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Creates the links between versions of libraries, which an npm package can't hold. The package makes them in an install script,
 * and some npm versions and settings don't run those.
 */
export function linkLibraries(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  // Names in the list start with `native/`; a copy of the folder has another name.
  const place = (name: string) => path.join(native, name.replace(/^native\//, ""));
  for (const { source, target } of schema.parse(JSON.parse(fs.readFileSync(list, "utf8")))) {
    try {
      fs.symlinkSync(path.relative(path.dirname(place(target)), place(source)), place(target));
    } catch {
      // There already, or node_modules is read-only. Whether PostgreSQL starts is tried right after this.
    }
  }
}
