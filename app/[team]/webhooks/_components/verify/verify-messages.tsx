import { CodeTabs } from "../../../../_components/code/code-tabs";
import { Section } from "../../../../_components/page/section";
import { advice, verificationTexts } from "./verification-texts";
import classes from "./verify.module.css";

/** How a receiver knows that a message is ours, in code to copy. */
export function VerifyMessages() {
  return (
    <>
      <Section
        title="Verify messages"
        width={800}
        lead="Each message is signed as Standard Webhooks has it. A library checks signature and age; it takes the signing secret, which was shown when the webhook was created or its secret rotated."
      >
        <CodeTabs label="Language" samples={verificationTexts} />
      </Section>
      <Section title="What a good receiver does" width={800}>
        <ul className={classes.advice}>
          {advice.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
