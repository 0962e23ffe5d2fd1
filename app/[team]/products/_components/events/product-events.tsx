import { Skeleton, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { CodeBlock } from "../../../../_components/code/code-block";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { Fact, Facts } from "../../../../_components/page/facts";
import { PageHelp } from "../../../../_components/page/page-help";
import { usePublicUrl } from "../../../../_components/code/public-url";
import { Section } from "../../../../_components/page/section";
import { MissingPermission } from "../../../_components/permissions/missing-permission";
import { useTeam } from "../../../../_teams/team-context";
import { EventsForm } from "./events-form";
import { publishExample } from "./publish-example";
import { type Published, publishedDocument, publishedQuery } from "./queries";

/** What a product publishes, for webhooks to tell: declared here, and published by a program. */
export function ProductEvents({ productId }: { productId: string }) {
  const { can } = useTeam();
  const url = usePublicUrl();
  const { data, error, refetch } = useQuery(publishedQuery(productId));
  const [first] = data?.eventTypes ?? [];
  return (
    <Section
      title="Events"
      width={800}
      lead="What this product tells of itself, such as a finished deployment. Webhooks choose among them."
      more={
        <PageHelp what="these events" document={publishedDocument} variables={{ id: productId }}>
          A product declares its events, and a program publishes them when they happen. They reach the webhooks of its service accounts and of the team that
          chose them.
        </PageHelp>
      }
    >
      {!data && error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data === undefined && !error && <Skeleton height={160} aria-label="Loading" />}
      {data && (can("product:update") ? <EventsForm productId={productId} published={data} /> : <EventList published={data} />)}
      {first && (
        <details style={{ marginTop: 24, fontSize: "0.875rem" }}>
          <summary style={{ marginBottom: 8, cursor: "pointer" }}>How a program publishes one</summary>
          <CodeBlock code={publishExample(url, productId, first.name)} what="curl example" />
        </details>
      )}
    </Section>
  );
}

function EventList({ published: { eventTypes } }: { published: Published }) {
  return (
    <>
      {eventTypes.length === 0 ? (
        <Text size="sm">It declares none.</Text>
      ) : (
        <Facts wide>
          {eventTypes.map(({ name, description }) => (
            <Fact key={name} label={<code>{name}</code>}>
              {description}
            </Fact>
          ))}
        </Facts>
      )}
      <MissingPermission permission="product:update" />
    </>
  );
}
