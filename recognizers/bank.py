"""Bank accounts: ABA routing numbers and account numbers of people.

Source: ABA routing numbers: nine digits, first two 00-12, 21-32, 61-72 or 80, weights 3-7-1 modulo 10. Account numbers have
no common form (4 to 17 digits), so they need their label and the word of a bank. A routing number is public and a
district's own stands on its invoices: it counts where a person's pay or account is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.contract import Examples, Hit, Pattern, Recognizer
from recognizers.labels import Labelled, key_trigger, label_trigger

ROUTING_LABELS = (
    "routing", "routing #", "routing no", "routing number", "routing numbers", "bank routing", "bank routing number", "bank routing no", "bank routing #", "american bank association routing number", "american bank association routing no", "american bank association routing #", "aba", "aba #", "aba no",
    "rt", "rt #", "rt no", "rtg", "rtg #", "rtg no", "aba number", "aba routing", "aba routing number", "rtn", "rtn #", "transit no", "transit number", "routing transit number", "routing aba",
    "número de ruta", "número de enrutamiento", "ruta bancaria",
)  # fmt: skip
ACCOUNT_LABELS = (
    "account", "account #", "account no", "account number", "accounts", "acct", "acct #", "acct no", "acct number", "a c no", "checking", "checking account",
    "checking acct", "checking account number", "checking #", "chk", "savings", "savings account", "savings acct", "bank account", "bank acct", "bank account number", "bank account no", "bank acct number", "bank acct no", "banking account", "banking acct",
    "deposit account", "dd account", "direct deposit account", "iban", "número de cuenta", "cuenta", "cuenta bancaria", "conta", "número da conta",
    "conta bancária", "nimewo kont", "kont",
)  # fmt: skip
AGAINST = (
    "invoice", "order", "po", "purchase order", "vendor", "customer", "utility", "water", "electric", "gas", "meter", "lunch account", "lunch acct", "meal account",
    "student account", "gl account", "gl acct", "g l account", "org object", "budget", "expense account", "revenue account", "fund", "object code", "account code",
    "acct code", "chart of accounts", "library account", "fedex account", "ups account", "member", "customer account", "vendor account", "policy", "phone", "tel", "isbn",
    "serial", "asset", "ein", "grant", "student id", "case",
)  # fmt: skip
_AT = (
    r"(?:accounts?|acct)(?:\s?(?:no\b\.?|numbers?|#))?\s(?:at|with|in)\s(?:(?:the|our|her|his|their|my)\s)?(?:[A-ZÀ-Þ&][\w'’&.-]{0,20}\s){0,4}"
    r"(?:bank|credit union|savings|fcu)(?:\s(?:no\b\.?|numbers?|#))?"
)
"""An account, and at which bank: "her account at Mill River Credit Union"."""

_PERSONAL = re.compile(
    r"\b(?:direct deposit|payroll|paycheck|pay stub|paystub|employee|deposit(?:ed)? (?:to|in|into)|depósito directo|checking|savings|chk|sav"
    r"|ssn|social security|void(?:ed)? check|refund (?:to|him|her)|reimburse\w*|nómina)\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:her|his|my|mine|their|mi|su|meu|minha)\b", re.IGNORECASE)
_BUSINESS = re.compile(
    r"\b(?:remit(?:tance)?|invoices?|vendor|accounts payable|payable to|business account|(?:district|school|town|city|our)(?:'s|’s)? (?:account|routing|aba)|(?:on|at the bottom of) (?:every|each|all|our) checks?|town of|city of|pto|ptsa?|ptsa|ein|booster\w*"
    r"|w-?9|supplier|bid|purchase order|donat\w+|credit our|our account|wire (?:to|transfer) (?:to )?(?:us|the (?:school|district|pto)))\b",
    re.IGNORECASE,
)
_BANK = re.compile(
    r"(?<![^\W_])(?:bank\w*|credit union|routing(?:[ _]?n\w*)?|aba|rtn|rtg|direct[ _]?deposit|deposit|payroll|void(?:ed)? check|ach|wire|iban|checking|savings|chk|sav|banco|savings and loan|fcu)(?![^\W_])"
    r"|(?-i:(?<=[a-z])Bank)(?=[ _]?acc)",
    re.IGNORECASE,
)
NEAR = 220
"""Characters around a number in which the words that judge it are looked for."""


_SHOWN = re.compile(r"0*1?23456789?0?|0*98765432(?:10?)?|0*12345678|0*1234567")
"""Numbers in a row, as forms show how to fill one in."""


def routing(text: str) -> bool:
    """Whether nine digits are an ABA routing number: a district of the Federal Reserve and the check digit fit."""
    digits = re.sub(r"\D", "", text)
    if len(digits) != 9 or len(set(digits)) < 3:
        return False
    first = int(digits[:2])
    total = sum(int(d) * w for d, w in zip(digits, (3, 7, 1) * 3, strict=True))
    return (1 <= first <= 12 or 21 <= first <= 32 or 61 <= first <= 72 or first == 80) and total % 10 == 0


_COUNTRIES = "AD|AE|AT|BE|BG|BR|CH|CR|CY|CZ|DE|DK|DO|EE|ES|FI|FR|GB|GE|GR|GT|HR|HU|IE|IL|IS|IT|JO|KW|LB|LT|LU|LV|MC|MD|MT|NL|NO|PK|PL|PS|PT|QA|RO|RS|SA|SE|SI|SK|SV|TR|UA|XK"
_IBAN = re.compile(rf"(?<![\w.-])(?:{_COUNTRIES})\d{{2}}(?: ?[A-Z0-9]{{4}}){{2,7}}(?: ?[A-Z0-9]{{1,3}})?(?!\w)")


def account(text: str) -> bool:
    """Whether the digits could be an account number; one in the form of a country's must have check digits that fit."""
    if _IBAN.fullmatch(text):
        return iban(text)
    digits = re.sub(r"\D", "", text)
    return 5 <= len(digits) <= 17 and len(set(digits)) > 1 and not _SHOWN.fullmatch(digits)


