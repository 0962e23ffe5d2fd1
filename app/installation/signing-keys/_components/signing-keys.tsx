"use client";

import { Button, Skeleton } from "@mantine/core";
import { IconCalendarRepeat, IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { CopyableId } from "../../../_components/copy/copyable-id";
import { ErrorNotice } from "../../../_components/notices/error-notice";
import { later, withCode } from "../../../_components/later";
import { PageHeader } from "../../../_components/page/page-header";
import { PageHelp } from "../../../_components/page/page-help";
import { usePublicUrl } from "../../../_components/code/public-url";
import { Section } from "../../../_components/page/section";
import { viewerQuery } from "../../../_graphql/viewer";
import { signingKeysDocument, signingKeysQuery } from "../queries";
import { ComingUp } from "./coming-up";
import { KeyTable } from "./key-table";
import { NotAdministrator } from "./not-administrator";
import classes from "./signing-keys.module.css";

const Dialogs = later(() => import("./dialogs"));

/** The keys that sign the tokens of all teams: which there are, what comes next, and for administrators the way to new ones. */
export function SigningKeys() {
  const { data: viewer } = useQuery(viewerQuery);
  const { data: ring, error, refetch } = useQuery(signingKeysQuery);
  const [asking, setAsking] = useState<"rotate" | "schedule">();
  const publicUrl = usePublicUrl();
  const mayRotate = viewer?.administrator === true;
  return (
    <>
      <PageHeader
        title="Signing keys"
        lead="They sign every token, and products check it with their public halves."
        help={
          <PageHelp document={signingKeysDocument} variables={{}}>
            A new key is published before it signs, and an old one stays published until the last token that it signed has ended. So keys can be replaced while
            everything runs, and no token is refused. They belong to the installation; a team chooses in its settings with which algorithm its tokens are
            signed.
          </PageHelp>
        }
        actions={
          ring && mayRotate ? (
            <>
              <Button
                variant="default"
                leftSection={<IconCalendarRepeat size={16} aria-hidden />}
                onClick={() => withCode(Dialogs, () => setAsking("schedule"))}
              >
                Schedule
              </Button>
              <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => withCode(Dialogs, () => setAsking("rotate"))}>
                Rotate keys
              </Button>
            </>
          ) : null
        }
      />
      {error && !ring && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!error && !ring && <Skeleton height={240} role="status" aria-label="Loading" />}
      {ring && (
        <>
          <Section title="Published keys">
            <KeyTable keys={ring.keys} />
          </Section>
          <div className={classes.below}>
            <Section title="Coming up" width={640} lead={mayRotate ? undefined : <NotAdministrator />}>
              <ComingUp ring={ring} mayRotate={mayRotate} />
            </Section>
            <Section
              title="For products"
              width={640}
              lead="Libraries that check tokens want this address. They fetch the keys by themselves, and again when they meet one that they don't know."
            >
              <CopyableId value={`${publicUrl}/.well-known/jwks.json`} what="address of the public keys" />
            </Section>
          </div>
          {mayRotate && <Dialogs ring={ring} asking={asking} onClose={() => setAsking(undefined)} />}
        </>
      )}
    </>
  );
}
