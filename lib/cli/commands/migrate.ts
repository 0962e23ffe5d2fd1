import { withInstallation } from "../with-installation";

/** `latchkey migrate` */
export function migrateCommand(): Promise<void> {
  return withInstallation(async ({ migrated }) => {
    process.stdout.write(migrated.length === 0 ? "The database is up to date.\n" : `Ran ${migrated.join(", ")}. The database is up to date.\n`);
  });
}
