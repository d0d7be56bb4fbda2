"""Passwords, PINs and codes of doors and alarms: what opens something, written beside the word for it.

Source: 34 CFR 99.3 (a student number that opens records is no directory information); vendors' column names for passwords.
What is said about passwords (how long, how often changed, who resets them) is none, nor is a meeting's passcode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recognizers import bearers, joining
from recognizers.contract import Examples, Hit, Recognizer
from recognizers.labels import alternatives
from recognizers.lists import logins
from recognizers.naming.gazetteer import in_dictionary

LABELS = (
    "password", "passwords", "passwd", "pwd", "pswd", "psswd", "pw", "p w", "pass word", "passphrase", "pass phrase", "pass", "temporary password", "temp password", "temp pw", "initial password", "default password",
    "new password", "old password", "network password", "wifi password", "wi fi password", "wifi key", "wireless key", "wpa key", "wpa2 key", "network key", "network security key", "admin password", "passcode", "login code", "unlock code",
    "screen lock", "alarm code", "alarm pin", "door code", "gate code", "entry code", "keypad code", "keypad", "security code", "access code", "lockbox code", "lock box code", "key code",
    "locker combination", "locker combo", "lock combination", "combination", "combo", "voicemail pin", "voicemail password", "copier code", "copier pin", "login pin", "portal pin", "pin", "pin code", "pin no", "pin number",
    "contraseña temporal", "contraseña inicial", "contraseña nueva", "nueva contraseña", "senha temporária", "senha inicial", "senha provisória", "nova senha",
    "contraseña", "contrasena", "clave", "clave de acceso", "clave temporal", "código de acceso", "código de la puerta", "senha", "palavra-passe", "código da porta", "modpas", "mo de pas", "mot de passe",
    "mật khẩu", "密码", "密碼", "口令",
)  # fmt: skip
_DIGITS_ONLY = frozenset(
    {"alarm code", "alarm pin", "door code", "gate code", "entry code", "keypad code", "keypad", "security code", "lockbox code", "lock box code", "key code", "locker combination", "locker combo", "lock combination",
     "combination", "combo", "voicemail pin", "copier code", "copier pin", "login pin", "portal pin", "pin", "pin code", "pin no", "pin number", "screen lock", "código de la puerta", "código da porta"}
)  # fmt: skip
_LOOSE = frozenset(
    {
        "pass",
        "key code",
        "access code",
        "combo",
        "combination",
        "keypad",
        "clave",
        "pw",
        "p w",
        "pin",
        "security code",
        "login code",
    }
)
"""Labels that are ordinary words too: nothing but a sign may stand between them and the value."""

_LABEL = re.compile(rf"(?<![\w])(?P<label>{alternatives(LABELS)})(?![^\W_])", re.IGNORECASE)
_SIGN = re.compile(
    r"(?P<what>\s(?:(?:for|of|de|para|da|do)\s(?:[^\n.:;,=]|\.(?=\w)|(?<=\bM[rsx])\.|(?<=\bMrs)\.){2,40}?|(?:to|on)\s(?:the|my|his|her|our|your|their|(?-i:[A-Z][a-z]+))\b[^\n.:;,=\d]{0,38}?)(?=\s(?:is|was|es|é)\s|\s?[:=]))?[\"'’*_`\s]{0,3}(?:[:=→：]|\bis\b|\bare\b|\bset to\b|\bwas\b|\bes\b|\bé\b|\bse\b|\b(?:re)?set to\b|\bto\b|->|=>|–|—|\s-\s|\()?[\"'’*_`<>\s]{0,4}",
    re.IGNORECASE,
)
_STRICT_SIGN = re.compile(
    r"[\"'’*_`]{0,2}[ \t]{0,2}(?:[:=→#：]|->|=>|\bis\b|\bes\b|\bé\b|\b(?:is |was )?(?:re)?set (?:back )?to\b|\b(?:is |was )?changed to\b)[\"'’*_`<> \t]{0,4}",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?=[^\s()]{0,20}[()]+[^\s()]{0,20}[!@#$%^&*+=~\d])(?![A-Za-z_.][\w.]{1,32}\([^\s()]*\))(?:[^\s\"'“”<>|;,()]|[()](?=[\w!@#$%^&*+=~()])){8,64}|[^\s\"'“”<>|;,()]{3,64}"
)
"""A password; with brackets inside where it is one that a machine made ("8*(Ac9Fi1q"), not what a function is called with."""
_COMBINATION = re.compile(r"\d{1,2}[- –]{1,3}\d{1,2}[- –]{1,3}\d{1,2}(?!\d)|\d{3,10}#?\*?(?![\w%-]|\.\d|/\d)")
_MEETING = re.compile(
    r"\b(?:meetings?|zoom|webinar|webex|google meet|meet\.google|teams|skype|livestream|conference|dial[- ]?in|join)\b",
    re.IGNORECASE,
)
_LUNCH = re.compile(r"(?:lunch|meal|cafeteria|student|almuerzo|café|cafe|food)[\s._-]*$|\bde\s+almuerzo", re.IGNORECASE)
_POLICY = re.compile(
    r"\b(?:must|should|shall|never|do not|don't|please (?:use|change|choose)|at least|minimum|characters|reset (?:your|it|link)|forgot\w*|your|share|sample|example(?!\.\w))\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\b(?:examples?|e\.g\.|for instance)\b(?!\.\w)[^.\n]{0,40}$|\b(?:demo|demonstration|sandbox) (?:account|user|login|student|site)\b[^.\n]{0,40}$|\b(?:weak|strong|good|bad|poor) (?:password|passphrase|pin)$",
    re.IGNORECASE,
)
"""What stands before a password that shows what one looks like."""

_PLACEHOLDER = re.compile(
    r"[*•●x_.\-…#?]+|[\w-]*x{4,}[\w-]*|[\[<{].*|\$\{.*|%.*%|n/?a|none|null|true|false|blank|tbd|empty|hidden|redacted|changed?|change-?me|reset|required|optional|"
    r"(?:min|max)\d{1,3}|(?:vault|op|env|ref|arn|kv|file|https?|sha\d{1,3}|md5):.*|[.~]?/[\w./-]*|[$@~][\w.:/{}()\[\]-]*|"
    r"broken|missing|stuck|lost|damaged|retired|replaced?|repair(?:ed)?|vacant|spare|checked out|in use|available|out of order|unassigned|"
    r"yes|passed|pass|fail(?:ed)?|complete[d]?|incomplete|pending|sent|given|issued|returned|active|inactive|unknown|see|ask|same|standard|sso|google|clever|"
    r"password\d{0,3}|passwd|pwd|secret|example|sample|your\w*|my\w*|text|str(?:ing)?|int|bool(?:ean)?|bytes|object|any|type|field|varchar.*|char.*|input|hash(?:ed)?|encrypted|bcrypt|"
    r"(?:must|should|shall|will|may|can|was|is|are|has|have|to|for|of|and|or|in|on|the|a|an|by|from|with|when|if|not|no|never|that|this|at|as|it|we|you|he|she|they|protected|policy|expires?|resets?|manager|managers)",
    re.IGNORECASE,
)  # fmt: skip
_MAIL = re.compile(r"[^\s@]+@(?:[\w-]+\.)+[A-Za-z]{2,}\W?")
_CODE = re.compile(
    r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+\[.*|[\w.+-]+/[\w./+-]+\.[a-z]\w{0,4}|(?:self|os|process|env|settings|config|secrets)\.\w[\w.]*"
)
"""An attribute in a program, which names a secret that stands elsewhere, or a file ("PASS: lib/open_1.exp")."""
_READING = re.compile(
    r"[<>≤≥~]?\s?[\d.,]{1,8}\s?(?:ppm|ppb|psi|mg(?:/l)?|ml|%|°? ?[fc]|volts?|amps?|hz|kw|db|ft|lbs?|kg|sec|min|hrs?)",
    re.IGNORECASE,
)
"""What an instrument read, in a column "Pass" of an inspection."""

_STILL = re.compile(r"(?:still|now|just|currently|again)\s+", re.IGNORECASE)
"""Between the verb and a password: "her password is still Otter-Lamp-19"."""

NEAR = 90


def _strong(value: str) -> bool:
    """Whether the value cannot be a word of a sentence: digits or signs among letters, or capitals inside."""
    return bool(
        re.search(r"\d", value)
        or re.search(r"\w[!@#$%^&*+=~]|[!@#$%^&*+=~]\w", value)
        or re.search(r"[a-z][A-Z]", value)
    ) and not _MAIL.fullmatch(value)


def _strong_in_letters(value: str) -> bool:
    """Whether a value has letters and digits, as no number under which lunch is paid has."""
    return _strong(value) and any(map(str.isalpha, value)) and any(map(str.isdigit, value))


_SLASHED = re.compile(
    r"\b(?:log-?ins?|log-?on|sign-?in|credentials|account|acct|username)\b[^\n:/]{0,30}?[: ]\s?(?P<user>[a-z][\w.-]{2,29})/(?P<value>(?=[^\s/]{0,31}\d)(?=[^\s/]{0,31}[A-Z])(?=[^\s/]{0,31}[a-z])[^\s\"'“”<>|;,()/.]{7,32})(?![\w/]|\.\w)"
)
"""The same without blanks: "Aspen login krowe/Heron27lamp"; a folder and a file in it are called by words."""

_PAIR = re.compile(
    r"(?<![\w-])(?:log-?in|log-?on|sign-?in|pc)\b[^\n:/]{0,40}?[: ]\s*[\w.@-]{3,30}(?: / |, )(?P<value>(?=\S{0,31}\d)(?=\S{0,31}[!@#$%^&*_+~-])[^\s\"'“”<>|;,()/]{8,32}(?<!\.))",
    re.IGNORECASE,
)
"""A login and its password beside it: "sub login  frontdesk2 / Maple!Leaf88"."""

_PROGRAMS = r"aspen|powerschool|frontline|clever|google|gmail|outlook|canvas|schoology|gradebook|grade ?book|infinite campus|skyward|synergy|x2|ixl|i-?ready|lexia|zoom|classlink|munis|nutrikids|naviance|seesaw|raz-?kids|kahoot|newsela|esped|snap|parentsquare|remind|wi-?fi|smart ?board|copier|printer|amazon|adobe|canva|adp|library|district|account|acct"
_OF_PROGRAM = re.compile(
    rf"\b(?:{_PROGRAMS})\b(?:[^\n:/]{{0,20}}:|\?)?\s{{1,3}}(?:\[[\d:]{{4,8}}\]\s)?(?:[A-Z][\w.-]{{1,20}}:\s)?(?:[a-z][\w.-]{{2,29}}|[\w.+-]{{1,40}}@[\w.-]{{3,60}})\s?(?:/|\||\s-\s|,)\s?(?P<value>(?=\S{{0,31}}\d)(?=\S{{0,31}}[!@#$%^&*_+~])[^\s\"'“”<>|;,()/]{{7,32}}(?<!\.))",
    re.IGNORECASE,
)
"""A user and a password behind the name of a program: "gradebook: mkerr / Otter33!", "zoom acct? team@example.org / Otter33!"."""

_GETS_IN = re.compile(
    r"\b(?:(?:you|u|i|we|they|she|he|subs?) (?:can |just )?(?:get|gets|log|logs|sign|signs) in(?:to (?:it|that|the \w+))? (?:with|using|by typing|w/)|(?:unlocks?|opens?) with|(?:to (?:get|log|sign) in|then) (?:type|enter|use)) (?:the |it |in )?(?P<value>(?=\S{0,31}\d)(?=\S{0,31}[A-Za-z])[^\s\"'“”<>|;,()/@]{6,32}?)(?=[.,;]?(?:[ \t]*(?:$|\n)|\s+(?:and|but|or|then|until|for)\b)|[.,;]\s|\s[(–—-])",
    re.IGNORECASE,
)
"""What somebody types to sign in: "you get in with Otter!33"."""

_SET_TO = re.compile(
    r"\b(?:log-?ins?|passwords?)\s(?:(?:is|was|got|has been)\s)?(?:re)?(?:set|changed)\s(?:back\s)?to\s(?P<value>(?=\S{0,31}\d)(?=\S{0,31}[A-Za-z])[^\s\"'“”<>|;,()/]{8,32})",
    re.IGNORECASE,
)
"""What a login was set to: "generic lab login set back to cl1pper-Tide!"."""

_ABROAD = re.compile(
    r"\b(?:la|su|tu|una|mi|con|a|sua|uma) (?:nueva |nova )?(?:clave|contraseña|senha)(?: (?:nueva|nova|temporal|provisória))?(?: (?:es|é))?\s(?P<value>(?=\S{0,31}\d)(?=\S{0,31}[A-Za-z])[^\s\"'“”<>|;,()/]{6,32}?)(?=[.,;]?(?:\s|$))",
    re.IGNORECASE,
)
"""A password right behind the word, in Spanish or Portuguese: "la clave Genesis-0424-mar"."""

_SHAPED = re.compile(
    r"(?<![\w/.@:=?&%#-])(?=[\w!]{8})(?=\w{0,21}[A-Za-z]{3})(?=[\w!]{0,34}[a-z])(?=[\w!]{0,34}\d)[A-Za-z0-9]\w{2,20}!\w{1,12}(?![\w@/=(\[-]|[.]\w)"
)
"""As people make up passwords when a sign and a figure are asked for: "Provolone!77"; not an account on a machine ("deploy1@web01")."""

_SPEAKS_OF_LOGINS = re.compile(
    r"\b(?:log-?ins?|log(?:ged|ging)? ?(?:in|on)|sign(?:ed|ing)? ?-?in|passwords?|pw|reset|user ?names?|my (?:aspen|powerschool|google|clever|e-?mail|account|wifi))\b",
    re.IGNORECASE,
)
_OF_LOGINS = 250
"""Characters before such a word in which a text speaks of signing in."""


def _made_up(text: str) -> Iterator[Hit]:
    """What has the form of a password, where a text speaks of signing in; and what stands behind a login."""
    for found in _PAIR.finditer(text):
        if _strong(found["value"]) and re.search(r"[A-Z]", found["value"]):
            yield Hit("CREDENTIAL", *found.span("value"), 0.8, ("stands behind a login",))
    for found in _SLASHED.finditer(text):
        if not in_dictionary(found["user"]):
            yield Hit("CREDENTIAL", *found.span("value"), 0.8, ("stands behind a login",))
    for regex in (_SET_TO, _OF_PROGRAM, _GETS_IN):
        for found in regex.finditer(text):
            if _strong(found["value"]) and not _PLACEHOLDER.fullmatch(found["value"]):
                yield Hit("CREDENTIAL", *found.span("value"), 0.8, ("stands behind a login",))
    for found in _ABROAD.finditer(text):
        yield Hit("CREDENTIAL", *found.span("value"), 0.8, ("stands behind the word for a password",))
    for found in _SHAPED.finditer(text):
        near = text[max(0, found.start() - _OF_LOGINS) : found.end()]
        if _SPEAKS_OF_LOGINS.search(near) and not _POLICY.search(near[-NEAR:]):
            yield Hit("CREDENTIAL", *found.span(), 0.7, ("has the form of a password, signing in is spoken of",))


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:  # noqa: ARG001  # the word stands beside the value
    """Values beside a word for a secret.."""
    hits: list[Hit] = []
    for found in _LABEL.finditer(text):
        hit = _behind(text, found)
        if hit is not None and not any(h.start == hit.start for h in hits):
            hits.append(hit)
    for hit in (*logins.find(text), *_made_up(text)):
        if not any(hit.start < other.end and other.start < hit.end for other in hits):
            hits.append(hit)
    return sorted(hits, key=lambda h: h.start)


def _behind(text: str, found: re.Match[str]) -> Hit | None:
    label = " ".join(re.split(r"[\s._-]+", found["label"].casefold()))
    sign = (_STRICT_SIGN if label in _LOOSE else _SIGN).match(text, bearers.behind(text, found.end()))
    pairs = label in {"pw", "p w", "pwd", "pass", "pin", "passcode", "login code", "unlock code"} and re.match(
        r"[ \t]{1,2}(?=\S*\d)", text[found.end() :]
    )
    if sign is None and not pairs:
        return None
    said = sign is not None and bool(re.search(r"[:=→：#>–—(]|\w", sign.group()))
    at = sign.end() if sign is not None else found.end() + (pairs.end() if pairs else 0)
    still = _STILL.match(text, at)
    at = still.end() if still else at
    only_digits = label in _DIGITS_ONLY
    value = (_COMBINATION if only_digits else _VALUE).match(text, at)
    told = sign is not None and (sign.groupdict().get("what") or still)
    if value is None or (told and not _strong(value.group())):
        return None
    end = value.end() - (len(value.group()) - len(value.group().rstrip(".:!?`" if not only_digits else ".")))
    if value.group()[-1:] in "!?" and re.search(r"\d", value.group()):
        end = value.end()
    return _judged(text, found, label, at, end, said)


def _judged(text: str, found: re.Match[str], label: str, start: int, end: int, said: bool) -> Hit | None:
    value = text[start:end]
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, found.start() - NEAR) : found.start()]
    called = text[end : end + 1] == "(" and value.replace(".", "_").isidentifier()
    elsewhere = (
        _is_a_field(text, found, start, end)
        or called
        or _CODE.fullmatch(value)
        or (value.startswith("@") and start == found.end())
    )
    if (
        elsewhere
        or len(value) < 3
        or _PLACEHOLDER.fullmatch(value)
        or (_LUNCH.search(before) and label.startswith(("pin", "pass")) and not _strong_in_letters(value))
    ):
        return None
    why = (f'stands beside "{label}"',)
    if _EXAMPLE.search(text[max(line, found.start() - NEAR) : found.end()]):
        return Hit("CREDENTIAL", start, end, 0.1, (*why, "dropped: an example of one"))
    met = label == "passcode" and _MEETING.search(text, max(0, found.start() - 250), end + 60)
    if met or (label in joining.LABELS and joining.joins(text, found.span(), (start, end))):
        return Hit("CREDENTIAL", start, end, 0.1, (*why, "dropped: many join by it"))
    if not _strong(value):
        plain = (
            label not in _LOOSE and re.search(r"[:=]\s*[\"'“]?$", text[found.end() : start]) and not _goes_on(text, end)
        )
        score = 0.6 if plain and not _POLICY.search(before) else 0.2
        return Hit("CREDENTIAL", start, end, score, why)
    if re.fullmatch(r"\d{1,2}|[\d.]+[/:%][\d/:%]*", value) or re.match(r"https?:|www\.", value):
        return None
    return Hit("CREDENTIAL", start, end, 0.85 if said else 0.7, why)


_PARAMETER = re.compile(r"\b(?:def|fn|func|function|constructor|sub|init|method)\b[^\n(]{0,60}\([^\n)]{0,200}$")
"""Before the name of what a function takes; its type stands behind it."""
_ALSO_ASKED = re.compile(r"[ \t]{0,2}:|[ \t]*(?:name|in|on|up|out|me|address|password)?[ \t]*(?:$|\n)", re.IGNORECASE)
_OF_A_FORM = re.compile(
    r"(?:user ?-?names?|user ?ids?|users?|log-?ins?|log|sign|email|e-mail|submit|continue|cancel|remember|forgot|confirm|domain|host|server|port|database|next|back|show|ok)",
    re.IGNORECASE,
)
"""Words of the form in which a password is asked for."""


def _is_a_field(text: str, found: re.Match[str], start: int, end: int) -> bool:
    """Whether the word behind a label is the type of what a function takes, or the next label of a form that is empty."""
    value = text[start:end]
    line = text.rfind("\n", 0, start) + 1
    typed = text[found.end() : start].strip() == ":" and not _strong(value)
    if typed and _PARAMETER.search(text, max(line, found.start() - 260), found.start()):
        return True
    below = "\n" in text[found.end() : start]
    return below and bool(text[end : end + 1] == ":" or (_OF_A_FORM.fullmatch(value) and _ALSO_ASKED.match(text, end)))


def _goes_on(text: str, end: int) -> bool:
    """Whether a sentence goes on behind the value: then it is a word ("Password: required for all staff")."""
    return bool(re.match(r"[ \t]+[a-z]{2,}[ \t]+[a-z]{2,}", text[end : end + 40]))


def accepts(cell: str) -> bool:
    """Whether a cell under a heading such as "Password" holds one: a single word that is no placeholder."""
    value = cell.strip().removeprefix("=").strip()
    if _READING.fullmatch(value):
        return False
    if re.match(r"(?:see|ask|same|not|no|none|use|sent|given)\b", value, re.IGNORECASE) and " " in value:
        return False
    return (
        3 <= len(value) <= 64
        and len(value.split()) <= 3
        and not _PLACEHOLDER.fullmatch(value)
        and not _MAIL.fullmatch(value)
    )


RECOGNIZERS = (
    Recognizer(
        name="CredentialRecognizer",
        entity="CREDENTIAL",
        source="34 CFR 99.3; vendors' names of password columns",
        find=find,
        triggers=(
            rf"\b(?:{alternatives(('password', 'passwords', 'passwd', 'pwd', 'pswd', 'psswd', 'pw', 'p w', 'pass', 'passphrase', 'passcode', 'wifi key', 'wireless key', 'wpa', 'network key', 'network security key', 'login code', 'unlock code', 'screen lock', 'alarm code', 'door code', 'gate code', 'entry code', 'keypad', 'security code', 'access code', 'lockbox', 'lock box', 'key code', 'combination', 'combo', 'copier code', 'pin', 'contraseña', 'contrasena', 'clave', 'código', 'senha', 'palavra-passe', 'modpas', 'mo de pas', 'mot de passe', 'mật khẩu', '密码', '密碼', '口令'))})",
            r"(?:log-?in|log-?on|sign-?in|pc)\b[^\n/]{3,72}(?: / |, )[^\s]{8}", r"(?:log-?in|log-?on|sign-?in|credentials|account|acct|username)\w?\b[^\n:/]{0,30}[: ]\s?[a-z][\w.-]{2,29}/[^\s/]{7}", r"[a-z0-9]{3}!\w{0,12}\d|\d\w{0,20}!\w",
            r"\blog-?ins?\s(?:(?:is|was|got|has been)\s)?(?:re)?(?:set|changed)\s(?:back\s)?to\s",
            rf"\b(?:{_PROGRAMS})\b[^/|,]{{1,140}}[/|,-]\s?\S{{0,31}}[!@#$%^&*_+~]", r"\b(?:gets?|logs?|signs?) in(?:to (?:it|that|the \w+))? (?:with|using|by typing|w/) (?:the |it |in )?\S{0,31}\d", r"(?:unlocks?|opens?) with (?:the |it |in )?\S{0,31}\d", r"\b(?:to (?:get|log|sign) in|then) (?:type|enter|use) (?:the |it |in )?\S{0,31}\d", logins.TITLE, r"(?:pass|pin|pwd|pw)[_.:=]", r"_(?:pass|pin|pwd|pw|password)",
        ),
        headers=frozenset(
            {"password", "passwords", "passwd", "pwd", "pw", "pass", "temppassword", "temppw", "temporarypassword", "initialpassword", "initialpw", "defaultpassword", "defaultpw", "networkpassword", "webpassword",
             "studentpassword", "studentpw", "userpassword", "googlepassword", "gmailpassword", "wifipassword", "wifi", "wifikey", "parentpassword", "accountpassword", "loginpassword", "startingpassword", "newpassword",
             "passcode", "lockercombo", "lockercombination", "combination", "combo", "alarmcode", "doorcode", "gatecode", "voicemailpin", "accesscode", "contrasena", "clave", "senha", "modpas", "badgecode", "clevercode",
             "portalpassword", "chromebookpassword", "emailpassword", "ixlpassword", "firstpassword", "pwdinitial", "resetpassword", "passwordtemp", "tempcode", "matkhau"}
        ),
        wording=(r"pass ?words?", r"passwd", r"pwd?", r"passcode", r"passphrase", r"contrasena", r"senha"),
        accepts=accepts,
        examples=Examples(
            hits=(
                ("temporary password Heron-40917-fall. Graham will", "Heron-40917-fall"),
                ("Gradebook: mkerr / Otter33!x (keep it)", "Otter33!x"),
                ("whats the zoom acct\n[2:05] Ed: gr8lab@example.org / Heron$2031", "Heron$2031"),
                ("the tablet is on the cart and you get in with Otter!33", "Otter!33"),
                ("her password is still Otter-Lamp-19 from September", "Otter-Lamp-19"),
                ("sub login  frontdesk2 / Maple!Leaf88", "Maple!Leaf88"),
                ("user: kdoan password: 7*(Bd4Gi1z", "7*(Bd4Gi1z"),
                ("Your temporary password is $K8mDJEh+! until", "$K8mDJEh+!"),
                ("generic lab login set back to cl1pper-Tide! because", "cl1pper-Tide!"),
                ("Temp password for kwabena.ofori is Lighthouse-4417, he", "Lighthouse-4417"),
                ("login ndoan28 / mangoSteen_41", "mangoSteen_41"),
                ("Square login for the cashbox is still ottersPTO, Bake$ale1987. We", "Bake$ale1987"),
                ("use el correo de la niña y la clave Genesis-0424-mar. Cámbiela", "Genesis-0424-mar"),
                ("my login is rfay and I've been using HamsterJudy!22 since the flood", "HamsterJudy!22"),
                ("can you reset hers?\n[9:20] srao: 0wlsNest!44", "0wlsNest!44"),
                ("parsenault28@students.example.org  pw Otter!802113", "Otter!802113"),
                ("user=663120 password=Crane-0307", "Crane-0307"),
                ("WiFi password: BlueHeron#22", "BlueHeron#22"),
                ("Student passcode: heron27lamp", "heron27lamp"),
                ("The passcode for the tablets: Heron2719", "Heron2719"),
                ("new passcode for Mr. Lima is Heron2719", "Heron2719"),
                ("Aspen login krowe/Heron27lamp works", "Heron27lamp"),
                ("user tfoley: pw reset to Heron-Gate-27", "Heron-Gate-27"),
                ("Contraseña: Garza2031", "Garza2031"),
                ("Alarm code is 4471, then #", "4471"),
                ("Locker combination: 14-32-8", "14-32-8"),
                ("Pass: nd40683", "nd40683"),
                ("Password:\nheronlake", "heronlake"),
                ("Password: heronlake", "heronlake"),
                ("senha: Garca-88", "Garca-88"),
                ("La contraseña temporal es Sol2031", "Sol2031"),
                ("The password for the cart is Falcon#2026", "Falcon#2026"),
                ("The password to the portal is Toh9Epe3eihi", "Toh9Epe3eihi"),
                ("Her password to Aspen is Toh9Epe3eihi", "Toh9Epe3eihi"),
                ("Password of Ann Lee: Toh9Epe3eihi", "Toh9Epe3eihi"),
                ("Chromebook password (Ann Lee): heronlake", "heronlake"),
                ("PIN for Ann Lee: 4471", "4471"),
                ("密码：Abc12345", "Abc12345"),
                ("Chromebook passcode 204417", "204417"),
                ("I set his password to Otter-5512 today", "Otter-5512"),
            ),
            misses=(
                "def unlock(name, password: str = None):", "function signIn(user: User, password: Secret): void", "Password:\nUsername:", "Password:\nDomain:", "Password:\nSign in", "Password:\nRemember me",
                "you can get in with your badge", "you get in with Room12 tickets only", "aspen: grades / Q1-report", "Google: docs / slides", "library: fiction / non-fiction 2",
                "password = getpass(prompt1)", "pw: sha1(salt+4)", "Password: $DB_PASS", "Password (see sheet 4)", "Log in at noon!\nroom!12 is open", "login as deploy1@web01 over ssh", "Please log in: contact maria.s@k12.example.org", "the login page_b / Q1Report2026x is in the folder",
                "The demo account is PIN 12345, free status F", "Your password must be 12 characters", "Password: ______", "Password: ********", "Passwords expire every 90 days", "Password for the summer reading: Holes", "Password to the portal: required", "Password of the day: sunshine", "set the password to Monday today: done", "password (required)", "Forgot password? Click here",
                "Meeting ID: 102 938 4757   Passcode: heron", "Webinar for families, passcode Heron2719", "Student PIN: 44209", "the login guides/Handout27Form is old", "passcode required", "gate code ask the custodian", "Hall pass 12", "Su PIN de almuerzo es 44209.", "The password comes by telephone.", "Password reset portal slow",
                "password: string, required", "Never share your password with 3 people", "bus pass: see office", "combo platter 450", "door code changed 3/4/2026", "all checks pass 34/34", "Pass: 45%", "password = os.environ[name]", "PASS: gdb.ada/assign_1.exp: changing the language", "ftp://user:password@example.com/", "passwd: /etc/passwd", "password: vault:kv/sso#secret", "password_policy = min14", "Combo: BROKEN", "should pass: 555-01-XXXX", "change your password to anything you like",
            ),
        ),
    ),
)  # fmt: skip
