"""Things, for those who may read them. Needs PyJWT and cryptography.

LATCHKEY=https://latchkey.example.com AUDIENCE=https://things.example.com python3 server.py
"""

import json
import os
import re
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

import jwt

LATCHKEY, AUDIENCE, PORT = os.environ["LATCHKEY"], os.environ["AUDIENCE"], int(os.environ.get("PORT", "4000"))


class Refusal(Exception):
    """A request that isn't let in: what to answer (RFC 6750 section 3)."""

    def __init__(self, status, error, message, headers={}, more=""):
        super().__init__(message)
        why = f', error="{error}", error_description="{message}"{more}' if error else ""
        self.status, self.headers = status, {**headers, "WWW-Authenticate": f'Bearer realm="things"{why}'}


class Keys:
    """Latchkey's keys. They are fetched once, again after five minutes, and for one that isn't known, but then twice a minute at most."""

    by_kid, fetched = {}, float("-inf")

    def get(self, kid):
        age = time.monotonic() - self.fetched
        if age > 300 or (kid not in self.by_kid and age > 30):
            with urlopen(f"{LATCHKEY}/.well-known/jwks.json", timeout=5) as answer:
                self.by_kid = {key["kid"]: (jwt.PyJWK(key).key, key["alg"]) for key in json.load(answer)["keys"]}
            self.fetched = time.monotonic()
        return self.by_kid.get(kid)


keys = Keys()


def verified(token):
    """The claims of a token that is good and for this API."""
    bad = Refusal(401, "invalid_token", "The token isn't good, or isn't for this API.")
    try:
        header = jwt.get_unverified_header(token)
        if str(header.get("typ")).lower() != "at+jwt" or not isinstance(header.get("kid"), str) or "crit" in header:
            raise bad
        key, algorithm = keys.get(header["kid"]) or (None, None)
        if not key:
            raise bad
        required = ["iss", "aud", "sub", "client_id", "iat", "exp", "jti"]
        return jwt.decode(token, key, algorithms=[algorithm], issuer=LATCHKEY, audience=AUDIENCE, options={"require": required})
    except jwt.InvalidTokenError:
        raise bad


def counts_from(claims, origin):
    """Whether a token counts from where a request comes: from pages of its allowed-origins, and from programs, which send no Origin."""
    allowed = claims.get("allowed-origins", [])
    if not origin:
        # An API token that has origins is for their pages alone.
        return not allowed or not claims["jti"].startswith("lk_")
    # In https://*.example.com the * stands for exactly one label.
    return origin in allowed or re.sub(r"^(https?://)[^.:/]+\.", r"\1*.", origin) in allowed


def readable_from(origin):
    """Lets pages of an origin read an answer."""
    return {"Vary": "Origin", **({"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": "www-authenticate"} if origin else {})}


def check_token(request, permission):
    """Who calls, and what the answer needs for their page, without asking Latchkey."""
    origin = request.get("Origin")
    sent = re.fullmatch(r"Bearer +([\w.-]+)", request.get("Authorization", ""), re.IGNORECASE | re.ASCII)
    if not sent:
        raise Refusal(401, "", "Send an access token.")
    claims = verified(sent[1])
    if "cnf" in claims:
        # A stolen copy of such a token is worth nothing where the proof is checked, so it must not be taken without.
        raise Refusal(401, "invalid_token", "This token takes a proof (DPoP), which this API doesn't check.")
    if not counts_from(claims, origin):
        raise Refusal(403, "invalid_token", "The token doesn't count from there.")
    headers = readable_from(origin)
    if permission not in claims.get("scope", "").split(" "):
        raise Refusal(403, "insufficient_scope", "The token doesn't permit this.", headers, f', scope="{permission}"')
    return claims, headers


class Things(BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            claims, headers = check_token(self.headers, "things:read")
            self.answer(200, headers, {"caller": claims["sub"], "things": ["lamp", "table"]})
        except Refusal as refusal:
            self.answer(refusal.status, refusal.headers, {"error": str(refusal)})
        except OSError:
            # Latchkey can't be reached: that says nothing of the token.
            self.answer(503, {}, {"error": "Try again later."})

    def do_OPTIONS(self):
        # A preflight carries no token, so it is answered for every page; the call behind it isn't.
        allow = {"Access-Control-Allow-Methods": "GET", "Access-Control-Allow-Headers": "authorization", "Access-Control-Max-Age": "600"}
        self.answer(204, {**readable_from(self.headers.get("Origin")), **allow})

    def answer(self, status, headers, value=None):
        body = b"" if value is None else json.dumps(value).encode()
        self.send_response(status)
        for name, text in {**headers, "Content-Type": "application/json", "Content-Length": str(len(body))}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    print(f"http://127.0.0.1:{PORT}", flush=True)
    ThreadingHTTPServer(("127.0.0.1", PORT), Things).serve_forever()
