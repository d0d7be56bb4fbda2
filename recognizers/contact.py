"""E-mail addresses and telephone numbers.

Source: RFC 5321 and 5322 (addr-spec as people write it); NANPA, North American Numbering Plan (area and exchange begin
with 2-9); other countries' numbers are checked by libphonenumber's data (`phonenumbers`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers import foreign_labels
from recognizers.contract import THRESHOLD, Examples, Hit, Pattern, Recognizer
from recognizers.goods import of_a_ticket
from recognizers.labels import Labelled

_EMAIL = re.compile(
    r"(?<![\w.+%-])(?<![\w.+%-]')[\w](?:[\w.+%'&-]{0,62}[\w+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})?\.)+[A-Za-z]{2,24}(?![\w@-])"
)
_NO_MAIL_TLD = frozenset(
    {"png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "py", "html", "htm", "json", "service", "local"}
)


_MACHINE = re.compile(
    r"\b(?:UID|(?:Resent-)?Message-ID|Content-ID|In-Reply-To|References|cid)\s*:\s*<?$", re.IGNORECASE
)
"""Labels of identifiers that machines write in the form of an address."""

_ADDRESS = re.compile(r"[a-z]://[^\s/@:]*:[^\s/@]*$", re.IGNORECASE)
"""What stands before a password in an address, and how it begins; the host stands behind its sign."""


def find_email(text: str, context: Sequence[str] = ()) -> list[Hit]:  # noqa: ARG001  # an address needs no context
    """E-mail addresses. Image names with a pixel ratio (`logo@2x.png`) and the like are none."""
    return [
        Hit("EMAIL_ADDRESS", _opened(m), m.end(), 0.95, ("has the form of: an e-mail address",))
        for m in _EMAIL.finditer(text)
        if m.group().rsplit(".", 1)[1].lower() not in _NO_MAIL_TLD
        and ".." not in m.group()
        and not _MACHINE.search(text, max(0, m.start() - 30), m.start())
        and not _ADDRESS.search(text, max(0, m.start() - 90), m.start())
    ]


def _opened(found: re.Match[str]) -> int:
    """Where an address begins: behind the quote that is closed right behind it, if a mark of the language leads (`b'`, `N'`)."""
    quote = found.string.rfind("'", found.start(), found.end())
    closed = (
        found.string[found.end() : found.end() + 1] == "'" and found.string[found.start() - 1 : found.start()] != "'"
    )
    return quote + 1 if closed and quote > 0 else found.start()


LABELS = (
    "phone", "phone no", "phone number", "telephone", "tel", "tel no", "tel #", "cell", "cell phone", "cellphone", "mobile", "home phone",
    "work phone", "home", "work", "fax", "call", "text", "contact", "emergency phone", "emergency contact", "ph", "caller id",
    "call me at", "call me on", "reach me at", "reach her at", "reach him at", "reach me on", "reach her on", "reach him on", "text me at", "my number", "his number", "her number", "our number", "their number",
    "mom", "mother", "dad", "father", "grandmother", "grandfather", "guardian", "teléfono", "telefone", "celular", "llamar", "ligar", "telefòn", "rele", "điện thoại", "电话", "電話", "h", "c", "w", "m", "p", "t",
)  # fmt: skip
AGAINST = (
    "isbn", "order", "invoice", "serial", "s n", "po", "sasid", "state id", "npi", "account", "routing", "student id", "lasid", "case",
    "tracking", "zoom", "meeting id", "epoch", "timestamp", "crn", "section", "item", "part", "sku", "asset", "rma", "ref", "upc",
    "page", "pages", "pp", "range", "scores", "bands", "steps", "lines", "rows",
)  # fmt: skip


_EXT = r"\s{0,2}[,;]?\s{0,2}(?:x|ext(?:n|ension)?\.?|#)\s{0,2}:?\s{0,2}\d{1,7}"
_END = rf"(?:{_EXT}(?!\w)|(?![\w-]|\.\d)|(?=-(?:office|cell|home|work|mobile|fax|main|mom|dad|mother|father)\b))"
_ONE = r"(?:(?:\+?1|001)[-. ]?)?"


def _nanp(text: str) -> bool:
    """Whether a number could be dialled: the plan's rules, those of its country."""
    return _fits(text, "23456789")


def _shown(text: str) -> bool:
    """Whether a number that a label calls a telephone's is one: its exchange may be made up ("555-123-4567")."""
    return _fits(text, "0123456789")