def iban(text: str) -> bool:
    """Whether the check digits of an international account number fit. Source: ISO 13616, ISO 7064 (modulo 97)."""
    bare = text.replace(" ", "")
    digits = "".join(str(int(c, 36)) for c in bare[4:] + bare[:4])
    return 15 <= len(bare) <= 34 and int(digits) % 97 == 1 and len(set(bare[4:])) > 2


_ROUTING = Labelled(
    "US_BANK_NUMBER",
    (
        Pattern(
            "a routing number whose check digit fits", r"(?<![\w.-])\d{4}[- ]?\d{4}[- ]?\d(?![\w-]|\.\d)", 0.05, 0.9
        ),
    ),
    ROUTING_LABELS,
    AGAINST,
    routing,
)
_ACCOUNT = Labelled(
    "US_BANK_NUMBER",
    (
        Pattern("an international account number", r"(?<![\w.-])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)", 0.3, 0.9),
        Pattern("a number of an account", r"(?<![\w.$/-])\d{2,4}(?:[- ]?\d{2,6}){1,4}(?![\w/-]|[.,]\d)", 0.05, 0.85),
    ),
    ACCOUNT_LABELS,
    AGAINST,
    account,
    families=_AT,
)  # fmt: skip


_TOGETHER = re.compile(
    r"[⑆⑈](?P<routing>\d{9})[⑆⑈]\s{0,3}(?P<account>\d[\d ⑉-]{3,19}\d)(?:\s{0,2}⑈|(?=\s|$))"
    r"|\b(?:ACH|EFT|DD|direct[ _]?deposit|bank\w{0,8}|deposit)\b[^\d\n]{0,24}(?P<routing_2>\d{9})\s?[-/|–]\s?(?P<account_2>\d{5,17})(?![\w-])"
    r"|\bR(?:T|TN|TG)?\s?[:#]{1,2}\s?(?P<routing_3>\d{9})\W{1,5}A(?:CC?T)?\s?[:#]{1,2}\s?(?P<account_3>\d{5,17})(?![\w-])",
    re.IGNORECASE,
)
"""A routing number and the account beside it: the line in magnetic ink below a check, "ACH 211399995-4400918273", "R: … A: …"."""


