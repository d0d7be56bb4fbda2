"""A district's own policy pack from ten questions, for the district that is none of those shipped.

The questions are those in which districts' policies differ. Each answer makes a rule, with cases that hold every word
of it, so that `dlp policy validate` and `make mutate-policies` have nothing to say of a fresh file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from dlp.errors import nearest
from dlp.interview import NotUsable, Question
from dlp.pack_text import Draft, text
from dlp.policy.vocabulary import ABOUT, FACTS

FILE = "my-district.yaml"
NAME = "my-district"

DATA = (
    "HEALTH_ALERT", "CUSTODY_NOTE", "SPECIAL_EDUCATION", "DISCIPLINE_RECORD", "ECONOMIC_STATUS", "GRADE_RECORD",
    "ATTENDANCE_RECORD", "DATE_OF_BIRTH", "STREET_ADDRESS", "PHONE_NUMBER", "US_SSN", "STUDENT_ID", "SASID",
)  # fmt: skip
NAMED = ("PERSON", "STUDENT_ID", "SASID")
NOT_STAFF = tuple(kind for kind in FACTS["recipients"] if kind not in ("staff", "volunteer"))
OUTSIDERS = ("vendor", "other")
PEOPLE = ("student", "family", "unknown")


def one_of(*words: str) -> Callable[[str], str]:
    """A reader of one of a few words."""

    def read(answer: str) -> str:
        word = answer.strip().lower()
        if word not in words:
            raise NotUsable(f"must be one of {', '.join(words)}{nearest(word, words)}")
        return word

    return read


def roles(answer: str) -> str:
    """Roles, with commas between."""
    found = [" ".join(word.split()) for word in re.split(r"[,;]", answer) if word.strip()]
    if not found or not all(re.fullmatch(r"[A-Za-z][\w '-]*", role) for role in found):
        raise NotUsable("must be a role or several, with commas, such as: principal, superintendent")
    return ", ".join(found)


def day(answer: str) -> str:
    """A date."""
    try:
        return date.fromisoformat(answer.strip()).isoformat()
    except ValueError:
        raise NotUsable("must be a date such as 2024-06-11") from None


def _asked(key: str, ask: str, why: str, *words: str) -> Question:
    """A question with a few answers; the first is the default, the cautious one."""
    return Question(key, f"{ask} ({', '.join(words)})", why, words[0], one_of(*words))


QUESTIONS = (
    _asked(
        "publish",
        "May a student's name, picture or work go on the website?",
        "opt-in: only with a family's written permission. opt-out: unless the family said no. never: not at all.",
        "opt-in", "opt-out", "never",
    ),
    _asked(
        "mail",
        "May student data go by mail?",
        "staff: among staff only. never: not at all. protected: only under a password or encrypted. approved: only "
        "with an approval on file. allowed: as the law allows.",
        "staff", "never", "protected", "approved", "allowed",
    ),
    _asked(
        "portable",
        "May student data lie on sticks and other portable media?",
        "protected: only under a password or encrypted.",
        "protected", "never", "allowed",
    ),
    _asked(
        "cloud",
        "May student data lie with outside services (cloud)?",
        "approved: in systems that the district approved. approval: only with an approval on file for this use.",
        "approved", "approval", "allowed",
    ),
    _asked(
        "outsiders",
        "May people outside the district get student data?",
        "approval: only with an approval on file (and whatever it asks for, such as an agreement). never: not at all. "
        "allowed: as the law allows.",
        "approval", "never", "allowed",
    ),
    _asked(
        "custody",
        "What decides whether a parent may have a record?",
        "rights: of parents, only the student's own guardians with rights get it. documents: every parent gets it but "
        "one whom a document on file denies it.",
        "rights", "documents",
    ),
    Question(
        "route",
        "Who is told of what is found? (several: with commas)",
        "Roles, not names: principal, director of technology, superintendent. Addresses go into [roles] of dlp.toml.",
        "privacy officer",
        roles,
    ),
    _asked(
        "approver",
        "Must somebody approve it before a finding may be set aside?",
        "yes: a suppression needs an approver and an end.",
        "yes", "no",
    ),
    _asked(
        "purpose",
        "Must whoever checks a file say why?",
        "yes: dlp check asks for a purpose and keeps it in the audit log.",
        "no", "yes",
    ),
    Question(
        "adopted",
        "When was your policy adopted?",
        "A date such as 2024-06-11. The program reminds you of its age.",
        "",
        day,
    ),
)  # fmt: skip
"""Ten questions: the dimensions in which the policies of districts differ."""

LAW = ("34 CFR 99.30", "603 CMR 23.07(4)")


def pack(answers: Mapping[str, str]) -> str:
    """The text of the pack that the answers make. `answers` maps a question's key to its answer, "" for the default."""
    told = {question.key: answers.get(question.key) or question.default for question in QUESTIONS}
    route = told["route"].split(", ")
    head = [
        "# Our own policy, first written by `dlp init` from ten questions. docs/policies.md says how to write more.",
        f"# After a change: dlp policy validate {FILE}",
        f"name: {NAME}",
        "title: Our district's own policy",
        'version: "1"',
        f"adopted: {told['adopted']}" if told["adopted"] else "# adopted: 2024-06-11    # not known yet",
        "# source: Acceptable use policy, file IJNDB    # the document that this file is made from",
        *(["approver: required"] if told["approver"] == "yes" else []),
        *(["purpose: required"] if told["purpose"] == "yes" else []),
        "rules:",
    ]
    rules = [text(draft, NAME, route) for draft in drafts(told)]
    return "\n".join(head) + "\n" + "\n".join(rules)