def _fits(text: str, exchanges: str) -> bool:
    text = re.sub(r"^\s*(?:00|011[ -])(?=[1-9])", "+", text)
    if text.lstrip().startswith("+") and not re.match(r"\s*\+1\D?", text):
        return _foreign(text)
    digits = re.sub(r"\D", "", re.split(_EXT, text, maxsplit=1, flags=re.IGNORECASE)[0])
    digits = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if len(digits) == 7:
        return digits[0] in "23456789" and not digits.endswith("0000")
    return (
        len(digits) == 10
        and digits[0] in "23456789"
        and digits[3] in exchanges
        and digits[1:3] not in {"11"}
        and digits[4:6] != "11"
        and len(set(digits)) > 2
    )


def _foreign(text: str) -> bool:
    import phonenumbers

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(text, None)))
    except phonenumbers.NumberParseException:
        return False


_GROUPS = r"(?:\(\d{1,5}\)[ -]?\d{2,8}|\d{1,5}[ .-]\d{2,8})(?:[ .-]\d{2,8}){0,4}"
_DIALLED = (
    rf"(?:\+\d{{1,3}}(?:[ .-]?\(?\d{{1,4}}\)?){{2,5}}(?<!\))|{_GROUPS}|0\d{{8,10}}|[2-9]\d{{9}})(?![\w-]|[.,/:]\d| \d)"
)
"""A number as other countries write it, or offices without an area code: only a word for a telephone tells it."""
_TELEPHONE = r"(?:(?:tele)?phones?|tel|cell(?:ular|phone)?|mobile|fax|landline|whats ?app)"
_TOLD = tuple(
    re.compile(regex, re.IGNORECASE)
    for regex in (
        rf"(?<![\w-])(?:{_TELEPHONE}|desk)\.?(?: ?(?:no|number|num|nr|#)\b\.?)?(?: ?[:=]| is\b)\s{{0,3}}(?P<value>{_DIALLED})",
        rf"(?<![\w-]){_TELEPHONE}\.?(?: (?:no|number|num|nr)\b\.?)? {{1,2}}(?=[0+(])(?P<value>{_DIALLED})",
        rf"\b(?:call(?:s|ed|ing)?|reach(?:ed|es)?|phoned?|ring|text(?:ed|s)?|dial(?:l?ed)?|contact(?:ed)?|answer(?:s|ing|ed)?|whats ?app)\b[^\n.;:?\d]{{0,40}}?\b(?:at|on) {{1,2}}(?P<value>{_DIALLED})",
        rf"\b(?:messages?|texts?|sms) to {{1,2}}(?P<value>{_DIALLED})",
        rf"\b(?:call|phone|ring|text|dial|whats ?app) {{1,2}}(?=[0+(])(?P<value>{_DIALLED})",
        rf"\b(?:call|phone|ring|dial) {{1,2}}(?=\d{{2,5}}[ .-]\d{{2,4}}[ .-]\d)(?P<value>{_DIALLED})",
        rf"(?m)^[ \t>*•-]{{0,4}}(?P<value>{_DIALLED}|{_GROUPS}(?=-[a-z]))[ -](?:office|desk|{_TELEPHONE})(?=[ \t]*(?:$|[,;)]))",
    )
)
_A_DAY = re.compile(r"\d{1,2}([-. ])\d{1,2}\1(?:\d{2}|\d{4})|(?:19|20)\d\d[-. ]\d{1,2}[-. ]\d{1,2}")
_HOURS = re.compile(r"(?:1?\d|2[0-4])[ .-][0-5][05][ -](?:1?\d|2[0-4])[ .-][0-5][05]")
_FROM_TO = re.compile(r"(?P<a>\d+)-(?P<b>\d+)")
_LIKE_OURS = re.compile(r"\(?[1-9]\d{2}\)?[-. ]?\d{3}[-. ]?\d{4}")


def _is_dialled(value: str) -> bool:
    """Whether digits beside a word for a telephone can be called: no date, no hours, no range, no placeholder; those of a US number by its rules."""
    range_ = _FROM_TO.fullmatch(value)
    if _A_DAY.fullmatch(value) or _HOURS.fullmatch(value) or (range_ and len(range_["a"]) == len(range_["b"])):
        return False
    if _LIKE_OURS.fullmatch(value):
        return _nanp(value)
    digits = re.sub(r"\D", "", value)
    return 6 <= len(digits) <= 15 and len(set(digits)) > 2 and digits not in "01234567890123"


_OTHER_VALUE = re.compile(r"\d{4,}\s*[,;|)]\s*[^\W\d_]{2}")