def _together(text: str) -> list[Hit]:
    """Both numbers of an account where the one tells the other, and the routing number's check digit fits."""
    hits: list[Hit] = []
    for found in _TOGETHER.finditer(text):
        one, two = (name for name, value in found.groupdict().items() if value)
        if not routing(found[one]) or not account(found[two]):
            continue
        why = ("a routing number and the account stand together",)
        both = (Hit("US_BANK_NUMBER", *found.span(name), 0.85, why) for name in (one, two))
        hits.extend(_whose(text, hit, needs_bank=False) for hit in both)
    return hits


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """Routing and account numbers, judged by whose money the words around speak of."""
    together = _together(text)
    routings = [_whose(text, h, needs_bank=False) for h in _ROUTING(text, context) if not _meets(h, together)]
    routings = [*together, *(h for h in routings if h.score >= 0.2)]
    accounts = [
        _whose(text, h, needs_bank=True)
        for h in _ACCOUNT(text, context)
        if h.score >= 0.5 and not any(h.start < r.end and r.start < h.end for r in routings)
    ]
    known = (*routings, *accounts)
    return sorted((*known, *(h for h in _ibans(text) if not _meets(h, known))), key=lambda h: h.start)


def _ibans(text: str) -> list[Hit]:
    """International account numbers, which their check digits tell without a label, but those that a business gives out."""
    found = [m.span() for m in _IBAN.finditer(text) if iban(m.group())]
    why = ("has the form of: an international account number whose check digits fit",)
    return [_whose(text, Hit("US_BANK_NUMBER", start, end, 0.75, why), needs_bank=False) for start, end in found]


