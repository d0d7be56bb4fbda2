"""Numbers of documents whose kind another column tells, and numbers of banks that their check digit tells.

Source: sign-in sheets of visitors, lists for travel and for newcomers ("ID type", "ID number"; "Document", "No."), pay
registers, which head the same two numbers in many ways ("Transit", "Bank ID", "Dep acct"). Nine digits are a routing
number by chance in one of 26 cases, a whole column of them is none by chance.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recognizers import bank, passport, ssn
from recognizers.columns.column import names_people
from recognizers.columns.namecells import is_firm, like_full_name
from recognizers.columns.unlabelled import share, varied
from recognizers.headings import headers

if TYPE_CHECKING:
    from recognizers.columns.column import Column

_KINDS = frozenset(
    "idtype typeofid document documenttype doctype typeofdocument formofid idform idshown idpresented identification identificationtype proofofid idkind doc docs traveldoc typeofdoc".split()
)
_NUMBERS = frozenset(
    "idno idnumber idnum documentno documentnumber docno docnumber number no num identificationno identificationnumber idshownno".split()
)
_BOOKS = frozenset("bookno booknumber bookletno passno ppno ppnumber passportbook traveldoc traveldocno docid".split())
"""Headings of a list for travel that call the passport a book."""

_DOCUMENTS = {
    "US_DRIVER_LICENSE": re.compile(
        r".*\b(?:driver'?s?|licen[cs]e|lic|dl|(?:state|mass|ma) id|learner'?s?(?: permit)?)\b.*", re.IGNORECASE
    ),
    "US_PASSPORT": re.compile(r".*\b(?:passports?|pasaporte|passaporte)\b.*", re.IGNORECASE),
}
_ROUTINGS = 3
"""Values that a column without a telling heading must have to be one of routing numbers."""

_ACCOUNT = re.compile(r"\d[\d -]{3,18}\d")
_ACCOUNT_WORDS = ("acct", "account", "deposit", "checking", "savings", "dep")
_PAY = frozenset(
    "netpay grosspay gross net fica fedtax federaltax statetax paydate payperiod advice adviceno advicenumber".split()
)
"""Headings of a pay register, whose accounts are those of the people it pays."""
_PAID_TO = re.compile(
    r"(?:acct|account)(?:no|number|num)?(?:for)?(?:stipend|pay|payroll|deposit|directdeposit|directdep|dirdep|dep|dd|check|wages)"
)
"""Headings (their keys) of the account to which somebody is paid."""

_KIND_OF_ACCOUNT = re.compile(r"checking|savings|chk|ck|sav|sv|checking account|savings account", re.IGNORECASE)


def put_documents(columns: list[Column], filled: Sequence[Sequence[str]], keys: Sequence[str]) -> None:
    """The column of numbers whose document the column beside it names."""
    kind = next((i for i, k in enumerate(keys) if k in _KINDS and filled[i]), None)
    if kind is None:
        return
    entity = next((e for e, says in _DOCUMENTS.items() if _most(says, filled[kind])), None)
    number = next((i for i, k in enumerate(keys) if k in _NUMBERS and columns[i].name is None), None)
    if entity is not None and number is not None:
        columns[kind] = replace(columns[kind], entity=None, name="other")
        columns[number] = replace(columns[number], entity=entity, accepts=None)


def by_passports(columns: Sequence[Column], samples: Sequence[Sequence[str]], title: str) -> tuple[Column, ...]:
    """The columns of a table, those told whose cells are numbers of passports under a title that speaks of them, or as books.

    A heading, if there is one, says no more than that it is a number ("no.").
    """
    told = passport.is_title(title)
    return tuple(
        replace(c, entity="US_PASSPORT")
        if ((told and _says_no_more(c)) or _is_of_books(c)) and _are_passports(samples[i])
        else c
        for i, c in enumerate(columns)
    )


def _says_no_more(column: Column) -> bool:
    silent = column.name is None if not column.heading else headers.key(column.heading) in _NUMBERS
    return column.entity is None and silent


def _is_of_books(column: Column) -> bool:
    return column.entity is None and headers.key(column.heading) in _BOOKS


def _are_passports(values: Sequence[str]) -> bool:
    filled = [v for v in values if any(map(str.isdigit, v))]
    return len(filled) > 1 and share(filled, passport.accepts) >= 0.8 and varied(filled, 0.8)


def _most(form: re.Pattern[str], values: Sequence[str]) -> bool:
    return share(values, lambda v: bool(form.fullmatch(v))) >= 0.5


_PAYEES = frozenset(
    """payee payees payeename nameofpayee checkpayee paidto payto payableto remitto remittoname vendor vendors vendorname supplier suppliername contractor contractorname
    accountname acctname nameonaccount nameonacct accountholder accountholdername recipientname beneficiary beneficiaryname companyname company""".split()
)
"""Headings (their keys) of who is paid, a firm or somebody."""


def put_payees(columns: list[Column], filled: Sequence[Sequence[str]], keys: Sequence[str]) -> None:
    """Whom a list pays, where most of these are people and their Social Security numbers or their banks stand beside them."""
    places = [i for i, k in enumerate(keys) if k in _PAYEES and columns[i].name in {None, "other"} and filled[i]]
    paid = [i for i in places if share(filled[i], lambda v: like_full_name(v) and not is_firm(v)) >= _PEOPLE]
    if not paid or names_people(columns):
        return
    if any(c.entity == "US_SSN" for c in columns) or any(map(_are_routings, filled)):
        columns[paid[0]] = replace(columns[paid[0]], entity=None, name="full")


_TAX_NUMBERS = re.compile(
    r"(?:(?:fed|federal|irs|vendor|payee|supplier|recipient|contractor)?(?:tin|tinno|tinnumber|tax(?:payer)?(?:id|idno|idnum|idnumber|no|number|identification(?:no|number)?)))"
    r"|(?:fed|federal)id(?:no|num|number)?|1099(?:id|no|number|tin)|(?:ein|fein)(?:or)?ssn|ssn(?:or)?(?:ein|fein|tin)|(?:tin|taxid)(?:ein|ssn)(?:ssn|ein)?"
)
"""Headings (their keys) of the number by which somebody who is paid is taxed: a firm's is its own, a person's the SSN."""
_IN_PARTS = re.compile(r"\d{3}-\d{2}-\d{4}")


def put_tax_numbers(columns: list[Column], filled: Sequence[Sequence[str]], keys: Sequence[str]) -> None:
    """Social Security numbers among the tax numbers of firms, each told by its own form."""
    for i, key in enumerate(keys):
        free = columns[i].entity is None and columns[i].name in {None, "other"} and _TAX_NUMBERS.fullmatch(key)
        if free and any(map(_is_of_a_person, filled[i])):
            columns[i] = replace(columns[i], entity="US_SSN", name=None, accepts=_is_of_a_person)


def _is_of_a_person(cell: str) -> bool:
    return _IN_PARTS.fullmatch(cell.strip()) is not None and ssn.valid(cell)


_PEOPLE = 0.5
"""The share of those who are paid that are surely people."""


def put_banks(columns: list[Column], filled: Sequence[Sequence[str]], keys: Sequence[str]) -> None:
    """Routing numbers by their check digits, in a table that names somebody, and the accounts beside them."""
    routed = False
    for i, column in enumerate(columns):
        if column.name is None and column.entity in {None, "US_BANK_NUMBER"} and _are_routings(filled[i]):
            columns[i] = replace(column, entity="US_BANK_NUMBER", name=None)
            routed = True
    paid = bool(_PAY.intersection(keys)) or any(map(_PAID_TO.fullmatch, keys))
    if not routed and not paid and not any(_are_kinds(values) for values in filled):
        return
    for i, column in enumerate(columns):
        about_accounts = any(word in keys[i] for word in _ACCOUNT_WORDS) or (routed and not keys[i])
        if column.name is None and column.entity is None and about_accounts and _are_accounts(filled[i]):
            columns[i] = replace(column, entity="US_BANK_NUMBER")


def _are_routings(values: Sequence[str]) -> bool:
    plain = [v.removesuffix(".0") for v in values]
    return (
        len(plain) >= _ROUTINGS and share(plain, lambda v: bool(re.fullmatch(r"\d{9}", v)) and bank.routing(v)) >= 0.9
    )


def _are_kinds(values: Sequence[str]) -> bool:
    return len(values) > 1 and share(values, lambda v: bool(_KIND_OF_ACCOUNT.fullmatch(v))) >= 0.9


def _are_accounts(values: Sequence[str]) -> bool:
    """Numbers of five digits and more, hardly two the same: no amounts, no counts; words beside them ("paper check") count for none."""
    numbers = [v for v in values if any(map(str.isdigit, v))]
    return (
        len(numbers) > 1
        and share(numbers, lambda v: bool(_ACCOUNT.fullmatch(v)) and bank.account(v)) >= 0.8
        and varied(numbers, 0.8)
    )