_CALLING = re.compile(
    r"\b(?:call(?:s|ed|ing)?|text(?:s|ed|ing)?|phon(?:e|es|ed|ing)|dial|ring|reach|contact|fax(?:ed)?|tel|llam\w+|lig(?:ue|ar)|rele|questions?|help)\b",
    re.IGNORECASE,
)
"""Words with which somebody is to be called about what stands behind them: "call re ticket"."""


class _FindPhone(Labelled):
    def __call__(self, text: str, context: Sequence[str] = ()) -> list[Hit]:
        """As Labelled, and the numbers of other forms that a word for a telephone tells.

        Only behind a label an exchange may be one that the plan does not have.
        """
        hits = [
            h
            for h in super().__call__(text, context)
            if (len(h.why) > 1 and h.why[1].startswith("labelled")) or _nanp(text[h.start : h.end])
        ]
        for regex in _TOLD:
            for found in regex.finditer(text):
                start, end = found.span("value")
                over = [h for h in hits if h.start < end and start < h.end]
                if any(h.score >= THRESHOLD for h in over) or not _is_dialled(found["value"]):
                    continue
                hits = [h for h in hits if h not in over]
                hits.append(
                    Hit(self.entity, start, end, 0.8, ("has the form of: a number that a word for a telephone tells",))
                )
        return sorted(hits, key=lambda h: h.start)

    def _speaks_against(self, text: str, start: int) -> str | None:
        """A label that has its value already says nothing of a number farther on ("student ID 205518, mother …")."""
        other = super()._speaks_against(text, start)
        if other is None:
            return self._numbered(text, start)
        place = text.rfind(other, 0, start)
        return self._numbered(text, start) if _OTHER_VALUE.search(text, place, start) else other

    @staticmethod
    def _numbered(text: str, start: int) -> str | None:
        """What an office numbers, where its word stands right before the number and nobody is to be called about it."""
        if not of_a_ticket(text, start):
            return None
        line = text.rfind("\n", 0, start) + 1
        return None if _CALLING.search(text, max(line, start - 80), start) else text[max(line, start - 12) : start]


FIND_PHONE = _FindPhone(
    "PHONE_NUMBER",
    (
        Pattern(
            "a US number, area code in brackets",
            rf"(?<![\w.-]){_ONE}(?:\(\d{{3}}\)|\[\d{{3}}\])\s?[-.]?\d{{3}}[-. ]?\d{{4}}{_END}",
            0.85,
            0.95,
        ),
        Pattern(
            "a US number with separators",
            rf"(?<![\w./-])(?:(?:\+?1|001)[-. ])?\d{{3}}([-./ ])\d{{3}}[-. ]\d{{4}}{_END}",
            0.75,
            0.95,
        ),
        Pattern(
            "a US number with hyphens between blanks",
            rf"(?<![\w./-])(?<![-–—] )\d{{3}} [–—-] \d{{3}} [–—-] \d{{4}}{_END}(?! [–—-] ?\d)",
            0.6,
            0.9,
        ),
        Pattern(
            "a US number in other groups",
            rf"(?<![\w./-])(?:\d{{3}}[-. ]\d{{7}}|\d{{3}} ?[–—-] ?\d{{3}} ?[–—-] ?\d{{4}}){_END}",
            0.2,
            0.9,
        ),
        Pattern(
            "a number with its country", r"(?<![\w.-])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?<!\))(?!\d)", 0.8, 0.95
        ),
        Pattern(
            "a number dialled abroad",
            r"(?<![\w.-])(?:00|011[ -])[1-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?<!\))(?![\w-])",
            0.2,
            0.9,
        ),
        Pattern(
            "ten digits to call",
            rf"\b(?:call|text|reach|phone|dial|contact)\b[^\n.;:?]{{0,40}}?\b(?:at|on)\s{{1,2}}(?P<value>1?[2-9]\d{{9}}{_END})",
            0.75,
            0.8,
        ),
        Pattern("ten digits", rf"(?<![\w.-])1?[2-9]\d{{9}}{_END}", 0.1, 0.75),
        Pattern("seven digits with a hyphen", r"(?<![\w.(-])(?<!\d )[2-9]\d{2}[-.]\d{4}(?![\w-]|\.\d)", 0.2, 0.7),
    ),
    LABELS,
    AGAINST,
    _shown,
    reach=24,
    families=foreign_labels.PHONES,
)

