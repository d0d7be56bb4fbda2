"""Words without which hardly a sentence says something of somebody: pronouns, relatives, and what befalls a pupil.

Where no lexicon found anything, the model of sentences reads those sentences alone that hold one; the gate knows them.
Gathered from the sentences of the papers in `benchmarks/genre/papers` that the model tells.
"""

from __future__ import annotations

import re

SAID = "SAID"
"""What the gate calls the places of these words, beside the entities."""

_PERSONS = """
    he she him her his hers himself herself hes shes hed mom moms mum mama momma mommy dad dads daddy papa mother mothers
    father fathers parent grandma grandmother grandpa grandfather nana gram aunt auntie uncle brother sister sibling
    siblings twins cousin stepdad stepmom stepfather stepmother guardian husband wife boyfriend girlfriend son daughter
    kid kids kiddo boy girl baby child
    ella ellos hijo hija mamá papá madre padre abuela abuelo tía tío hermano hermana
    ele ela filho filha mãe pai avó avô tia tio irmão irmã
    pitit manman papa grann matant tonton
"""

_BEFALLS = """
    dx meds chemo surgery bracelet motel shelter couch voucher eviction puffs hives wheezing forearm wrist ankle tube
    toileting stutter celiac kidney panic nightmares pills probate arraigned sentenced parole probation jail assault
    possession reprimand punched threw tardies absences nonverbal speech masshealth rent paycheck laid deported adoption
    placement disability failing suspended
"""

TRIGGERS = tuple(rf"\b{word}\b" for word in sorted({*_PERSONS.split(), *_BEFALLS.split()}))

_TELLING = re.compile("|".join(TRIGGERS), re.IGNORECASE)


def is_telling(text: str, start: int, end: int) -> bool:
    """Whether one of the words stands in text[start:end]."""
    return _TELLING.search(text, start, end) is not None