def _meets(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(hit.start < o.end and o.start < hit.end for o in others)


def _whose(text: str, hit: Hit, needs_bank: bool) -> Hit:
    if hit.score < 0.5:
        return hit
    around = text[max(0, hit.start - NEAR) : hit.start] + " # " + text[hit.end : hit.end + NEAR]
    if needs_bank and not _BANK.search(around):
        return _scored(hit, 0.2, "dropped: no word of a bank stands near")
    if _PERSONAL.search(around):
        return hit
    if _BUSINESS.search(around):
        return _scored(hit, 0.2, "dropped: the text speaks of a business's account")
    if _OWN.search(around):
        return hit
    return _scored(hit, 0.7 if needs_bank else min(hit.score, 0.55), "no word says whose account it is")


def _scored(hit: Hit, score: float, why: str) -> Hit:
    return Hit(hit.entity, hit.start, hit.end, score, (*hit.why, why))


RECOGNIZERS = (
    Recognizer(
        name="UsBankNumberRecognizer",
        entity="US_BANK_NUMBER",
        source="ABA routing numbers: Federal Reserve districts and the 3-7-1 check digit; accounts by label and bank word",
        find=find,
        triggers=(
            label_trigger(('routing', 'bank routing', 'bank account', 'bank acct', 'banking account', 'banking acct', 'american bank association', 'aba', 'rt', 'rtn', 'rtg', 'transit no', 'transit number', 'ruta', 'enrutamiento', 'account', 'accounts', 'acct', 'a c no', 'checking', 'chk', 'savings', 'iban', 'cuenta', 'conta', 'kont')),
            rf"\b(?:{_COUNTRIES})\d\d ?[a-z0-9]{{4}} ?[a-z0-9]{{4}} ?[a-z0-9]{{3}}",
            r"[⑆⑈]\d{9}[⑆⑈]", r"\b(?:ach|eft|dd|direct[ _]?deposit|bank[a-z]{0,8}|deposit)\b[^\d\n]{0,24}\d{9}\s?[-/|–]\s?\d{5}", r"\br(?:t|tn|tg)?\s?[:#]{1,2}\s?\d{9}\W{1,5}a",
        ),
        acronyms=(key_trigger(("routing", "account", "acct", "aba", "iban", "checking", "savings")),),
        needs=(r"\d{5}", r"\d{2,4}[ -]\d{2}"),
        headers=frozenset(
            {"routing", "routingno", "routingnumber", "routingnum", "aba", "abano", "abanumber", "abarouting", "abaroutingnumber", "rtn", "bankrouting", "bankroutingnumber", "transitnumber",
             "bankaccount", "bankaccountno", "bankaccountnumber", "bankacct", "bankacctno", "checkingaccount", "checkingacct", "checkingaccountnumber", "savingsaccount",
             "ddaccount", "ddacct", "directdepositaccount", "depositaccount", "depositacct", "iban", "cuentabancaria", "contabancaria", "routingaba", "routing1", "routing2"}
        ),
        wording=(r"(?:dd|direct deposit|bank|checking|savings) (?:routing|aba|rtg|transit|account|acct)(?: (?:no|number|num))?", r"rtg(?: (?:no|number|num))?", r"r t (?:no|number)", r"(?:routing|aba)(?: transit)?(?: (?:no|number|num))?"),
        accepts=lambda cell: bool(re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9 ]{11,34}|[\d -]{5,20}", cell.strip())) and account(cell),
        examples=Examples(
            hits=(
                ("New account at Mill River Credit Union: routing 211399995, checking 4400918273", "211399995"),
                ("New account at Mill River Credit Union: routing 211399995, checking 4400918273", "4400918273"),
                ("Direct deposit: ABA 011901279, acct 77120034518", "77120034518"),
                ('{"routing_number":"211399995","account_number":"4400918273"}', "4400918273"),
                ("acctNumber=4400918273&routingNumber=211399995", "4400918273"),
                ("bank_account: 4400918273", "4400918273"),
                ("bankaccountnumber=4400918273", "4400918273"),
                ("bankroutingnumber: 211399995", "211399995"),
                ("her account at Mill River Credit Union is 4400918273", "4400918273"),
                ("my account number with the bank: 4400918273", "4400918273"),
                ("childBankAccount=4400918273", "4400918273"),
                ("Acct# 4400918273 Rtg# 211399995", "4400918273"),
                ("EFT: 211399995-4400918273", "4400918273"),
                ("⑆211399995⑆ 4400918273⑈ 0381", "4400918273"),
                ("⑈211399995⑈ 4400918273 0381", "4400918273 0381"),
                ("DD for Ada Kessler | R: 211399995 | A: 4400918273", "4400918273"),
                ("Deposit\nABA 011901279, acct 77120034518", "011901279"),
                ("The refund goes to DE89 3704 0044 0532 0130 00 please", "DE89 3704 0044 0532 0130 00"),
                ("send it to ES9121000418450200051332", "ES9121000418450200051332"),
                ("Payroll needs her savings account number: 00129 44871", "00129 44871"),
            ),
            misses=(
                "IBAN GB15VXDV84514627048281", "IBAN: DE89 3704 0044 0532 0130 01",
                "ABA 211399996", "routing slip 211399", "Please remit to: routing 211399995, account 4400918273, vendor 118",
                "The PTO has a business account, not mine: ABA 211399995", "account 4400918273", "ACH: 211399996-4400918273", "ACH batch 20260114-0381", "R: 211399996 A: 4400918273", "⑆211399996⑆ 4400918273⑈", "Vendor ACH: 211399995-4400918273, remit there", "embankment_account: 4400918273", "The boosters' account at Mill River Bank is 4400918273", "accounts at the bank of computers, cart 4400918273", "journal entry: debit account 4400918273", "Your library account 2044108", "GL account 1100-5200-210",
                "utility account no. 4400918273", "DE89 3704 0044 0532 0130 01", "GB29 is the room", "Remit to the vendor: DE89 3704 0044 0532 0130 00", "Bank says the district's routing is 211399995, it's on the wall", "invoice 4400918273, bank holiday", "checking account 123456789 at the bank", "savings account: 000123456789, First Bank", "lunch account 331907 at the bank of computers",
            ),
        ),
    ),
)  # fmt: skip
