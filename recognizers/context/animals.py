"""Animals with names: the rabbit of room 12, a therapy dog, a cow in a barn; plants. What is said of one is said of no pupil.

A name is an animal's where an animal stands right behind it ("Clover (rm 12 rabbit)", "Gerald, a hamster in Room 14") or
before it ("our class gecko Pickles"); a sentence is about one where a vet has a say in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recognizers.naming.shapes import TOKEN

_KIND = (
    r"(?:dogs?|pup(?:py|pies|s)?|cats?|kitt(?:en|y)s?|hamsters?|guinea pigs?|gerbils?|rabbits?|bunn(?:y|ies)|horses?|pon(?:y|ies)|donkeys?|goats?|sheep|lambs?|pigs?|piglets?|cows?|heifers?|cal(?:f|ves)|hens?|roosters?|chickens?|chicks?|ducks?|ducklings?"
    r"|beagles?|labradors?|(?:\w+ )?retrievers?|terriers?|poodles?|\w*doodles?|(?:german )?shepherds?|huskies|husky|pit ?bulls?|collies?|corgis?|dachshunds?|spaniels?|bulldogs?|tabb(?:y|ies)|calicos?|(?:\w+ )?mix|geckos?|iguanas?|bearded dragons?|lizards?|snakes?|corn snakes?|tortoises?|turtles?|frogs?|toads?|newts?|axolotls?|goldfish|betta(?: fish)?|fish|parrots?|parakeets?|cockatiels?|canar(?:y|ies)|ferrets?|rats?|mouse|mice|hedgehogs?|chinchillas?|hermit crabs?|tarantulas?|llamas?|alpacas?)"
)
_WHOSE = r"(?:(?:the|our|my|his|her|their|an?|class(?:room)?|school|pet|therapy|comfort|office|barn|shop|old|young|new|little|female|male|(?:rm|room|gr|grade)\.? ?\w{1,4}(?:['’]s)?|\d+[- ](?:yo|y/o|yr|year)[- ]?(?:old)?)[ -])"
_NO_LINK = r"(?![- ](?:allerg\w*|lovers?|owners?|bites?|scratch\w*|dander|hair|fur|phobia|trainer|sitter|walker|person|fan|food|show))"
_PLACED = r"(?:(?:class(?:room)?|school|pet|therapy|comfort|barn|shop|(?:rm|room|gr|grade)\.? ?\w{1,4}(?:['’]s)?) )"
_HOUSED = r"(?:rm|room|gr|grade|class|\d{1,2} ?(?:yrs?|years?|mos?|wks?))\b[^()\n]{0,30}"
_BEHIND = re.compile(
    rf"(?P<name>{TOKEN})(?:[^\S\n]?\((?:{_PLACED}{{1,2}}{_KIND}|{_KIND}, (?i:{_HOUSED}))\)|,[^\S\n](?:the|an?|our)[ -]{_WHOSE}{{0,3}}{_KIND}\b{_NO_LINK})"
)
"""A kind alone in brackets behind a name is what a pupil cannot bear: "Maya (fish, eggs)"."""

_BEFORE = re.compile(
    rf"\b(?:(?i:(?:the|our|my) ){_WHOSE}{{0,2}}{_KIND}(?:,|[^\S\n](?:named|called))|(?i:(?:class(?:room)?|pet|therapy) ){_KIND},?)[^\S\n](?P<name>{TOKEN})"
)
_PLANT = re.compile(
    r"\b(?P<name>Basil|Rose|Violet|Ivy|Daisy|Sage|Rosemary|Heather|Iris|Lily|Ginger|Olive|Hazel|Jasmine|Poppy|Juniper|Willow|Fern|Laurel|Clover|Marigold|Dahlia|Holly|Angelica|Linden|Rowan|Aster|Zinnia|Camellia|Bryony|Tansy|Sorrel|Cherry|Plum)\b(?!['’]s\b|[^\S\n][A-Z(])"
)
_GARDEN = re.compile(
    r"\b(?:garden(?:s|ing)?|greenhouse|seed(?:s|lings?)|compost|mulch|raised beds?|tomato(?:es)?|herbs?|perennials?|bulbs|wildflowers?|soil|blight|weed(?:s|ing)|harvest)\b",
    re.IGNORECASE,
)
_GROWS = re.compile(
    r"\b(?:windows?|sills?|beds?|pots?|plant(?:ed|s|er|ers)?|water(?:ed|ing)?|sun|shade|soil|sprout\w*|bloom\w*|prun\w+|harvest\w*|leaves|roots?|frost|transplant\w*|bolt(?:ed|ing)?|grow(?:s|ing|n)?|aphids?|blight)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:he|she|him|his|her|hers|mom|dad|mother|father|parents?|grade|gr|nurse|allerg\w*|asthma|epi\w*)\b",
    re.IGNORECASE,
)
"""A name that is a plant's too, in a paper on a garden, in a line that says how it grows and has no word of a pupil."""

