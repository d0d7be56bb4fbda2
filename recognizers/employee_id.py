"""Employee numbers of the district, and the state's educator number (MEPID).

Source: the district's configuration (`[district] employee_id`) or any usual form; DESE, EPIMS (MEPID, eight digits). A bare
number never counts: organisation codes have eight digits too.
"""

from __future__ import annotations

import re

from recognizers.contract import Examples, Pattern, Recognizer
from recognizers.labels import Labelled, key_trigger, label_trigger

DEFAULT_SHAPE = r"(?:[A-Z]{1,3}-?)?\d{4,9}"
LABELS = (
    "employee", "employee id", "employee ids", "employee id #", "employee id no", "employee id number", "employee no", "employee number", "employee #", "employee num", "emp", "emp id", "emp #", "emp no", "emp num",
    "emp number", "empl id", "empl no", "emplid", "empid", "staff id", "staff id #", "staff id no", "staff no", "staff number", "staff #", "personnel no", "personnel number", "payroll no",
    "payroll number", "payroll id", "payroll #", "badge no", "badge number", "badge id", "badge #", "mepid", "mep id", "mepids", "educator id", "worker id",
    "número de empleado", "número do funcionário", "nimewo anplwaye",
)  # fmt: skip
AGAINST = (
    "student", "student id", "sasid", "lasid", "org code", "school code", "district code", "order", "invoice", "po", "phone", "tel", "fax", "ext", "extension", "room", "rm", "form", "serial",
    "asset", "vendor", "ein", "tax id", "policy", "page", "salary", "step", "copier", "ticket", "case", "license", "zip", "date", "year", "ssn",
)  # fmt: skip
_NUMBER = re.compile(
    r"[\s,;:(-]{1,6}(?:(?:emp|employee|staff|id)\s*)?(?:no|nr|num|number|#)\.?\s*[:#]?\s*$", re.IGNORECASE
)


def _shape(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(digits) >= 3 and len(set(digits)) > 1 and not re.fullmatch(r"(?:19|20)\d{2}", text)


class _Find(Labelled):
    """A name may stand between: "Employee: Consuelo Finch    No. 31145"."""

    _NAMED = re.compile(
        r"\b(?:employee|staff member|staffer|custodian|para(?:professional)?|teacher|secretary)\b\s*(?:name)?(?:\s*:\s*[^\d\n:;]{3,50}?\s|\s+(?-i:[A-Z])[^\d\n:;(]{3,50}?(?:\(|[,–—-]\s?|\s))(?:no|nr|#|id)\.?\s*(?:no\.?|number)?\s*[:#]?\s*",
        re.IGNORECASE,
    )

    def label_before(self, text: str, start: int) -> str | None:
        if label := super().label_before(text, start):
            return label
        line = text.rfind("\n", 0, start) + 1
        named = self._NAMED.search(text, max(line, start - 90), start)
        return "employee no" if named and named.end() == start else None


def recognizer(shape: str | None = None) -> Recognizer:
    """The recognizer for a district whose employee ids have this shape (a regular expression), or any usual shape."""
    own = (
        (Pattern("the district's employee id", rf"(?<![\w.-])(?P<value>{shape})(?![\w-]|\.\d)", 0.3, 0.95),)
        if shape
        else ()
    )
    usual = Pattern("an employee id", rf"(?<![\w./$-])(?P<value>{DEFAULT_SHAPE})(?![\w/-]|[.,]\d)", 0.1, 0.8)
    accepts_shape = re.compile(rf"(?:{shape})|(?:{DEFAULT_SHAPE})" if shape else DEFAULT_SHAPE, re.IGNORECASE)

    def accepts(cell: str) -> bool:
        value = cell.strip().removesuffix(".0")
        return bool(accepts_shape.fullmatch(value)) and _shape(value)

    return Recognizer(
        name="EmployeeIdRecognizer",
        entity="EMPLOYEE_ID",
        source="the district's configuration; DESE, EPIMS: MEPID",
        find=_Find("EMPLOYEE_ID", (*own, usual), LABELS, AGAINST, _shape, reach=40, chain=False),
        triggers=(
            r"\b(?:staffer|custodian|para(?:professional)?|teacher|secretary)\b[^\n\d]{3,60}(?:no|nr|#|id)[^\n\d]{0,12}\d{4}",
            label_trigger(('employee', 'emp', 'emp id', 'emp #', 'emp no', 'emp num', 'emp number', 'empl id', 'empl no', 'emplid', 'empid', 'staff id', 'staff no', 'staff number', 'staff #', 'staff member', 'personnel no', 'personnel number', 'payroll no', 'payroll number', 'payroll id', 'payroll #', 'badge', 'mepid', 'mep id', 'mepids', 'educator id', 'worker id', 'empleado', 'funcionário', 'anplwaye')),
        ),
        acronyms=(key_trigger(("employee", "emp id", "emp no", "staff id", "badge", "mepid")),),
        headers=frozenset(
            {"employeeid", "employeeno", "employeenumber", "employeenum", "empid", "empno", "empnum", "empnumber", "emp", "empl", "emplid", "emplno", "staffid", "staffno", "staffnumber", "mepid", "educatorid",
             "personnelno", "personnelnumber", "payrollid", "payrollno", "payrollnumber", "badgeno", "badgenumber", "badgeid", "workerid", "staffmepid", "sr01", "employeeidnumber"}
        ),
        accepts=accepts,
        own=shape or "",
        examples=Examples(
            hits=(
                ("approved for Jennifer Stahl, employee 10482: first floor", "10482"),
                ("(custodian, employee no. 20077)", "20077"),
                ("Employee: Consuelo Arruda-Finch    No. 31145    DOB 02-17-1969", "31145"),
                ("Accommodation request, employee Aaliyah de la Cruz (ID 23450)", "23450"),
                ("Employee Ana Lopes, ID 20077", "20077"),
                ("custodian Ana Lopes #20077 called in", "20077"),
                ("Staff member Ana Lopes – ID no. 20077", "20077"),
                ("MEPID 00418823", "00418823"),
                ("Bo forgot his employee ID on the form. It is 31145.", "31145"),
                ("Emp# E20441", "E20441"),
                ("new kitchen sub is Jennifer Stahl, emp 33190.", "33190"),
            ),
            misses=(
                "Teacher Ana Lopes, room 20077", "10482", "employee handbook 2026", "employees: 1,204", "employee order no. 10482", "Employee of the month, room 2041", "employee count 2025-26",
                "Staff ID: _____", "employee phone 508-555-0144", "employee hired 3/14/2021", "badge-maker model 20441x",
            ),
        ),
    )  # fmt: skip


RECOGNIZERS = (recognizer(),)
