import { Anchor, Text } from "@mantine/core";
import { PageLink } from "../../../_components/page/page-link";
import { CopyableId } from "../../../_components/copy/copyable-id";
import { CodeLines } from "../../../_components/code/code-lines";
import { durationText } from "../../../_components/texts/duration-text";
import { Fact, Facts } from "../../../_components/page/facts";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { Section } from "../../../_components/page/section";
import { CorsCheckBox } from "../../_components/bounds/cors-check-box";
import { useTeam } from "../../../_teams/team-context";
import type { ServiceAccount } from "../queries";
import { AccountRoles } from "./account-roles";
import { CreatedBy } from "../../_components/created-by";
import { GetToken } from "./get-token";
import { LastUsed } from "../../_components/usage/last-used";
import { AccountLimits } from "./limits/account-limits";
import { refreshText } from "./refresh-lifetimes";
import { StateBadge } from "./state-badge";

/** What the account is, what it may do, and how it gets a token. */
export function AccountOverview({ account }: { account: ServiceAccount }) {
  const { can, path } = useTeam();
  const { product } = account;
  return (
    <>
      <Section title="Details" width={800}>
        <Facts>
          <Fact label="State">
            <StateBadge enabled={account.enabled} /> {!account.enabled && "It gets no tokens, and those it has are refused."}
          </Fact>
          <Fact label="Product">
            {can("product:read") ? (
              <Anchor component={PageLink} href={path(`/products/${product.id}`)} size="sm">
                {product.name}
              </Anchor>
            ) : (
              product.name
            )}
          </Fact>
          <Fact label="Contact">{account.contact ? <CopyableId value={account.contact} what="contact" /> : "None"}</Fact>
          <Fact label="Client id">
            <CopyableId value={account.clientId} what="client id" />
          </Fact>
          <Fact label="Id">
            <CopyableId value={account.id} what="id" />
          </Fact>
          <Fact label="E-mail">
            <CopyableId value={account.email} what="e-mail" />
            <Text size="xs" c="dimmed">
              Receives no mail, and can&apos;t be used to sign in.
            </Text>
          </Fact>
          <Fact label="Token lifetime">{durationText(account.accessTokenLifetime)}</Fact>
          {account.refreshLifetime > 0 && <Fact label="Refresh">{refreshText(account.refreshLifetime)}</Fact>}
          {account.requireDpop && <Fact label="DPoP">Required: its access tokens count with a proof of its key alone.</Fact>}
          {account.allowedOrigins.length > 0 && (
            <Fact label="Browser origins">
              <CodeLines label="Browser origins" lines={account.allowedOrigins} />
            </Fact>
          )}
          {account.allowedCidrs.length > 0 && (
            <Fact label="Networks">
              <CodeLines label="Networks" lines={account.allowedCidrs} />
            </Fact>
          )}
          <Fact label="Last used">
            <LastUsed at={account.lastUsedAt} use={account.lastUse} />
          </Fact>
          <Fact label="Client keys made">
            <RelativeTime at={account.keysCreatedAt} />
          </Fact>
          <Fact label="Created">
            <RelativeTime at={account.createdAt} /> by <CreatedBy creator={account.createdBy} />
          </Fact>
        </Facts>
      </Section>
      <Section
        title="Roles"
        width={800}
        lead={`What it may do on ${product.name}.`}
        more={
          can("role:read") && (
            <Anchor component={PageLink} href={path(`/service-accounts/${account.id}?tab=permissions`)} size="sm">
              Every permission, and why
            </Anchor>
          )
        }
      >
        <AccountRoles roles={account.roles} />
      </Section>
      <AccountLimits id={account.id} />
      <Section
        title="Get an access token"
        width={800}
        lead={
          account.requireDpop
            ? "Send the client keys with a proof of a key; each call with the token takes another (DPoP)."
            : "Send the client keys, then use the token as a Bearer token until it expires."
        }
      >
        <GetToken account={account} />
      </Section>
      {account.allowedOrigins.length > 0 && (
        <Section title="CORS check" width={800} lead="What would a browser get that calls with an access token of this account from a page of yours?">
          <CorsCheckBox sender={{ serviceAccountId: account.id }} example={account.allowedOrigins[0]} />
        </Section>
      )}
    </>
  );
}
