interface Values {
  publicUrl: string;
  clientId: string;
  algorithm: string;
  /** Left out for a key of a key set, where many may be. */
  kid: string | undefined;
}

const text = (value: string) => JSON.stringify(value);

/** An access token by a signature, with Node and jose. */
export function nodeKeyExample({ publicUrl, clientId, algorithm, kid }: Values): string {
  return `import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { importPKCS8, SignJWT } from "jose";

const key = await importPKCS8(await readFile("key.pem", "utf8"), ${text(algorithm)});
const assertion = await new SignJWT()
  .setProtectedHeader({ alg: ${text(algorithm)}${kid === undefined ? "" : `, kid: ${text(kid)}`} })
  .setIssuer(${text(clientId)})
  .setSubject(${text(clientId)})
  .setAudience(${text(publicUrl)})
  .setJti(randomUUID())
  .setIssuedAt()
  .setExpirationTime("1m")
  .sign(key);
const response = await fetch(${text(`${publicUrl}/oauth/token`)}, {
  method: "POST",
  body: new URLSearchParams({
    grant_type: "client_credentials",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: assertion,
  }),
});
const { access_token } = await response.json();
`;
}

/** The same with Python, PyJWT and requests. */
export function pythonKeyExample({ publicUrl, clientId, algorithm, kid }: Values): string {
  return `import time
import uuid

import jwt  # pip install "pyjwt[crypto]" requests
import requests

with open("key.pem") as file:
    key = file.read()
now = int(time.time())
assertion = jwt.encode(
    {
        "iss": ${text(clientId)},
        "sub": ${text(clientId)},
        "aud": ${text(publicUrl)},
        "jti": str(uuid.uuid4()),
        "iat": now,
        "exp": now + 60,
    },
    key,
    algorithm=${text(algorithm)},${kid === undefined ? "" : `\n    headers={"kid": ${text(kid)}},`}
)
response = requests.post(
    ${text(`${publicUrl}/oauth/token`)},
    data={
        "grant_type": "client_credentials",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": assertion,
    },
)
response.raise_for_status()
token = response.json()["access_token"]
`;
}
