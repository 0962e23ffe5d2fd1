import { Button } from "@mantine/core";
import { IconBrandNodejs, IconCheck, IconDownload, IconFileText, IconTerminal2 } from "@tabler/icons-react";
import { useState } from "react";
import { downloadText } from "../../../../_components/copy/download-text";
import { fileNamePart } from "../../../../_components/copy/file-name-part";
import { usePublicUrl } from "../../../../_components/code/public-url";
import type { ClientKeys } from "../../client-keys";
import { CopyTextButton } from "../../../../_components/copy/copy-text-button";
import { dpopTokenExample } from "../dpop-example";
import { clientKeysCsv } from "./csv";
import classes from "./key-formats.module.css";
import { envText, keysCurl } from "./key-texts";

interface Props {
  accountName: string;
  keys: ClientKeys;
  /** Whether the account gets only tokens that are bound to a key, which no curl makes a proof of. */
  requireDpop: boolean;
  onSaved: () => void;
  onDownloaded: () => void;
}

/** The ways to take both keys along. */
export function KeyFormats({ accountName, keys, requireDpop, onSaved, onDownloaded }: Props) {
  const url = usePublicUrl();
  const [downloaded, setDownloaded] = useState(false);

  function download(): void {
    downloadText(`${fileNamePart(accountName)}-client-keys.csv`, "text/csv;charset=utf-8", clientKeysCsv(keys));
    setDownloaded(true);
    onDownloaded();
  }

  return (
    <div className={classes.formats}>
      <Button px="sm" onClick={download} data-autofocus leftSection={downloaded ? <IconCheck size={16} aria-hidden /> : <IconDownload size={16} aria-hidden />}>
        Download client keys
      </Button>
      <CopyTextButton text={envText(keys)} icon={IconFileText} narrow onCopied={onSaved}>
        Copy as .env
      </CopyTextButton>
      {requireDpop ? (
        <CopyTextButton text={dpopTokenExample(url, keys)} icon={IconBrandNodejs} narrow onCopied={onSaved}>
          Copy as Node.js
        </CopyTextButton>
      ) : (
        <CopyTextButton text={keysCurl(url, keys)} icon={IconTerminal2} narrow onCopied={onSaved}>
          Copy as curl
        </CopyTextButton>
      )}
    </div>
  );
}
