import { Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice } from "../../../../_components/notices/error-notice";
import { PageHelp } from "../../../../_components/page/page-help";
import { RelativeTime } from "../../../../_components/texts/relative-time";
import { Section } from "../../../../_components/page/section";
import { useTeam } from "../../../../_teams/team-context";
import { effectiveDocument, type EffectivePermission, effectiveQuery, type Whose } from "./queries";
import classes from "./effective-permissions.module.css";
import { roadKey } from "./road-list";
import { RoadText } from "./road-text";
import { WhoElse } from "../who-else";
import { WhyDenied } from "./why-denied";
import { WithheldList } from "./withheld-list";

interface Props {
  whose: Whose;
  /** What they are called. */
  name: string;
  /** A service account's product; a person has permissions of any. */
  product?: { id: string; name: string; builtIn: boolean };
}

/** What a member or a service account may do, by which role or group, and until when; what doesn't count; and why something is denied. */
export function EffectivePermissions({ whose, name, product }: Props) {
  const { team } = useTeam();
  const { data, error, refetch } = useQuery(effectiveQuery(team.id, whose));
  const help = (
    <PageHelp what="these permissions" document={effectiveDocument} variables={{ teamId: team.id, ...whose }}>
      What {name} may do at the moment, each permission with every role or group that gives it. A program can ask the same, and whether one permission is held,
      with the field <code>can</code>.
    </PageHelp>
  );
  return (
    <>
      <Section title="Why denied?" width={960} lead={`Choose a permission to see whether ${name} has it, and why.`} more={help}>
        <WhyDenied whose={whose} product={product} />
      </Section>
      <Section title="Permissions" width={960} lead={data?.nextEnd ? <NextEnd at={data.nextEnd} /> : `What ${name} may do now, and which role gives it.`}>
        {error && !data ? (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <Skeleton height={240} role="status" aria-label="Loading" />
        ) : (
          <Held permissions={data?.permissions ?? []} />
        )}
      </Section>
      {data && data.withheld.length > 0 && (
        <Section title="What doesn't count" width={960} lead="Roles that permit more than what is above, and why it is withheld.">
          <WithheldList withheld={data.withheld} />
        </Section>
      )}
    </>
  );
}

const NextEnd = ({ at }: { at: string }): ReactNode => (
  <>
    The next of them ends <RelativeTime at={at} />.
  </>
);

function Held({ permissions }: { permissions: EffectivePermission[] }) {
  if (permissions.length === 0) return <Text size="sm">None.</Text>;
  const products = [...new Map(permissions.map(({ product }) => [product.id, product])).values()];
  return (
    <Stack gap="lg">
      {products.map(({ id, name }) => (
        <div key={id}>
          <Title order={3} mb="xs">
            {name}
          </Title>
          <ByResource permissions={permissions.filter(({ product }) => product.id === id)} />
        </div>
      ))}
    </Stack>
  );
}

function ByResource({ permissions }: { permissions: EffectivePermission[] }) {
  const resources = [...new Set(permissions.map(resourceOf))];
  return (
    <ul className={classes.list}>
      {resources.map((resource) => (
        <li key={resource} className={classes.row}>
          <code className={classes.resource}>{resource}</code>
          <ul className={classes.permissions} aria-label={resource}>
            {permissions
              .filter((each) => resourceOf(each) === resource)
              .map(({ permission: { name, title }, product, roads }) => (
                <li key={name} className={classes.permission}>
                  <span className={classes.title}>
                    <WhoElse permission={name} product={product}>
                      {title} {title !== name && <code>{name}</code>}
                    </WhoElse>
                  </span>
                  <ul className={classes.roads} aria-label={`What gives ${name}`}>
                    {roads.map((road) => (
                      <li key={roadKey(road)}>
                        <RoadText {...road} />
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

const resourceOf = ({ permission }: EffectivePermission): string => permission.name.split(":")[0] ?? "";
