import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import type { Permission } from "@/lib/permissions/catalogue";
import { Section } from "../../../_components/page/section";
import classes from "./access-review.module.css";

/** Permissions by which one comes to more than they say. */
const questions: { permission: Permission; question: string }[] = [
  { permission: "role-assignment:create", question: "Who can give others permissions?" },
  { permission: "service-account:regenerate-keys", question: "Who can take over a service account?" },
  { permission: "token:create", question: "Who can make API tokens?" },
  { permission: "member:invite", question: "Who can let people into the team?" },
  { permission: "team:update", question: "Who can change what the team demands of tokens?" },
  { permission: "audit:read", question: "Who can read what everybody did?" },
];

interface Props {
  onChoose: (permission: string) => void;
  /** False where another product's permissions are chosen from. */
  shown: boolean;
}

/** What is asked at most reviews, while nothing is chosen. */
export function OftenAsked({ onChoose, shown }: Props) {
  if (!shown) return null;
  return (
    <Section title="Often asked" lead="Permissions by which one comes to others.">
      <ul className={classes.often}>
        {questions.map(({ permission, question }) => (
          <li key={permission}>
            <UnstyledButton className={classes.ask} onClick={() => onChoose(permission)}>
              <span className={classes.question}>{question}</span>
              <code>{permission}</code>
              <IconChevronRight size={16} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
