import { setAdministrator } from "../../administrators/set-administrator";
import { listAdministrators } from "../../administrators/list-administrators";
import { OperatorError } from "../../data-dir/operator-error";
import { NotFoundError } from "../../errors";
import { systemActor } from "../../permissions/actor";
import { withInstallation } from "../with-installation";

const actor = systemActor("Command line");

/** `latchkey administrator list` */
export function listAdministratorsCommand(): Promise<void> {
  return withInstallation(async () => {
    const users = await listAdministrators(actor);
    for (const { email, name, disabledAt } of users) process.stdout.write(`${email}  ${name}${disabledAt ? "  (disabled)" : ""}\n`);
    if (users.length === 0) process.stdout.write("Nobody administers the installation. Add somebody with: latchkey administrator add <email>\n");
  });
}

/** `latchkey administrator add` and `latchkey administrator remove` */
export const setAdministratorCommand = (wanted: boolean) => (email: string) =>
  withInstallation(async () => {
    try {
      const { user, changed } = await setAdministrator(actor, email, wanted);
      process.stdout.write(`${user.name} (${user.email}) ${said(wanted, changed)}.\n`);
    } catch (error) {
      if (error instanceof NotFoundError) throw new OperatorError(`Nobody here has the address ${email}. Invite the person first.`);
      throw error;
    }
  });

function said(wanted: boolean, changed: boolean): string {
  if (wanted) return changed ? "administers the installation now" : "administers the installation already";
  return changed ? "doesn't administer the installation any more" : "doesn't administer the installation: nothing was changed";
}