RECOGNIZERS = (
    Recognizer(
        name="EmailAddressRecognizer",
        entity="EMAIL_ADDRESS",
        source="RFC 5322 addr-spec",
        find=find_email,
        triggers=(r"[\w+-]@[A-Za-z0-9]",),
        headers=frozenset(
            {"email", "emailaddress", "studentemail", "parentemail", "guardianemail", "email1", "email2", "homeemail",
             "primaryemail", "secondaryemail", "psnemail01", "contactemail", "motheremail", "fatheremail", "mail", "emails",
             "workemail", "schoolemail", "userprincipalname", "upn", "parentguardianemail", "correo", "correoelectronico", "studentemailaddress", "contact1email"}
        ),
        wording=(r"e ?mails?", r"e ?mail address(?:es)?", r"correo(?: electronico)?"),
        usual=r"(?:[a-z]{1,10}\.)?(?:[a-z]{1,8}\d{0,2}|[a-z]{9}\d?|[a-z]{10})@[a-z]{1,10}(?:[.-][a-z]{1,10}){0,3}\.(?:com|edu|gov|net|org|us)",
        accepts=lambda cell: bool(_EMAIL.search(cell)),
        strong=False,
        examples=Examples(
            hits=(
                ("write to brid.coady@post.example.org today", "brid.coady@post.example.org"),
                ("<o'brien+bus@example.com>", "o'brien+bus@example.com"),
                ("mail: 'ines.fay@example.com'", "ines.fay@example.com"),
                ("VALUES (4,'Ines','ines.fay@example.com')", "ines.fay@example.com"),
                ("VALUES (N'ines.fay@example.com')", "ines.fay@example.com"),
                ("to='o'brien@example.com'", "o'brien@example.com"),
                ("parsenault28@students.dunmere.example.org  pw", "parsenault28@students.dunmere.example.org"),
            ),
            misses=("logo@2x.png", "@dunmere", "user@localhost", "foo@@example.org", "a@b", "UID:77@district.example.org", "ftp://upload:heron@files.example.org", "pg://app:Mud$Lark7@db.example.org/x"),
        ),
    ),
    Recognizer(
        name="PhoneNumberRecognizer",
        entity="PHONE_NUMBER",
        source="NANPA numbering rules; libphonenumber for other countries",
        find=FIND_PHONE,
        triggers=(r"\d{3}[)\]]?[-./ ]{1,3}\d{3}[-. ]?\d{4}", r"[)\]]\d{3}[-. ]?\d{4}", r"\d{3} ?[–—-] ?\d{3} ?[–—-] ?\d{4}", r"\b(?:00|011[ -])[1-9]\d{0,2}[ .(-]{1,2}\d", r"\+\d", r"\d{3}[-.]\d{4}", r"[2-9]\d{9}",
                  rf"\b(?:{_TELEPHONE}|desk)\b[^\n\d]{{0,14}}\s{{0,3}}[(+]?\d{{1,5}}\)?[ .-]?\d{{2}}", r"\d{2} ?-?(?:office|desk|phone|tel|cell|mobile|fax|landline)\b",
                  r"\b(?:call|reach|phone|ring|text|dial|contact|answer|whats ?app|message|sms)[^\n.;:?\d]{0,50}[(+]?\d{1,5}\)?[ .-]?\d{2}"),
        headers=frozenset(
            {"phone", "phonenumber", "homephone", "cellphone", "cell", "mobile", "mobilephone", "telephone", "telephonenumber", "tel",
             "workphone", "parentphone", "guardianphone", "emergencyphone", "emergencycontactphone", "contactphone", "phone1", "phone2",
             "emergphone1", "motherphone", "fatherphone", "mothercell", "fathercell", "homephonenumber", "studentphone", "sms",
             "primaryphone", "secondaryphone", "contact1phone", "contact2phone", "parentguardianphone", "telefono", "telefone", "doctorphone",
             "callback", "parentcell", "guardiancell", "momcell", "dadcell", "momphone", "dadphone", "parentcontact", "contactnumber"}
        ),
        wording=(r"phones?(?: main)?(?: number)?", r"(?:cell|mobile|telephone|sms|text)(?: phone)?(?: number)?", r"telefonos?", r"telefones?", r"celular"),
        usual=r"(?!\D*(\d)(?:\1|\D)*(?:(\d)(?:\1|\2|\D)*)?$)(?:\((?!.11)[2-9]\d\d\) ?|(?!.11)[2-9]\d\d[-.])(?!.11)[2-9]\d\d[-.]\d{4}",
        accepts=_shown,
        strong=False,
        examples=Examples(
            hits=(
                ("Call 617-555-0123 before noon", "617-555-0123"),
                ("Text about the claim: 617-555-0123", "617-555-0123"), ("Permits 617-555-0123", "617-555-0123"), ("Ticket 48217, 617-555-0123", "617-555-0123"), ("Registration: 617-555-0123", "617-555-0123"), ("Reservations or booking: 617-555-0123", "617-555-0123"),
                ("Tel. del trabajo: 6175550123", "6175550123"), ("Telemóvel da mãe: 6175550123", "6175550123"), ("Telefone de emergência 6175550123", "6175550123"),
                ("Nimewo telefòn lakay: 6175550123", "6175550123"), ("SĐT khẩn cấp\nSố di động: 6175550123", "6175550123"), ("Dien thoai nha: 6175550123", "6175550123"),
                ("母亲手机: 6175550123", "6175550123"), ("緊急聯絡電話: 6175550123", "6175550123"), ("手机号码 6175550123", "6175550123"),
                ("(978) 555-0144 x12", "(978) 555-0144 x12"),
                ("mom 508.555.0178", "508.555.0178"),
                ("Mother's cell: (555) 123-4567", "(555) 123-4567"),
                ("reach her at 617-123-4567", "617-123-4567"),
                ("+1 774 555 0183", "+1 774 555 0183"),
                ("cell: 6175550123", "6175550123"),
                ("student ID 205518, mother Rosa Quispe 617-555-0119", "617-555-0119"),
                ("+351 21 123 4567", "+351 21 123 4567"),
                ("Tel. 00351 21 123 4567", "00351 21 123 4567"),
                ("cell 617-555-0123x31168", "617-555-0123x31168"),
                ("001-617-555-0123", "001-617-555-0123"),
                ("(978) 5550144, ext. 12", "(978) 5550144, ext. 12"),
                ("Home: 617 - 555 - 0123", "617 - 555 - 0123"),
                ("Mom 6175550123", "6175550123"),
                ("617-555-0143-Office", "617-555-0143"),
                ("the number she left is 617 - 555 - 0143, after 3", "617 - 555 - 0143"),
                ("If he is late, call Ada Kessler at 6175550123.", "6175550123"),
                ("Mobile: 070 2456 118", "070 2456 118"), ("Tel.: 41 22 87 09", "41 22 87 09"), ("Phone:\n624 118 907", "624 118 907"), ("ring me on 07911 123456 after five", "07911 123456"),
                ("Nobody answers at 044-8126605", "044-8126605"), ("the sitter says: call 02317 44 10 52", "02317 44 10 52"), ("Fax: (07700)912345", "(07700)912345"), ("send any texts to 62 418 977", "62 418 977"),
                ("Ada Kessler\n31 55 80 12 office\n", "31 55 80 12"), ("Phone: 438 2716", "438 2716"), ("mobile 07700900123", "07700900123"), ("call +41 79 318 62 07", "+41 79 318 62 07"),
                ("Kindly dial 63 518 294 before noon", "63 518 294"), ("Desk: 6175550128", "6175550128"), ("Please dial 0049 30 901820", "0049 30 901820"), ("WhatsApp: 55 11 91234 5678", "55 11 91234 5678"), ("27 395618-Office, 617-555-0143-Fax", "27 395618"),
            ),
            misses=(
                "Incident # 617-555-0143", "Meter 617-555-0143", "Model: 617 555 0143", "Confirmation no. 617-555-0143", "Registration code 617-555-0143", "合同号: 6175550143", "Número de factura: 6175550143",
                "ISBN 978-0-13-468599-1", "order 6175550123", "1012345678", "2025-11-22", "111-222-3333", "555-123-4567", "217-155-0123", "phone 555-111-4567", "part 617-55-0123",
                "version 3.5.555.0123", "10.12.2011", "$1,234,567", "pages 212 - 245 - 2600", "lot 312-4459012", "617-555-0143-2210", "sku 617-555-0143-B", "scores 212 - 245 - 2600", "212 - 245 - 2600 - 2714", "0035 1912 3456", "epoch 1719999999",
                "Phone: 123 456 789", "Phone: 000 000 000", "Phone: 111 222 3333", "call us on 12 10 2025", "he can be reached at 1430-1530", "Mobile: 12-10-14", "text on 2025-11-22", "the scores are 12 345 678 in all", "12 345 678 cells", "reading at 120-130", "Phone calls 24 1830 in total", "cell 12 345 678", "contact hours at 8 30 10 45",
            ),
        ),
    ),
)  # fmt: skip
