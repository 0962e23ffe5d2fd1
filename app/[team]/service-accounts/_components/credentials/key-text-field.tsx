import { Button, FileButton, Textarea, type TextareaProps } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import classes from "./credentials.module.css";

interface Props extends Omit<TextareaProps, "onChange"> {
  onChange: (text: string) => void;
}

// The longest key that the API takes is shorter; a file beyond it was chosen by mistake.
const mostBytes = 64_000;

/** A public key as text, pasted or from a file. */
export function KeyTextField({ onChange, ...input }: Props) {
  const read = (file: File | null) => void file?.slice(0, mostBytes).text().then(onChange);
  return (
    <div>
      <Textarea
        label="Public key"
        description="PEM or a JSON Web Key: P-256, Ed25519, or RSA of 2048 to 8192 bits."
        placeholder={"-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----"}
        classNames={{ root: classes.text }}
        rows={6}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        {...input}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <FileButton onChange={read} accept=".pem,.pub,.key,.json,.jwk,.txt,application/json,application/x-pem-file">
        {(props) => (
          <Button {...props} className={classes.below} size="xs" variant="default" leftSection={<IconUpload size={14} aria-hidden />}>
            Choose a file
          </Button>
        )}
      </FileButton>
    </div>
  );
}
