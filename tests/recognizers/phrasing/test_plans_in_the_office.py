"""How the office of special education writes: plans of several, papers sent, services refused, schools paid for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster

Read = Callable[..., list[Cluster]]

HITS = {
    "plans of two": "Emma Sampson and Devon Okafor have IEPs.",
    "plans of two by initials": "R.T. and S.W. (gr 3) both have 504s",
    "on plans": "Emma and Devon are on IEPs.",
    "a plan that came back": "IEP returned signed: Emma Sampson",
    "a notice that went out": "N2 mailed 4/2 certified - Emma Sampson. Mom has 30 days.",
    "a notice, and the name at the end": "N1 e-mailed 4/2 - Emma Sampson",
    "an amendment": "Amendment signed and returned - Emma Sampson",
    "consent": "Consent to test: Emma Sampson",
    "an errand to be done": "- [ ] N1 for Emma Sampson out by Friday\n- [x] order folders",
    "a family in an errand": "- [ ] partial rejection came from the Okafor family, file\n- [ ] call for the copier",
    "a service cut": "I do not accept the reduction of OT from 3x30 to 1x30 for Emma.",
    "a service dropped": "We can't agree to dropping speech for Emma Sampson.",
    "tuition": "OOD tuition March: Harbor Day - R. Toth 8,400; Birchwood - Emma Sampson 11,250",
    "a settlement": "Settlement draft – Parents of R.T. (gr 8): District funds Birchwood Academy through 2027.",
    "data": "FBA data - Emma Sampson, gr 2",
    "a letter for a pupil": 'FBA data – "E", gr 1\nTues 4 elopements',
    "a therapist's morning": "OT Weds\n9:15 Emma\n9:45 Devon (consult w/ teacher)\n10:15 Rosa",
}
MISSES = {
    "who writes them": "Emma Sampson and Devon Okafor (math dept) have IEPs to write this week.",
    "meetings of the staff": "Emma Sampson and Devon Okafor have 504s at 2 and 3 today.",
    "a rule": "Compliance with IEPs is reviewed each spring, writes Emma Sampson.",
    "who signs": "Please read the IEP before Monday - Emma Sampson",
    "a choice of a form": "[ ] IEP   [ ] 504   [ ] none\nParent: Emma Sampson",
    "an errand for a thing": "- [ ] 504 binder for the office\n- [ ] call Emma Sampson",
    "a letter of the alphabet": 'Trace the letter "M" in the gr 1 book, says Emma Sampson.',
    "a band's morning": "Band Weds\n9:15 Emma\n9:45 Devon\n10:15 Rosa",
    "no plan": "Emma Sampson does not have an IEP and did not sign up for soccer.",
}


def found(read: Read, text: str) -> list[str]:
    """What is said of special education."""
    return [m.value for c in read(text) for m in c.matches if m.entity == "SPECIAL_EDUCATION"]


@pytest.mark.parametrize("text", HITS.values(), ids=list(HITS))
def test_a_paper_or_a_service_of_somebody(read: Read, text: str) -> None:
    assert found(read, text)


@pytest.mark.parametrize("text", MISSES.values(), ids=list(MISSES))
def test_the_same_words_of_nobody(read: Read, text: str) -> None:
    assert found(read, text) == []
