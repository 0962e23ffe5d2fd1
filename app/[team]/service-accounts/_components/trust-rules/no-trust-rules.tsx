import { IconArrowRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { PageLink } from "../../../../_components/page/page-link";
import { MissingPermission } from "../../../_components/permissions/missing-permission";
import { useTeam } from "../../../../_teams/team-context";
import { PlatformIcon } from "./platform-icon";
import { platforms } from "./platforms";
import classes from "./no-trust-rules.module.css";
import tiles from "../../../../_components/page/tiles.module.css";

interface Props {
  account: { id: string; name: string };
}

/** In place of an empty list: what keyless sign-in is, and the way to the first rule. */
export function NoTrustRules({ account: { id, name } }: Props) {
  const { can, path } = useTeam();
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <h3 className={classes.title}>Sign in with nothing to keep secret</h3>
        <p className={classes.lead}>
          What runs in a pipeline or a cluster has a signed token already that says what it is. Let that stand for {name}, and there is no secret to store, to
          rotate or to lose.
        </p>
      </div>
      <ol className={classes.steps}>
        <Step number={1} title="Its platform vouches for it">
          GitHub, GitLab or the cluster signs a short-lived token for each run: <code>repository: acme/web</code>, <code>ref: refs/heads/main</code>.
        </Step>
        <Step number={2} title="A trust rule checks it">
          The rule names the issuer and what each claim must be. Latchkey checks the signature with the issuer&apos;s published keys.
        </Step>
        <Step number={3} title="An access token comes back">
          With the permissions of {name}, until it expires. The next run asks again, with a token of its own.
        </Step>
      </ol>
      <div className={classes.start}>
        {can("service-account:regenerate-keys") ? (
          <>
            <h4 className={classes.question} id="trust-where">
              Where does it run?
            </h4>
            <ul className={classes.platforms} aria-labelledby="trust-where">
              {platforms.map((platform) => (
                <li key={platform.id}>
                  <PageLink href={path(`/service-accounts/${id}/trust-rules/new?platform=${platform.id}`)} className={`${tiles.tile} ${classes.platform}`}>
                    <PlatformIcon platform={platform.id} />
                    <span className={`${tiles.text} ${classes.text}`}>
                      <span className={tiles.name}>{platform.name}</span>
                      <span className={tiles.about}>{platform.text}</span>
                    </span>
                    <IconArrowRight size={16} aria-hidden className={classes.arrow} />
                  </PageLink>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <MissingPermission permission="service-account:regenerate-keys" />
        )}
      </div>
    </div>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className={classes.step}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <div>
        <strong className={classes.stepTitle}>{title}</strong>
        <p className={classes.stepText}>{children}</p>
      </div>
    </li>
  );
}
