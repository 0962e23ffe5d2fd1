import { Command, InvalidArgumentError } from "commander";
import { OperatorError } from "../data-dir/operator-error";
import { SettingsError } from "../env";
import { ForbiddenError, InvalidInputError, UnavailableError } from "../errors";
import { auditVerify } from "./commands/audit-verify";
import { bootstrap } from "./commands/bootstrap";
import { dev } from "./commands/dev";
import { doctor } from "./commands/doctor";
import { migrateCommand } from "./commands/migrate";
import { rotateSigningKeyCommand } from "./commands/rotate-signing-key";
import { seed, seedDemoCommand } from "./commands/seed";

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000) throw new InvalidArgumentError("must be a number from 1 to 1000000.");
  return value;
};

const program = new Command("latchkey")
  .description("Works with an installation of Latchkey, whether or not its server runs.")
  .enablePositionalOptions()
  .showHelpAfterError();

program
  .command("bootstrap")
  .description("create the first user, team and an automation service account, without a browser; running it again changes nothing")
  .requiredOption("--admin-email <email>", "the first user; the password comes from LATCHKEY_ADMIN_PASSWORD")
  .requiredOption("--team <name>", "name of the first team")
  .option("--admin-name <name>", "the first user's name", "Admin")
  .option("--service-account <name>", "name of the automation service account", "Automation")
  .option("--regenerate", "issue new client keys for the account; the old ones stop")
  .option("--json", "print one JSON object")
  .action(bootstrap);

program.command("migrate").description("bring the database's schema up to date").action(migrateCommand);
program.command("doctor").description("check settings, database, migrations, keys and clock, and say what to mend").action(doctor);

const seeding = program
  .command("seed")
  .description("fill a team with demo or load data")
  .enablePositionalOptions()
  .option("--service-accounts <n>", "how many service accounts to add", count)
  .option("--team <slug>", "the team; the first one by default")
  .action(seed);
seeding
  .command("demo")
  .description("add the product RAMP with its permissions and roles, to try things with; running it again changes nothing")
  .option("--team <slug>", "the team; the first one by default")
  .action(seedDemoCommand);

program
  .command("rotate-signing-key")
  .description("make a new signing key; the old one stays published until its last token has expired")
  .option("--now", "sign with the new key at once; tokens of the old one stay good")
  .option("--leaked", "for when a key has leaked: sign with the new one at once, and refuse every token of the old ones")
  .action(rotateSigningKeyCommand);

program
  .command("audit")
  .description("work with the audit trail")
  .command("verify")
  .description("read the whole audit trail and tell whether an event was changed, removed, moved or added; ends with 1 when one was")
  .option("--save <file>", "write where each chain ends to this file; keep it apart from the database")
  .option("--against <file>", "compare with such a file of an earlier verification")
  .option("--json", "print one JSON object")
  .action(auditVerify);

program.command("dev", { hidden: true }).description("run with hot reload").action(dev);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof InvalidInputError)
    process.stderr.write(`${error.issues.map((issue) => `${issue.field.slice(1).join(".")}: ${issue.message}`).join("\n")}\n`);
  else if (error instanceof OperatorError || error instanceof SettingsError || error instanceof ForbiddenError || error instanceof UnavailableError)
    process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
