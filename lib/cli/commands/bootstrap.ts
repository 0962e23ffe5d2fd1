import { settings } from "../../env";
import { ownAudience } from "../../products/audience-of";
import { bootstrapInstallation, type Bootstrapped } from "../../setup/bootstrap-installation";
import { withInstallation } from "../with-installation";

interface Options {
  adminEmail: string;
  adminName: string;
  team: string;
  serviceAccount: string;
  regenerate?: boolean;
  json?: boolean;
}

/** `latchkey bootstrap`: prints what automation needs to begin. */
export function bootstrap(options: Options): Promise<void> {
  const { adminPassword, publicUrl } = settings();
  return withInstallation(async () => {
    const done = await bootstrapInstallation({ ...options, adminPassword });
    const output = { ...done, audience: ownAudience(), tokenEndpoint: `${publicUrl}/oauth/token`, graphqlEndpoint: `${publicUrl}/api/graphql` };
    process.stdout.write(options.json ? `${JSON.stringify(output)}\n` : readable(output));
  });
}

function readable({ team, admin, serviceAccount, tokenEndpoint, graphqlEndpoint }: Bootstrapped & { tokenEndpoint: string; graphqlEndpoint: string }): string {
  const secret = serviceAccount.clientSecret ?? "shown when it was made; use --regenerate for a new one";
  return [
    `Team             ${team.slug} (${team.id})`,
    `Admin            ${admin.email} (${admin.id})`,
    `Service account  ${serviceAccount.id}`,
    `Client id        ${serviceAccount.clientId}`,
    `Client secret    ${secret}`,
    `Token endpoint   ${tokenEndpoint}`,
    `GraphQL          ${graphqlEndpoint}`,
    "",
  ].join("\n");
}