def drafts(told: Mapping[str, str]) -> Iterator[Draft]:
    """The rules that the answers make; an answer that allows makes none, and the law still holds."""
    for key, choose in (("publish", _publish), ("mail", _mail), ("portable", _portable), ("cloud", _cloud)):
        yield from choose(told[key])
    yield from _outsiders(told["outsiders"])
    yield _custody(told["custody"])
    yield Draft(
        "passwords", "passwords", "Passwords, PINs and door codes", "",
        "Change the password, then take it out of the file and hand out new ones one by one.",
        {}, ("CREDENTIAL",), (), ABOUT, ("34 CFR 99.31(a)(1)(ii)",), severity="medium",
    )  # fmt: skip


def _student_data(
    name: str, topic: str, title: str, firm: str, advice: str, when: Mapping[str, tuple[str, ...]]
) -> Draft:
    return Draft(name, topic, title, firm, advice, when, DATA, NAMED, PEOPLE, LAW)


def _publish(answer: str) -> Iterator[Draft]:
    lacking = {
        "opt-in": ("missing", "lapsed", "opted-out", "not-needed"),
        "opt-out": ("missing", "lapsed", "opted-out"),
        "never": (),
    }[answer]
    when: dict[str, tuple[str, ...]] = {"channel": ("web",)}
    if lacking:
        when["consent"] = lacking
    said = {
        "opt-in": "Here a student is published only with the family's permission.",
        "opt-out": "Here the list of families who said no is looked at before anything is published.",
        "never": "Here nothing about a student is published.",
    }[answer]
    yield Draft(
        "publish", "publication", "A student's name, picture or work on the website", said,
        "Take it off the page, or ask the main office whether the family agrees, and put the answer on file.",
        when, ("PERSON", "PHOTO"), (), ("student",), ("34 CFR 99.37", "603 CMR 23.07(4)"),
    )  # fmt: skip


def _mail(answer: str) -> Iterator[Draft]:
    choices: Mapping[str, tuple[str, Mapping[str, tuple[str, ...]], str]] = {
        "never": ("Here mail is no way for student data.", {}, "Share it in the student information system instead."),
        "protected": (
            "Here a password or encryption is asked for, whoever gets it.",
            {"protection": ("none", "weak")},
            "Put it under a password that goes another way, or share it in the student information system.",
        ),
        "staff": (
            "Here mail carries student data among staff only.",
            {"recipients": NOT_STAFF},
            "Take the student data out, or hand it over in the student information system.",
        ),
        "approved": (
            "Here an approval is asked for, whoever gets it.",
            {"approval": ("absent",)},
            "Ask for the approval first, or share it in an approved system.",
        ),
    }
    if answer in choices:
        firm, when, advice = choices[answer]
        yield _student_data("mail", "mail", "Student data in a message", firm, advice, {"channel": ("mail",), **when})


def _portable(answer: str) -> Iterator[Draft]:
    if answer != "allowed":
        weak = {"protection": ("none", "weak")} if answer == "protected" else {}
        firm = "A stick can be lost, whoever may read it today."
        advice = "Move it to the place where such data belongs, and wipe the stick."
        when = {"channel": ("portable",), **weak}
        yield _student_data("portable", "portable media", "Student data on a portable device", firm, advice, when)


def _cloud(answer: str) -> Iterator[Draft]:
    if answer != "allowed":
        when = {"place": ("unapproved-vendor", "personal")} | (
            {"approval": ("absent",)} if answer == "approval" else {}
        )
        firm = "Where the data lie is the point, whoever can open them today."
        advice = "Move it to an approved system, and delete it where it lies; ask which system is meant for it."
        title = "Student data with a service that the district did not approve"
        yield _student_data("cloud", "cloud storage", title, firm, advice, when)


def _outsiders(answer: str) -> Iterator[Draft]:
    if answer != "allowed":
        to = OUTSIDERS if answer == "approval" else (*OUTSIDERS, "approved-vendor")
        when = {"recipients": to} | ({"approval": ("absent",)} if answer == "approval" else {})
        firm = "Somebody outside gets it, however it is protected."
        advice = "Do not send it yet; ask who may approve it. If it went out, tell the privacy officer today."
        yield _student_data("outsiders", "outsiders", "Student data for somebody outside", firm, advice, when)


def _custody(answer: str) -> Draft:
    denied = ("restricted-guardian", "other-guardian") if answer == "rights" else ("restricted-guardian",)
    return Draft(
        "custody", "recipients", "A student's record for a parent without a right to it",
        "Who has no right to a record gets none of it, however little it is.",
        "Do not send it yet; ask the main office, which knows what is on file.",
        {"recipients": denied}, DATA, NAMED, PEOPLE, ("603 CMR 23.07(5)", "M.G.L. c.71 s.34H"),
    )  # fmt: skip