_GARDEN_WORDS = 2
_VET = re.compile(
    r"\bper (?:the |our )?vet\b|\b(?:at|to|from) the pet (?:shop|store)\b|\bvet (?:tech|visit|bill|check-?up|appt|appointment)\b|\b(?:the|our) vet (?:said|says|gave|put|thinks|came|will)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:(?:foster|rescue|adoptable) (?:dogs?|cats?|pets?|animals?|pupp(?:y|ies)|kittens?)|house[- ]?(?:trained|broken)|litter ?box|spayed|neutered)\b",
    re.IGNORECASE,
)
_ILL = re.compile(
    rf"\b(?i:{_WHOSE}{{1,2}}{_KIND}(?:['’]s)? (?:\w+ )?(?:is|was|has|had|got|gets|looks|needs|threw|won['’]t|isn['’]t)\b)(?![^\n]*\b(?i:he|she|her|his|they|i|my|we|who)\b)[^\n]*$"
)
_TO_VET = re.compile(r"\b(?:vets?|veterinar\w+)\b", re.IGNORECASE)
_OF_PLANTS = re.compile(r"\b(?:plant (?:hospital|clinic|doctors?)|sick plants?|houseplants?)\b", re.IGNORECASE)
REACH = 500
"""Characters behind the name of an animal, nobody else being named, in which what is said is said of it."""


def named(text: str) -> Iterator[tuple[int, int]]:
    """Where the names of animals stand in a text."""
    for form in (_BEHIND, _BEFORE):
        for found in form.finditer(text):
            yield found.span("name")
    yield from _plants(text)


def _plants(text: str) -> Iterator[tuple[int, int]]:
    """Where plants stand that people are named for too: "Basil is on the window till May"."""
    found = list(_PLANT.finditer(text))
    if not found or len({m.casefold() for m in _GARDEN.findall(text)}) < _GARDEN_WORDS:
        return
    for plant in found:
        end = text.find("\n", plant.end())
        line = text[text.rfind("\n", 0, plant.start()) + 1 : end if end >= 0 else len(text)]
        if _GROWS.search(line) and not _PERSONAL.search(line):
            yield plant.span("name")


def keeps(text: str) -> bool:
    """Whether a text speaks of the keeping of animals."""
    return _KEPT.search(text) is not None


def heals_plants(title: str) -> bool:
    """Whether a paper's title says that its patients are plants."""
    return _OF_PLANTS.search(title) is not None


def is_patient(sentence: str) -> bool:
    """Whether a sentence speaks of what a vet deals with."""
    return _VET.search(sentence) is not None


def ill_before(before: str, line: str) -> str | None:
    """What a line says from somebody's animal on, up to a term, where a vet is spoken of in it: "our hamster is sick. not eating, vet at 4"."""
    found = _ILL.search(before) if _TO_VET.search(line) else None
    return before[found.start() :] if found else None
