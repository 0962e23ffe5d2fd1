import { Team } from "../../../entities/index";
import { OperatorError } from "../../data-dir/operator-error";
import { dataSource } from "../../db/data-source";
import { seedDemo } from "../../setup/seed-demo";
import { seedServiceAccounts } from "../../setup/seed-service-accounts";
import { withInstallation } from "../with-installation";

/** `latchkey seed`: load data for one team. */
export function seed({ serviceAccounts, team: slug }: { serviceAccounts?: number; team?: string }): Promise<void> {
  if (serviceAccounts === undefined) throw new OperatorError("Say what to add: --service-accounts <n>, or the command seed demo.");
  return withInstallation(async () => {
    const team = await teamOf(slug);
    await seedServiceAccounts(team.id, serviceAccounts, (done) => process.stderr.write(`\r${done} of ${serviceAccounts} service accounts`));
    process.stderr.write("\n");
    process.stdout.write(`Added ${serviceAccounts} service accounts to ${team.name}. Their secrets are random and known to nobody.\n`);
  });
}

/** `latchkey seed demo`: a product with roles to try things with. */
export function seedDemoCommand({ team: slug }: { team?: string }): Promise<void> {
  return withInstallation(async () => {
    const team = await teamOf(slug);
    const added = await seedDemo(team);
    process.stdout.write(
      added > 0 ? `Added the product RAMP to ${team.name}, and ${added} roles of it.\n` : `${team.name} has the product RAMP and its roles already.\n`,
    );
  });
}

async function teamOf(slug: string | undefined): Promise<Team> {
  const { manager } = await dataSource();
  const [team] = await manager.find(Team, { where: slug ? { slug } : {}, order: { id: "ASC" }, take: 1 });
  if (!team) throw new OperatorError(slug ? `There is no team ${slug}.` : "There is no team yet: set Latchkey up first, or run bootstrap.");
  return team;
}
