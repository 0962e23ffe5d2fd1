import { Button, Group, Text } from "@mantine/core";
import { IconKeyOff, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { CopyableId } from "../../../../_components/copy/copyable-id";
import { later, withCode } from "../../../../_components/later";
import { Message } from "../../../../_components/notices/message";
import { PageHelp } from "../../../../_components/page/page-help";
import { Section } from "../../../../_components/page/section";
import { MissingPermission } from "../../../_components/permissions/missing-permission";
import { useTeam } from "../../../../_teams/team-context";
import type { AccountTarget } from "../account-target";
import { rotateClientSecretDocument } from "./mutations";
import type { AccountCredentials, ClientSecret } from "../../credentials";
import { RotationNote } from "./rotation-note";
import { counts } from "../../../_components/credentials/secret-state";
import { SecretTable } from "./secret-table";
import { useNow } from "./use-now";

const Dialogs = later(() => import("./secret-dialogs"));

interface Props {
  account: AccountTarget & { enabled: boolean };
  credentials: AccountCredentials;
}

/** The client secrets of an account: what is in force, since when and until when, and the way to the next one. */
export function ClientSecrets({ account, credentials: { clientId, clientSecrets } }: Props) {
  const { can } = useTeam();
  const [rotating, setRotating] = useState(false);
  const [retiring, setRetiring] = useState<ClientSecret>();
  const now = useNow();
  const inForce = clientSecrets.filter((secret) => counts(secret, now));
  const mayRotate = can("service-account:regenerate-keys");
  const rotate = (
    <Button leftSection={<IconRefresh size={16} aria-hidden />} variant="default" onClick={() => withCode(Dialogs, () => setRotating(true))}>
      {inForce.length > 0 ? "Rotate client secret" : "New client secret"}
    </Button>
  );
  return (
    <Section
      title="Client secrets"
      lead={
        <>
          Sent with the client id <CopyableId value={clientId} what="client id" />. While an old one retires, both work, so nothing has to stop.
          {!account.enabled && ` ${account.name} is disabled: all of them are refused.`}
        </>
      }
      more={
        <Group gap="xs">
          <PageHelp what="these client secrets" document={rotateClientSecretDocument} variables={{ id: account.id, input: { graceDays: 7 } }}>
            Rotating makes a new secret now, and ends the present ones after a time of grace. The client id stays, and so do the access tokens that were got
            with them. A secret is shown once; here is how it ends, and when it was last used.
          </PageHelp>
          {mayRotate && inForce.length > 0 && rotate}
        </Group>
      }
    >
      <RotationNote secrets={clientSecrets} />
      {inForce.length === 0 && (
        <Message compact icon={IconKeyOff} title="No client secret is in force" action={mayRotate && rotate}>
          {account.name} can&apos;t prove itself with a secret. A public key or a trust rule does without one; where a program needs a secret, make a new one.
        </Message>
      )}
      <SecretTable secrets={clientSecrets} onRetire={mayRotate ? (secret) => withCode(Dialogs, () => setRetiring(secret)) : undefined} />
      {!mayRotate && (
        <Text component="div" mt="sm">
          <MissingPermission permission="service-account:regenerate-keys" />
        </Text>
      )}
      <Dialogs
        account={account}
        secrets={clientSecrets}
        rotating={rotating}
        onRotateClose={() => setRotating(false)}
        retiring={retiring}
        onRetireClose={() => setRetiring(undefined)}
      />
    </Section>
  );
}
