import { Command, InvalidArgumentError, Option } from "commander";
import { OperatorError } from "../data-dir/operator-error";
import { SettingsError } from "../env";
import { ForbiddenError, InvalidInputError, UnavailableError } from "../errors";
import { signingAlgorithms } from "../signing-keys/algorithms";
import { listAdministratorsCommand, setAdministratorCommand } from "./commands/administrator";
import { auditVerify } from "./commands/audit-verify";
import { bootstrap } from "./commands/bootstrap";
import { dev } from "./commands/dev";
import { doctor } from "./commands/doctor";
import { migrateCommand } from "./commands/migrate";
import { seed, seedDemoCommand } from "./commands/seed";
import { listSigningKeysCommand, rotateSigningKeysCommand, scheduleRotationCommand } from "./commands/signing-keys";

const count = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000) throw new InvalidArgumentError("must be a number from 1 to 1000000.");
  return value;
};

const time = (text: string): Date => {
  const value = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(value.getTime()))
    throw new InvalidArgumentError("must be a time with its zone, such as 2026-03-01T03:00:00Z.");
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

const rotating = (command: Command) =>
  command
    .description("make new signing keys; the old ones stay published until their last token has expired")
    .option("--now", "sign with the new keys at once; tokens of the old ones stay good")
    .option("--leaked", "for when a key has leaked: sign with the new ones at once, and refuse every token of the old ones")
    .addOption(new Option("--algorithm <name>", "only those of this algorithm; all by default").choices(signingAlgorithms))
    .action(rotateSigningKeysCommand);

rotating(program.command("rotate-signing-key"));

const signingKeys = program.command("signing-keys").description("the keys that sign tokens");
signingKeys
  .command("list", { isDefault: true })
  .description("print the published keys, and when they rotate")
  .option("--json", "print one JSON object")
  .action(listSigningKeysCommand);
rotating(signingKeys.command("rotate"));
signingKeys
  .command("schedule")
  .description("say when keys rotate by themselves; without options, print it")
  .option("--every <days>", "every so many days", count)
  .option("--at <time>", "when the next keys begin to sign, such as 2026-03-01T03:00:00Z", time)
  .addOption(new Option("--off", "not by themselves").conflicts(["every", "at"]))
  .action(scheduleRotationCommand);

const administrator = program.command("administrator").description("who administers the installation, which is to rotate its signing keys");
administrator.command("list", { isDefault: true }).description("print the administrators").action(listAdministratorsCommand);
administrator.command("add").description("make a person an administrator").argument("<email>", "the person's address").action(setAdministratorCommand(true));
administrator
  .command("remove")
  .description("take it away; the person stays in their teams")
  .argument("<email>", "the person's address")
  .action(setAdministratorCommand(false));

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
