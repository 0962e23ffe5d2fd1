import { Anchor, Text } from "@mantine/core";
import { CodeLines } from "../../../_components/code/code-lines";
import { CopyableId } from "../../../_components/copy/copyable-id";
import { Fact, Facts } from "../../../_components/page/facts";
import { PageLink } from "../../../_components/page/page-link";
import { RelativeTime } from "../../../_components/texts/relative-time";
import { Section } from "../../../_components/page/section";
import { CorsCheckBox } from "../../_components/bounds/cors-check-box";
import { useTeam } from "../../../_teams/team-context";
import { CreatedBy } from "../../_components/created-by";
import { LastUsed } from "../../_components/usage/last-used";
import type { ApiToken } from "../queries";
import { EndText } from "../../_components/ends/end-text";
import { TokenLimits } from "./limits/token-limits";
import { TokenBadge } from "../../_components/tokens/token-badge";
import { TokenScopes } from "./token-scopes";

/** What the token is, what it may do and from where. */
export function TokenOverview({ token }: { token: ApiToken }) {
  const { path } = useTeam();
  const { serviceAccount: account } = token;
  const accountPath = path(`/service-accounts/${account.id}`);
  return (
    <>
      <Section title="Details" width={800}>
        <Facts>
          <Fact label="State">
            <TokenBadge token={token} />{" "}
            {token.revokedAt && token.revokedBy && (
              <>
                <RelativeTime at={token.revokedAt} /> by <CreatedBy creator={token.revokedBy} />
              </>
            )}
            {!token.revokedAt && token.keyWithdrawnAt && (
              <>
                The key that signed it leaked, and ended it <RelativeTime at={token.keyWithdrawnAt} />. A reset gives it another.
              </>
            )}
            {!token.revokedAt && !account.enabled && "It is refused all the same: its service account is disabled."}
          </Fact>
          <Fact label="Service account">
            <Anchor component={PageLink} href={accountPath} size="sm">
              {account.name}
            </Anchor>
          </Fact>
          <Fact label="Product">{account.product.name}</Fact>
          <Fact label="Token">
            {token.hint ? <code>{token.hint}</code> : "Not shown"}
            <Text size="xs" c="dimmed">
              {token.format === "JWT"
                ? "Self-contained (JWT): it carries its scopes, origins and end in itself."
                : "How it begins, by which you recognize it. Only a hash of the rest is kept."}
            </Text>
          </Fact>
          <Fact label="Id">
            <CopyableId value={token.id} what="id" />
          </Fact>
          <Fact label="Expires">
            <EndText at={token.expiresAt} withDay />
          </Fact>
          <Fact label="Last used">
            <LastUsed at={token.lastUsedAt} use={token.lastUse} />
          </Fact>
          {token.secretCreatedAt !== token.createdAt && (
            <Fact label="Reset">
              <RelativeTime at={token.secretCreatedAt} />
            </Fact>
          )}
          <Fact label="Created">
            <RelativeTime at={token.createdAt} /> by <CreatedBy creator={token.createdBy} />
          </Fact>
        </Facts>
      </Section>
      <Section
        title="Scopes"
        width={960}
        lead={`What it may do on ${account.product.name}, as long as ${account.name} may do it too.`}
        more={
          <Anchor component={PageLink} href={`${accountPath}?tab=permissions`} size="sm">
            What the account may do, and why
          </Anchor>
        }
      >
        <TokenScopes token={token} />
      </Section>
      <Section title="Where it counts" width={800}>
        <Facts>
          <Fact label="Browser origins">
            <Entries label="Browser origins" entries={token.allowedOrigins} none="None: programs can use it, pages in a browser can't." />
          </Fact>
          <Fact label="Networks">
            <Entries label="Networks" entries={token.allowedCidrs} none={account.allowedCidrs.length > 0 ? "Those of its service account:" : "Any."} />
            {account.allowedCidrs.length > 0 && (
              <Text size="xs" c="dimmed" component="div">
                {token.allowedCidrs.length > 0 && "And only within those of its service account:"}
                <Entries label="Networks of the account" entries={account.allowedCidrs} none="" />
              </Text>
            )}
          </Fact>
        </Facts>
      </Section>
      <TokenLimits token={token} />
      <Section title="CORS check" width={800} lead="What would a browser get that calls with this token from a page of yours?">
        <CorsCheckBox sender={{ tokenId: token.id }} example={token.allowedOrigins[0]} />
      </Section>
    </>
  );
}

function Entries({ label, entries, none }: { label: string; entries: readonly string[]; none: string }) {
  return entries.length > 0 ? <CodeLines label={label} lines={entries} /> : none;
}
