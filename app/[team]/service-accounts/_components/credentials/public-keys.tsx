import { Button, Group } from "@mantine/core";
import { IconPlus, IconSignature } from "@tabler/icons-react";
import { useState } from "react";
import { later, withCode } from "../../../../_components/later";
import { Message } from "../../../../_components/notices/message";
import { PageHelp } from "../../../../_components/page/page-help";
import { Section } from "../../../../_components/page/section";
import { useTeam } from "../../../../_teams/team-context";
import type { ServiceAccount } from "../../queries";
import classes from "./credentials.module.css";
import { KeyTable } from "./key-table";
import { addPublicKeyDocument } from "./mutations";
import type { AccountCredentials, PublicKey } from "../../credentials";
import { counts } from "../../../_components/credentials/secret-state";
import { SignIn } from "./sign-in";
import { Unfold } from "./unfold";
import { useNow } from "./use-now";

const Dialogs = later(() => import("./key-dialogs"));

interface Props {
  account: ServiceAccount;
  credentials: AccountCredentials;
}

/** The public keys of an account, and how a program signs with their private halves. */
export function PublicKeys({ account, credentials: { publicKeys } }: Props) {
  const { can } = useTeam();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<PublicKey>();
  const now = useNow();
  const usable = publicKeys.find((key) => counts(key, now));
  const mayChange = can("service-account:regenerate-keys");
  const add = (
    <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => withCode(Dialogs, () => setAdding(true))}>
      Add public key
    </Button>
  );
  const input = { serviceAccountId: account.id, name: "Build server", publicKey: "-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----" };
  return (
    <Section
      title="Public keys"
      lead={
        <>
          Instead of sending a secret, it signs with a private key that never leaves it (<code>private_key_jwt</code>). There is nothing here to leak.
          {!account.enabled && ` ${account.name} is disabled: nothing that it signs counts.`}
        </>
      }
      more={
        <Group gap="xs">
          <PageHelp what="these public keys" document={addPublicKeyDocument} variables={{ input }}>
            A public key is PEM or a JSON Web Key: P-256, Ed25519, or RSA of 2048 to 8192 bits. An address of a key set does as well; it is read again within 5
            minutes, so that keys are replaced there. An account can have 10 of both.
          </PageHelp>
          {mayChange && publicKeys.length > 0 && add}
        </Group>
      }
    >
      {publicKeys.length === 0 ? (
        <Message compact icon={IconSignature} title="No public keys yet" action={mayChange && add}>
          For programs that can keep a private key: a server, a build machine, a hardware token. Each request for a token is signed anew and counts once, so
          that whoever overhears one, or reads this database, has nothing.
        </Message>
      ) : (
        <KeyTable keys={publicKeys} onRemove={mayChange ? (key) => withCode(Dialogs, () => setRemoving(key)) : undefined} />
      )}
      {usable && (
        <Unfold label="How a program gets a token by signing" className={classes.more}>
          <SignIn account={account} publicKey={usable} />
        </Unfold>
      )}
      <Dialogs account={account} adding={adding} onAddClose={() => setAdding(false)} removing={removing} onRemoveClose={() => setRemoving(undefined)} />
    </Section>
  );
}
