"""Keys and tokens of services, and the secrets that scripts and settings hold: what lets a program in.

Source: the forms that the services document (AWS, Azure, GitHub, GitLab, Google, Slack, Stripe, Canvas and others); RFC 7468
(private keys), RFC 7519 (JSON web tokens), RFC 3986 3.2.1 (a password in an address), crypt(5) (hashed passwords).
A key of a known form is one wherever it stands, in program text too; what stands behind a word for a secret needs to look
like no word, and counts in program text only where it looks made by a machine.
"""

from __future__ import annotations

import base64
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from recognizers import joining
from recognizers.contract import Examples, Hit, Recognizer

_FORMS = {
    "an access key of AWS": r"(?:AKIA|ASIA)[A-Z2-7]{16}",
    "a token of GitHub": r"gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{50,255}",
    "a token of GitLab": r"gl(?:pat|dt|rt|cbt|ptt|soat)-[\w-]{20,64}",
    "a token of Slack": r"xox[abceoprs]-[A-Za-z0-9-]{20,250}|xapp-\d-[A-Za-z0-9-]{20,250}",
    "an address that posts to a chat": r"https://(?:hooks\.slack\.com/(?:services|workflows)/[\w/-]{20,100}|discord(?:app)?\.com/api/webhooks/\d{15,21}/[\w-]{50,90}|[\w-]{1,60}\.webhook\.office\.com/webhookb2/[\w@./-]{60,250}|chat\.googleapis\.com/v1/spaces/[\w-]{8,40}/messages\?key=[\w&=%-]{40,200})",
    "a key of Stripe": r"[sr]k_live_[0-9A-Za-z]{20,250}",
    "a key of Google": r"AIza[\w-]{35}|GOCSPX-[\w-]{28}|ya29\.[\w-]{30,400}",
    "a key of SendGrid": r"SG\.[\w-]{16,32}\.[\w-]{32,64}",
    "a key of Mailgun or Mailchimp": r"key-[0-9a-f]{32}|[0-9a-f]{32}-us\d{1,2}",
    "a key of a language model": r"sk-[\w-]{8,150}T3BlbkFJ[\w-]{8,150}|sk-(?:proj|svcacct|admin|ant)-[\w-]{40,250}|hf_[A-Za-z]{34}",
    "a token of a package registry": r"npm_[A-Za-z0-9]{36}|pypi-AgE[\w-]{50,250}|rubygems_[0-9a-f]{48}|dckr_pat_[\w-]{27}",
    "a token of Canvas": r"\d{1,6}~[A-Za-z0-9]{64}",
    "a token of a bot": r"\d{8,10}:AA[\w-]{33}|[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40}",
    "a token of a service": r"do[opr]_v1_[0-9a-f]{64}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|sq0[a-z]{3}-[\w-]{22,43}|EAAA[\w-]{60}|dapi[0-9a-f]{32}|PMAK-[0-9a-f]{24}-[0-9a-f]{34}|lin_api_[A-Za-z0-9]{40}|ntn_[A-Za-z0-9]{46}|ATATT3[\w=-]{100,250}|hv[sb]\.[\w-]{24,200}|glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8}|NRAK-[A-Z0-9]{27}|AGE-SECRET-KEY-1[0-9A-Z]{58}",
    "a hashed password": r"\$(?:[156y]|2[abxy]|apr1|argon2id?)\$[\w./$=,+-]{20,200}",
}  # fmt: skip
_KEY = re.compile("|".join(rf"(?P<f{i}>(?<![\w+-])(?:{form})(?![\w+]))" for i, form in enumerate(_FORMS.values())))
_JWT = re.compile(
    r"(?:(?<![\w+-])eyJ[\w-]{10,2000}|\{[^{}\n]{0,200}\"alg\"\s?:[^{}\n]{1,200}\})"
    r"\.(?:(?P<claims>eyJ[\w-]{10,4000})|(?P<said>\{(?:[^{}\n]|\{[^{}\n]{0,500}\}){2,2000}\}))\.[\w-]{16,800}(?![\w+])"
)
"""A JSON web token, as it stands and as it reads with the base64 of either part undone."""
_PRIVATE = re.compile(
    r"(?:-----BEGIN (?!ENCRYPTED)(?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----|Encryption: none(?:[^\n]{0,120}\n){1,12}Private-Lines: \d{1,3})\s{1,4}(?:(?!Proc-Type)[\w-]{1,20}: [^\n]{0,120}\n){0,4}\s{0,4}(?P<value>[A-Za-z0-9+/=]{40,80})(?![A-Za-z0-9+/=])"
)
_STORAGE = re.compile(r"(?:Account|SharedAccess)Key=(?P<value>[A-Za-z0-9+/]{42,86}={1,2})(?![A-Za-z0-9+/=])")
_ADDRESS = re.compile(
    r"(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}://[^\s:/@'\"<>`(){}\[\]]{0,64}:(?P<value>[^\s/@'\"<>`(){}\[\]]{3,64})@(?=[\w\[])",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"\bsshpass\s{1,3}-p\s{0,2}['\"]?(?P<ssh>[^\s'\"]{4,64})|\b(?:curl|wget)\b[^\n]{0,120}?\s(?:-u|--user)[ =]['\"]?[^\s:'\"]{1,40}:(?P<curl>[^\s'\"]{4,64})"
    r"|\bmysql(?:dump|admin)?\b[^\n]{0,80}?\s(?-i:-p)(?P<mysql>[^\s'\"-][^\s'\"]{3,63})|\bnet\s{1,3}use\b[^\n]{0,120}?/u(?:ser)?:\S{1,60}\s{1,3}(?P<net>[^\s/]\S{3,63})"
    r"|\bConvertTo-SecureString\s{1,3}(?:-String\s{1,3})?['\"](?P<powershell>[^'\"$\n]{4,64})['\"]"
    r"|\bsqlplus\s{1,3}[\w.-]{1,40}/(?P<sqlplus>[^\s@/'\"]{4,64})@"
    r"|\b(?:enable (?:secret|password)|snmp-server community|(?:radius|tacacs)(?:-server)? (?:key|secret)|pre-shared-key|wpa-?psk ascii|key-string)\s{1,3}(?:\d\s{1,2})?(?P<router>[^\s'\"]{5,64})",
    re.IGNORECASE,
)  # fmt: skip
_PAIR = re.compile(
    r"\b(?:try|use|enter|type)\s{1,2}[a-z][\w.@-]{3,40}\s{1,2}/\s{1,2}(?P<value_try>(?=\S{0,39}\d)[^\s/|,;()]{8,40})(?![^\s,;)])|"
    r"\b(?:log|sign)(?:ged)? ?[io]n\b[^\n/|]{0,40}[:,] (?-i:[a-z][\w.+@-]{2,40}) [/|] (?P<value_in>[^\s/|,;()]{6,40})(?![^\s,;)])|"
    r"\b(?:log-?ins?|sign-?ins?|user(?:name)?s?|accounts?|acct|cred(?:ential)?s)\s?[:=–-]\s{0,2}[`'\"]?[\w.+@-]{2,60}[`'\"]?\s{0,2}[/|]\s{0,2}[`'\"]?(?P<value>[^\s/|,;()`'\"]{6,40})[`'\"]?(?![^\s,;.)])",
    re.IGNORECASE,
)
"""An account and what opens it, as people note them: "login: mquinn / Heron-22"."""
_OPENER = (
    r"pass(?:word|wd|[ _-]?phrase)?|pwd|psw|(?:(?<![a-z])|(?<=new)|(?<=temp)|(?<=tmp)|(?<=old)|(?<=user)|(?<=init))pw|secret|token|api[ _.-]?key"
    r"|(?:secret|private|access|account|encryption|signing|master|shared|storage|auth)[ _.-]?key"
)
_NAMED = re.compile(
    rf"(?P<name>(?:{_OPENER})(?:[ _.-]?(?:value|string|hash))?)"
    r"(?P<sign>[\"'\]*`]{0,3}\s{0,3}(?::=|=>|[:=]|->|→|\bvalue\s{0,2}=)\s{0,3}(?:[a-z]{0,2}[\"'`]|<)?|>|\s(?:is|was)\s{1,2})(?P<value>[^\s\"'<>`;,(){}\[\]]{6,200})",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(
    rf"(?P<name>{_OPENER})\s(?:for|of|to|from)\s(?P<what>[^\n:=.,;]{{2,40}}?)(?:\s?[:=]|\s(?:is|was)\b)\s{{0,3}}[\"'`]?(?P<value>[\w+/=~.-]{{16,200}})(?![\w@])",
    re.IGNORECASE,
)
"""A secret with the name of what it opens, or whose it is: "the API key for the lunch portal is …"."""
_AUTHORIZED = re.compile(
    r"\bBearer\s{1,2}(?P<bearer>[\w.~+/-]{20,800}={0,2})(?![\w=])"
    r"|\bAuthorization[\"']?\s?[:=]\s?[\"']?Basic\s{1,2}(?:[^\s:@\"']{2,60}:(?P<said>[^\s:\"']{4,64})|(?P<basic>[A-Za-z0-9+/]{12,200}={0,2})(?![\w=]))",
    re.IGNORECASE,
)
"""What a client shows to be let in (RFC 6750, 2.1; RFC 7617): a token, or an account and its password in base64."""
_BEFORE = re.compile(r"(?:[A-Za-z0-9]{1,24}[ _.-]){0,4}[A-Za-z0-9]{0,24}$")
"""How the name of a secret may begin: `SmtpPassword`, `DB_PASS`, "API secret"."""
_NAME = 60
_WORD = re.compile(r"(?:com|by|sur|tres|under|over|en)pass$", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"pass|pwd|psw|pw", re.IGNORECASE)
_NO_SECRET = re.compile(
    r"(?:next|page|paging|pagination|continuation|sync|delta|cursor|scroll(?:ing)?|poll(?:ing)?|anti-?forgery|nonce|dedup\w*|concurrency|checkpoint|(?<![a-z])(?:lock|lease|fencing|resume|restart|snapshot|change|watermark|ring|election|barrier)|csrf|xsrf|verification|cancell?ation|cache|build|commit|etag|trac(?:e|king)|unsubscribe|correlation|idempotency|revoked|expired|retired|rotated|invalid|dead|test(?:ing)?|dummy|fake|mock|sample|demo|placeholder)(?:[ _.-]\w{1,12}){0,2}?[ _.-]?(?:token|key|secret)"
    r"|(?<![a-z])(?:request|transaction|span|partition|shard|slot|offset|position|state|version|revision|generation|reservation|row|record|index|sort)[ _.-]?(?:token|key)",
    re.IGNORECASE,
)
"""Tokens that open nothing: places in a long answer, marks of a form or a build, what was made up or taken back."""
_TAKEN_BACK = re.compile(
    r"[\"'`]?[ \t,;:#–—-]{1,3}\(?(?:(?:this|that|which|it|all|key|token|now|since|already|long|was|is|has|been|have)\s){0,4}"
    r"(?:revoked|expired|rotated(?! in)|retired|disabled|deactivated|invalidated|deleted|dead|decommissioned|no longer (?:valid|active|works|in use|accepted))\b"
    r"(?=\s{0,2}(?:$|[\n.,;)\]]|(?:on|by|at|in|as|since|today|yesterday|after|when)\b|\d))",
    re.IGNORECASE,
)
"""Behind a value: it opened something once."""
_DIGEST = re.compile(r"[0-9a-f]{16,128}", re.IGNORECASE)
_OF_DIGEST = re.compile(
    r"hash|check ?sum|digest|sha-?\d|md5|finger ?print|thumb ?print|commit|storage[ _.-]?key", re.IGNORECASE
)
"""Digests, whole or cut short as tools print them, and the words in a name that say it is one, or what an object is called in a store of objects: it opens nothing."""

_PLACEHOLDER = re.compile(
    r"example|sample|your|dummy|fake|placeholder|change_?me|redacted|insert|replace|todo|xxx|\*\*|\.\.\.|…|___|123456|abcdef|foobar|(?:my|the|some|db|user|test)?[_-]?(?:pass(?:word|wd|phrase)?|pwd|secret|token|user(?:name)?|key|hunter2|none|null|true|false|undefined)\d{0,2}\W?$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"[$%@&/~.\\]|[\w.+-]{1,60}/[\w./+-]{1,100}\.[a-z]\w{0,4}$|\w{1,40}(?:\.\w{1,40}){0,5}\.(?!\d{2})\w{1,40}$|\w{0,40}->|(?:https?|file|s3|vault|arn|env|ref|op|sha\d{1,3}|md5):|[A-Za-z]{1,12}[_-][A-Za-z_-]{1,60}$|\d{1,4}[-/.:]\d{1,2}[-/.:]|[\d.,%]{1,40}\w{0,3}$",
    re.IGNORECASE,
)
"""What names a secret that stands elsewhere (a variable, a path, an attribute), a date or a plain figure."""

_BITS, _LEAST, _FIGURES, _CHANGES = 3.0, 12, 2, 3
"""Bits a character at which a run of letters and figures looks made by a machine, how long it must be, how many figures
and how many changes between letters, figures and capitals it must have."""
_SHORT, _SHORTEST = 8, 6
"""Characters that a secret has at least behind one word for it, and behind a name of several words."""

_CLAIMS = frozenset({"iss", "sub", "aud", "exp", "jti", "email", "scope", "uid"})

_CHOSEN = re.compile(r"(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[^\s()\[\]{}/\\]{10,64}")
"""What rules for passwords ask of those who choose one: capitals, small letters and figures, ten characters and more."""

SURE, LIKELY = 0.95, 0.8


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:  # noqa: ARG001  # the word stands beside the value
    """Keys by their form (0.95), secrets in addresses and commands, and behind a name that says so (0.8 or 0.95)."""
    hits: list[Hit] = []
    for hit in (*_formed(text), *_tokens(text), *_opening(text), *_named(text), *_for_what(text), *_authorized(text)):
        if not any(h.start < hit.end and hit.start < h.end for h in hits):
            hits.append(hit)
    return sorted(hits, key=lambda h: h.start)


def _formed(text: str) -> Iterator[Hit]:
    """Keys that their form tells."""
    forms = tuple(_FORMS)
    for found in _KEY.finditer(text):
        if not _stands_in(found.group()):
            why = f"has the form of: {forms[int(str(found.lastgroup)[1:])]}"
            yield Hit("CREDENTIAL", *found.span(), SURE, (why,))
    for regex, why in ((_PRIVATE, "a private key"), (_STORAGE, "a key of a storage account")):
        for found in regex.finditer(text):
            if not _stands_in(found["value"]):
                yield Hit("CREDENTIAL", *found.span("value"), SURE, (f"has the form of: {why}",))


def _tokens(text: str) -> Iterator[Hit]:
    """JSON web tokens that say whose they are."""
    for found in _JWT.finditer(text):
        if _says_whose(found["claims"], found["said"]):
            yield Hit("CREDENTIAL", *found.span(), SURE, ("has the form of: a JSON web token",))


def _opening(text: str) -> Iterator[Hit]:
    """Passwords in addresses and commands, and behind the account that they open."""
    for regex in (_ADDRESS, _COMMAND, _PAIR):
        for found in regex.finditer(text):
            group = found.lastgroup or "value"
            value = found[group]
            if _stands_in(value) or value.startswith(("$", "%", "-")) or (regex is _PAIR and not _irregular(value)):
                continue
            score = SURE if _made(value) or _CHOSEN.fullmatch(value) else LIKELY
            yield Hit("CREDENTIAL", *found.span(group), score, ("a password in an address, a command or a login",))


def _named(text: str) -> Iterator[Hit]:
    """What stands behind a name that says it is a secret."""
    for found in _NAMED.finditer(text):
        value = found["value"].rstrip(".:!?")
        before = _BEFORE.search(text, max(0, found.start() - _NAME), found.start())
        name = (before.group() if before else "") + found["name"]
        if _TAKEN_BACK.match(text, found.end()):
            continue
        if _PLAIN_NAME.search(name) and joining.joins(text, found.span("name"), found.span("value")):
            continue
        score = _sure_of(name, found["sign"].strip(), value)
        if score == LIKELY and _is_set(text, found, name):
            score = SURE
        if score:
            why = ("stands behind a name that says it is a secret",)
            yield Hit("CREDENTIAL", found.start("value"), found.start("value") + len(value), score, why)


def _for_what(text: str) -> Iterator[Hit]:
    """What a machine made, behind a word for a secret and what it is for."""
    for found in _FOR_WHAT.finditer(text):
        value = found["value"].rstrip(".")
        told = f"{found['what']} {found['name']}"
        if (
            _sure_of(told, "=", value) == SURE
            and not _OF_DIGEST.search(told)
            and not _TAKEN_BACK.match(text, found.end())
        ):
            start = found.start("value")
            yield Hit("CREDENTIAL", start, start + len(value), SURE, ("stands behind a name that says it is a secret",))


def _authorized(text: str) -> Iterator[Hit]:
    """Tokens and passwords that a client shows in the head of a request."""
    for found in _AUTHORIZED.finditer(text):
        group = str(found.lastgroup)
        value = found[group] if group != "basic" else _password(found[group])
        if not _stands_in(value) and (_made(value) if group == "bearer" else _irregular(value)):
            yield Hit("CREDENTIAL", *found.span(group), SURE, ("shown in the head of a request",))


def _password(blob: str) -> str:
    """The password that base64 of an account and its password says; "" if it says none."""
    try:
        account, sign, password = base64.b64decode(blob + "=" * (-len(blob) % 4)).decode().partition(":")
    except ValueError:
        return ""
    return password if sign and len(account) >= 2 and len(password) >= 4 and password.isprintable() else ""


def _sure_of(name: str, sign: str, value: str) -> float:
    """How sure it is that the value behind such a name is a secret; 0 where it is none."""
    plain = _PLAIN_NAME.search(name) is not None
    if _stands_in(value) or _REFERENCE.match(value) or _WORD.search(name) or (sign == ">" and not plain):
        return 0.0
    if _NO_SECRET.search(name) or (_OF_DIGEST.search(name) and _DIGEST.fullmatch(value)):
        return 0.0
    if _made(value):
        return SURE
    compound = re.search(r"[A-Za-z0-9][ _.-]|[a-z][A-Z]|apikey", name) is not None
    least = _SHORTEST if plain and compound else _SHORT
    return LIKELY if len(value) >= least and (plain or compound) and _irregular(value) else 0.0


def _is_set(text: str, found: re.Match[str], name: str) -> bool:
    """Whether a line sets a variable of surroundings to a password that somebody chose: "SFTP_PASS=Otter-4471-kite"."""
    ends = re.match(r"[\"']?[ \t]*(?:#[^\n]*)?(?:\n|$)", text[found.end() : found.end() + 80])
    return bool(ends and re.fullmatch(r"[A-Z][A-Z\d]*(?:_[A-Z\d]+)+", name) and _CHOSEN.fullmatch(found["value"]))


def _irregular(value: str) -> bool:
    """Whether a value is no word and no name of a program's: figures or signs among its letters, capitals here and there."""
    return bool(
        re.search(r"(?=.*[A-Za-z]).*(?:\d|\w[!#$%^&*+=~@]\w)|[a-z][A-Z].*[a-z][A-Z]|[A-Z]{2}[a-z].*[a-z][A-Z]", value)
    )


def _made(value: str) -> bool:
    """Whether a value looks made by a machine: long, of many characters, with figures between its letters."""
    if len(value) < _LEAST or len(re.findall(r"\d", value)) < _FIGURES or not re.search(r"[A-Za-z]", value):
        return False
    counts = Counter(value)
    bits = -sum(n / len(value) * math.log2(n / len(value)) for n in counts.values())
    return bits >= _BITS and len(re.findall(r"[A-Za-z]\d|\d[A-Za-z]|[a-z][A-Z]", value)) >= _CHANGES


def _says_whose(claims: str | None, read: str | None) -> bool:
    """Whether the middle part of a web token names its bearer, its issuer or its end (RFC 7519, 4.1), as no sample does.

    `claims` is that part in base64, or `read` what it says.
    """
    try:
        told = json.loads(read or base64.urlsafe_b64decode(f"{claims}{'=' * (-len(claims or '') % 4)}"))
    except ValueError:
        return False
    return isinstance(told, dict) and not _CLAIMS.isdisjoint(told) and told.get("sub") != "1234567890"


def _stands_in(value: str) -> bool:
    """Whether a value only shows where one belongs: "your-key-here", a row of the same sign, EXAMPLE in capitals."""
    return len(set(value)) < min(4, len(value)) or _PLACEHOLDER.search(value) is not None


RECOGNIZERS = (
    Recognizer(
        name="ServiceKeyRecognizer",
        entity="CREDENTIAL",
        source="the services' own descriptions of their keys; RFC 7468, RFC 7519, RFC 3986, crypt(5)",
        find=find,
        triggers=(
            r"\b(?:AKIA|ASIA)[A-Z2-7]", r"gh[pousr]_[A-Za-z0-9]", r"github_pat_", r"gl(?:pat|dt|rt|cbt|ptt|soat)-", r"xox[abceoprs]-", r"xapp-\d", r"hooks\.slack\.com", r"api/webhooks/\d",
            r"webhook\.office\.com", r"chat\.googleapis\.com", r"[sr]k_live_", r"AIza[\w-]", r"GOCSPX-", r"ya29\.", r"SG\.[\w-]{16}", r"key-[0-9a-f]{32}", r"[0-9a-f]{32}-us\d", r"T3BlbkFJ",
            r"sk-(?:proj|svcacct|admin|ant)-", r"hf_[A-Za-z]{34}", r"npm_[A-Za-z0-9]{36}", r"pypi-AgE", r"rubygems_[0-9a-f]", r"dckr_pat_", r"\d~[A-Za-z0-9]{64}", r"\d{8}:AA[\w-]{33}",
            r"[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27}", r"do[opr]_v1_", r"shp(?:at|ca|pa|ss)_", r"sq0[a-z]{3}-", r"EAAA[\w-]{60}", r"dapi[0-9a-f]{32}", r"PMAK-", r"lin_api_", r"ntn_[A-Za-z0-9]{46}", r"ATATT3",
            r"hv[sb]\.[\w-]{24}", r"glsa_", r"NRAK-", r"AGE-SECRET-KEY-1", r"eyJ[\w-]{10}", r"\x22alg\x22\s?:", r"\$(?:[156y]|2[abxy]|apr1|argon2id?)\$", r"PRIVATE KEY", r"Private-Lines", r"(?:Account|SharedAccess)Key=",
            r"://[^\s:/@]{0,64}:[^\s/@]{3,64}@", r"sshpass", r"SecureString", r"(?:-u|--user)[ =]['\x22]?[^\s:]{1,40}:\S", r"mysql[^\n]{0,90}\s-p\S", r"net\s{1,3}use\b", r"sqlplus\s",
            r"\b(?:log-?ins?|sign-?ins?|user(?:name)?s?|accounts?|acct|cred(?:ential)?s)\s?[:=–-]\s{0,2}[`'\x22]?[\w.+@-]{2,60}[`'\x22]?\s{0,2}[/|]",
            r"\b(?:try|use|enter|type)\s{1,2}[a-z][\w.@-]{3,40}\s{1,2}/\s",
            r"enable (?:secret|password)", r"snmp-server community", r"(?:radius|tacacs)(?:-server)? (?:key|secret)", r"pre-shared-key", r"wpa-?psk ascii", r"key-string",
            r"\bBearer\s{1,2}[\w.~+/-]{20}", r"\bAuthorization[\x22']?\s?[:=]\s?[\x22']?Basic\s", rf"(?:{_OPENER})\s(?:for|of|to|from)\s[^\n:=.,;]{{2,42}}(?:[:=]|\sis|\swas)",
            rf"(?:{_OPENER})[^\n]{{0,16}}[:=,>→]", rf"(?:{_OPENER})(?:[ _.-]?(?:value|string|hash))?[\x22'\]*`]{{0,3}}\s{{0,3}}(?:->|value|is\s|was\s)",
        ),
        strong=False,
        examples=Examples(
            hits=(
                ("Try Kylie.Fragosa / Terns2025x and have her", "Terns2025x"),
                ("the service account: `svc-reset` / `Quahog-Tide-77`. TODO", "Quahog-Tide-77"),
                ("key AKIAQWERTY2345ZXCVBN was left there", "AKIAQWERTY2345ZXCVBN"),
                ("GITHUB_TOKEN=ghp_q7Zk29LmXv3TbN8sWc4HyRd6PfJ1gE5aUo0K", "ghp_q7Zk29LmXv3TbN8sWc4HyRd6PfJ1gE5aUo0K"),
                ("https://svc_sync:Gull88harbor@sis.example.org/api", "Gull88harbor"),
                ("mongodb+srv://admin:k2Lm9vQx7w@cluster0.example.net/db", "k2Lm9vQx7w"),
                ("mysql://root:Mud$Lark77@db.example.net/sis", "Mud$Lark77"),
                ("DB_PASS=heron77lake", "heron77lake"),
                ("client_secret = 'q8ZrT3vNk1Lw9XyB'", "q8ZrT3vNk1Lw9XyB"),
                ('<add key="SmtpPassword" value="Sluice4417"/>', "Sluice4417"),
                ("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7q2ZrT3vNk1Lw\n", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7q2ZrT3vNk1Lw"),
                ('eyJhbGciOiJIUzI1NiJ9.{"sub":"4471","exp":1719999999,"of":{"role":"staff"}}.q7Zk29LmXv3TbN8sWc4HyR', 'eyJhbGciOiJIUzI1NiJ9.{"sub":"4471","exp":1719999999,"of":{"role":"staff"}}.q7Zk29LmXv3TbN8sWc4HyR'),
                ("the API key for the meal portal is q7Zk29LmXv3TbN8sWc4HyRd6.", "q7Zk29LmXv3TbN8sWc4HyRd6"),
                ("Access token of the rostering service: q7Zk29LmXv3TbN8sWc4HyRd6", "q7Zk29LmXv3TbN8sWc4HyRd6"),
                ("Authorization: Bearer q7Zk29LmXv3TbN8sWc4HyRd6", "q7Zk29LmXv3TbN8sWc4HyRd6"),
                ("Authorization: Basic c3ZjLXN5bmM6T3R0ZXItNDQ3MQ==", "c3ZjLXN5bmM6T3R0ZXItNDQ3MQ=="),
                ("Authorization: Basic svc-sync:Otter-4471", "Otter-4471"),
                ("sshpass -p Otter4471 ssh admin@switch1", "Otter4471"),
                ('{"alg":"HS256"}.{"sub":"4471","exp":1719999999}.q7Zk29LmXv3TbN8sWc4HyR', '{"alg":"HS256"}.{"sub":"4471","exp":1719999999}.q7Zk29LmXv3TbN8sWc4HyR'),
                ('$s = ConvertTo-SecureString "Heron&Mill19" -AsPlainText -Force', "Heron&Mill19"),
                ("smtp_pass: Heron.Mill.6120", "Heron.Mill.6120"),
                ('INFO user=a.ferreira33 newpw=Maple-4471-kite', "Maple-4471-kite"),
                ("login: mquinn / Heron-22", "Heron-22"),
                ("API secret: Ezq6wc3iuZ", "Ezq6wc3iuZ"),
                ("API token: Ezq6wc3iuZq1 - expired tokens go to IT", "Ezq6wc3iuZq1"),
                ("the Canvas token is 7083~q7Zk29LmXv3TbN8sWc4HyRd6PfJ1gE5aUo0Kq7Zk29LmXv3TbN8sWc4HyRd6PfJ1", "7083~q7Zk29LmXv3TbN8sWc4HyRd6PfJ1gE5aUo0Kq7Zk29LmXv3TbN8sWc4HyRd6PfJ1"),
            ),
            misses=(
                "Authorization: Bearer your-access-token-goes-here1", "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Authorization: Basic dXNlcjpwYXNzd29yZA==", "Basic skills: reading1, writing", "a bearer of good news", "the bearer certificate-of-deposit-number 12",
                "the token for the build is 3f9d2b7c1e5a4860b9d7c2e1f0a3b4c5d6e7f809 (commit)", "The key of the map is on page 4: rivers", "secret of a good lesson: preparation-and-patience", "the access key for the demo token is q7Zk29LmXv3TbN8sWc4HyRd6",
                "AKIAIOSFODNN7EXAMPLE", "password_hash: 5f4dcc3b5aa765d61d8327deb882cf99", "api_token_hash = 0a4d55a8d778e5022fab701977c5d840bbc486d0", "https://user:password@example.com/", "password = os.environ['DB_PASS']", "token: ${{ secrets.GITHUB_TOKEN }}", "api_key: <your api key here>", "API_KEY=xxxxxxxxxxxx",
                "lock token: 87a59abe8ae8edf60d60", "storage_key = 87a59abe8ae8edf60d6087a5", "secret_key = None", "Access token lifetime: 3600", "api_key = settings.API_KEY", "Primary key: student_id", "-----BEGIN PUBLIC KEY-----", "commit 3f9d2b7c1e5a4860b9d7c2e1f0a3b4c5d6e7f809", "postgres://user:pass@localhost/db",
                "token = get_token(user)", "The secret of a good lesson: 3 questions", "if password == input_password: return token", "secretKeyRef: name=db-creds", "password: see the office", "PASS: gdb.ada/assign_1.exp: changing the language", "nextPageToken: 9f3c1b7e52d84a60c1d9", "csrf_token = 4be1f09a77c3d2e85b16", "revoked api token: 7c20d9e4b1f3a8655e90", "api_token=7c20d9e4b1f3a8655e90 (revoked 3/12)", "test token: 7c20d9e4b1f3a8655e90", "shared secret hash: bfa23e8ba3cce844eb85", '{"alg":"HS256"}.{"some":"payload"}.4twFt5NiznN84AWoo1d7KO1T', "login: mquinn / kbaird", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIHbTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG9w0BBQwwHAQIrdJxqb6ECAggAAQ",
            ),
        ),
    ),
)  # fmt: skip
