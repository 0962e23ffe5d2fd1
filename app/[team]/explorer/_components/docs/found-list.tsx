import { UnstyledButton } from "@mantine/core";
import { DocText } from "./doc-text";
import classes from "./docs.module.css";
import type { DocPlace, Found } from "./search-schema";

interface Props {
  found: Found[];
  text: string;
  onGo: (place: DocPlace) => void;
}

/** What the search has found. */
export function FoundList({ found, text, onGo }: Props) {
  return (
    <>
      <p role="status" className={classes.quiet}>
        {found.length === 0 ? `Nothing in the schema matches “${text.trim()}”.` : `${found.length === 40 ? "The best 40 matches" : `Matches: ${found.length}`}`}
      </p>
      <ul className={classes.list}>
        {found.map(({ type, field, description }) => (
          <li key={`${type}.${field ?? ""}`}>
            <UnstyledButton className={classes.entry} onClick={() => onGo({ type, field })}>
              <span className={classes.name}>
                {field ? (
                  <>
                    <span className={classes.parent}>{type}.</span>
                    <wbr />
                    {field}
                  </>
                ) : (
                  type
                )}
              </span>
              <DocText text={description} first />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}
