"""Sentences that tell no more than who fetches a pupil, or how one goes home: lists of dismissal are full of them.

They hold the words of families, and so read to the model as said of one. A limit ("only", "not", "order") makes one a statement.
"""

from __future__ import annotations

import re

from recognizers.naming.gazetteer import in_dictionary, is_first, is_last, is_ordinary
from recognizers.naming.shapes import LOWER_WORD

_RELATIVES = frozenset(
    """mom moms mum mother father dad dads parent parents guardian guardians aunt auntie uncle sister sisters brother brothers sibling siblings cousin
    cousins twin twins grandma grandpa grandmother grandfather grandparent grandparents gram nana gma gpa sitter babysitter nanny neighbor friend friends
    mamá papá madre padre abuela abuelo tía tío hermana hermano prima primo mãe pai avó avô tia tio irmã irmão manman papa grann matant tonton""".split()
)
_GOING = frozenset(
    """go goes going gone home come comes coming pick picks picked picking pickup up fetch fetches dismissed dismissal dismiss wait waits waiting meet meets met
    leave leaves leaving take takes taking drive drives driving drop drops dropping bus van car walk walks walking walker taxi ride rides carpool daycare
    aftercare club front door lot line bench curb office early late change
    va van vai vão sale sai salida saída recoge recogen busca buscan camina carro autobús ônibus casa""".split()
)
_PLAIN = frozenset(
    """a an the and or & with w by to at in on is are was be for of from his her their my our your this that these those there who may can will either
    both all one big little older younger oldest youngest today tonight tomorrow now week weeks day days every each morning afternoon noon monday tuesday
    wednesday thursday friday mon tue tues wed thu thur thurs fri mondays tuesdays wednesdays thursdays fridays am pm half time usual grade room kids
    class card list id note phone email per has ok yes kindergarten them him he she they as again other same person people
    kinder pre klas sala rm gr
    se con su sus el la los las de del en a y o hoy mañana toda todo esta este semana tarde mayor menor com a os as seu sua hoje amanhã esta semana grado salón""".split()
)
_WORD = re.compile(r"[^\W\d_]+")

_FEWEST, _ENGLISH = 5, 0.5
"""Words in lower case from which a sentence is told to be in another language, and the share of English ones below which it is."""


def is_errand(said: str) -> bool:
    """Whether a sentence says nothing but who goes with whom, how and when."""
    words = [w for w in _WORD.findall(said) if len(w) > 2 or w.lower() == "no"]
    rest = [w for w in words if w.lower() not in _PLAIN and not _is_name(w)]
    return any(w.lower() in _RELATIVES for w in rest) and all(w.lower() in _RELATIVES | _GOING for w in rest)


def is_foreign(said: str) -> bool:
    """Whether a sentence is in another language than the one in which the models were taught most."""
    words = LOWER_WORD.findall(said)
    return len(words) >= _FEWEST and sum(map(in_dictionary, words)) < _ENGLISH * len(words)


def _is_name(word: str) -> bool:
    if word.lower() in _RELATIVES | _GOING or not word[:1].isupper():
        return False
    return is_first(word) or is_last(word) or not (is_ordinary(word) or in_dictionary(word))
