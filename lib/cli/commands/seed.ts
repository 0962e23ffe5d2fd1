import { dataSource } from "../../db/data-source";
import { Team } from "../../../entities/index";
import { OperatorError } from "../../data-dir/operator-error";
import { seedServiceAccounts } from "../../setup/seed-service-accounts";
import { withInstallation } from "../with-installation";

/** `latchkey seed`: demo and load data for one team. */
export function seed({ serviceAccounts, team: slug }: { serviceAccounts: number; team?: string }): Promise<void> {
  return withInstallation(async () => {
    const { manager } = await dataSource();
    const [team] = await manager.find(Team, { where: slug ? { slug } : {}, order: { id: "ASC" }, take: 1 });
    if (!team) throw new OperatorError(slug ? `There is no team ${slug}.` : "There is no team yet: set Latchkey up first, or run bootstrap.");
    await seedServiceAccounts(team.id, serviceAccounts, (done) => process.stderr.write(`\r${done} of ${serviceAccounts} service accounts`));
    process.stderr.write("\n");
    process.stdout.write(`Added ${serviceAccounts} service accounts to ${team.name}. Their secrets are random and known to nobody.\n`);
  });
}
