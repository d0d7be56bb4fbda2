"""The forms of street addresses, without a word on whose they are.

Source: USPS Publication 28 (street suffixes, secondary units, PO boxes, rural routes, addresses of the forces), as people
write them, and as Spanish, Portuguese and French do.
"""

from __future__ import annotations

import re

SUFFIX = (
    r"street|st|strt|road|rd|avenue|ave|av|lane|ln|drive|dr|way|court|ct|terrace|terr|ter|circle|cir|place|pl|row|boulevard|blvd|parkway|pkwy|highway|hwy|square|sq|turnpike|tpke|trail|trl|path|pass|alley"
    r"|loop|run|crossing|xing|ridge|hill|heights|hts|extension|ext|crescent|cres|close|point|pt|landing|common|green|park|walk|mews|wharf|cove|meadow|hollow|bend|view|vista|grove|knoll|mill|farm|gate|field|fields"
)
RARE = (
    r"annex|arcade|bayou|beach|bluffs?|bottom|branch|bridge|brooks?|burgs?|bypass|camp|canyon|cape|causeway|cswy|centers?|ctr|cliffs?|club|corners?|coves|course|creek|crk|crest|crossroads?|curve|dale|dam|divide|drives|estates?"
    r"|expressway|expy|falls?|ferry|flats?|fords?|forest|forges?|forks?|fort|freeway|fwy|gardens?|gdns?|gateway|glens?|greens|groves|harbou?rs?|haven|hills|hollows|inlet|islands?|isle|junctions?|keys?|knolls|lakes?|land|lights?|lock|locks"
    r"|lodge|mall|manors?|meadows|mills|missions?|motorway|mount|mountains?|neck|orchard|oval|overpass|parks|parkways|passage|pike|pines?|plains?|plazas?|points|ports?|prairie|radial|ramp|ranch|rapids?|rest|ridges|river|roads|route|rue|shoals?|shores?"
    r"|skyway|springs?|spurs?|squares|stations?|stravenue|streams?|streets|summit|throughway|trace|track|trafficway|trailer|tunnel|underpass|unions?|valleys?|viaduct|views|villages?|ville|walks|wall|ways|wells?"
)
"""The other suffixes of Publication 28, most of which are words of their own: with a unit, a ZIP code or a word for a home."""
SURE = r"street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|terrace|terr|ter|circle|cir|boulevard|blvd|parkway|pkwy|highway|hwy|turnpike|tpke|way|place|pl|row|trail|trl|crescent|square|sq|path"
LETTER = r"A-Za-zÀ-ÖØ-öø-ÿ"
_NAME = rf"(?:[A-ZÀ-ÖØ-Þ][{LETTER}'’.-]{{0,20}}|\d{{1,3}}(?:st|nd|rd|th)|de|du|des|la|le|of|the|l[’'][{LETTER}]+)"
_UNIT = (
    r"(?i:[,\s]{1,3}(?:apt|apartment|unit|suite|ste|fl|floor|rm|no|bldg|trlr|lot|apto|aptmt|ph)\b\.?\s*#?\s?[A-Za-z0-9-]{1,6}|,?\s?#\s?[A-Za-z0-9-]{1,6}"
    r"|,\s(?:rear|front|basement|left|right|upstairs|downstairs)\b|,?\s(?:\d(?:st|nd|rd|th)|first|second|third|fourth|top)\s(?:floor|fl)\b)"
)
_STATE = r"MA|Mass\.?|Massachusetts|NH|RI|CT|VT|ME|NY|NJ"
_ZIPPED = rf",?\s{{1,3}}[A-ZÀ-Þ][{LETTER}'’.-]+(?:\s[A-ZÀ-Þ][{LETTER}'’.-]+){{0,2}},?\s{{1,3}}(?:[A-Z]{{2}}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\.?,?\s+\d{{5}}(?:-\d{{4}})?(?!\d)"
"""A town, its state and its ZIP code, wherever in the country."""
_TOWN = rf"(?:{_ZIPPED}|,?\s+[A-ZÀ-Þ][{LETTER}'’.-]+(?:\s+[A-ZÀ-Þ][{LETTER}'’.-]+){{0,2}}\s*,?\s+(?:{_STATE})\b\.?(?:\s+\d{{5}}(?:-\d{{4}})?)?|,\s+[A-ZÀ-Þ][{LETTER}'’-]+(?:\s+[A-ZÀ-Þ][{LETTER}'’-]+){{0,2}}(?=\s*(?:[.;|?!\n)]|$))(?:\s+\d{{5}})?)"
_HOUSE = r"(?<![\w./$#-])(?<!(?<![\u4e00-\u9fff]):)(?:\d{1,5}(?:-\d{1,4})?(?:\s?1/2|½)?(?:[A-Za-z]|-[A-Z](?=\s))?)"
STREET = re.compile(
    rf"{_HOUSE}(?!\n)\s+(?:[NSEW]\.?\s+|(?:North|South|East|West)\s+)?(?P<name>(?:{_NAME}\s+){{1,5}})(?P<suffix>(?i:{SUFFIX}|{RARE}))\b\.?(?![-'’]\w)(?P<rest>{_UNIT}{{0,2}}(?:{_TOWN})?)"
)
WAY = r"(?:rue|calle|rua|avenida|av\.|avda\.|via|place|chemin|boulevard|camino|carrera|travessa|estrada|alameda|pra[cç]a|plaza|rodovia)"
_STREET_WORDS = rf"(?i:{WAY})\s+(?:(?:de|du|des|del|las?|los|le|les|da|do|dos|das|l[’'])\s?)*[A-ZÀ-Þ][{LETTER}'’-]+(?:\s+(?:(?:de|da|do|dos|das|del)\s+)?[A-ZÀ-Þ][{LETTER}'’-]+){{0,3}}"
FOREIGN = re.compile(rf"{_HOUSE},?\s+{_STREET_WORDS}(?:{_UNIT})?(?:{_TOWN})?")
STREET_FIRST = re.compile(
    rf"(?<!\w){_STREET_WORDS},?\s{{1,2}}(?:(?:#|n[º°o]\.?|n[uú]m\.?|no\.)\s?)?\d{{1,5}}[A-Za-z]?\b(?![/.:]\d){_UNIT}{{0,2}}(?:{_TOWN})?"
)
"""As Spanish and Portuguese have it: the street, then the number of the house."""
BOX = re.compile(
    r"(?<!\w)(?:(?:P\.?\s?O\.?\s?|post office )box|P\.?O\.?B\.?|apartado(?: postal)?|caixa postal)\s*#?\s?\d{1,6}\b",
    re.IGNORECASE,
)
RURAL = re.compile(
    r"(?<!\w)(?:RR|R\.R\.|rural (?:route|delivery)|HC|R\.?F\.?D\.?|R\.D\.|star (?:route|rt\.?))\s*#?\s?\d{1,3},?\s+(?:p\.?o\.? )?box\s+\d{1,5}[A-Za-z]?\b"
    r"|(?<!\w)(?:PSC|CMR|Unit)\s?#?\d{1,5},?\s+box\s+\d{1,6},?\s+[AFD]PO,?\s+A[AEP],?\s+\d{5}\b|(?<!\w)(?:PSC|CMR)\s?#?\d{1,5},?\s+box\s+\d{1,6}\b",
    re.IGNORECASE,
)
"""A box on a rural route, or at a post office of the forces (Publication 28, section 225)."""

MILITARY = re.compile(
    r"(?<!\w)US(?:S|NS|NV|CGC)\s[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20})?[,\s]{1,3}[AFD]PO,?\s{1,2}A[AEP],?\s{1,2}\d{5}(?:-\d{4})?(?!\d)"
)
"""Where those who serve at sea get their mail."""
ROUTE = re.compile(
    rf"{_HOUSE}\s+(?:(?:state|county|old|us)\s+)?(?:route|rte|rt|highway|hwy)\.?\s+\d{{1,3}}[A-Z]?\b(?:\s[NSEW]\b)?{_UNIT}?",
    re.IGNORECASE,
)
ASKED = r"(?:(?:home|street|mailing|physical|residential|new|current|old) )?address(?: on file)?|addr|residence|home|lives? at|living at|moved to|direcci[oó]n|domicilio|endere[cç]o|morada|adr[eè]s|vive en|mora (?:na|no)|lived at|resid(?:es?|ed|ing) at|stays at|domicile|address (?:of record|recorded as|listed as)"
BARE = re.compile(
    rf"(?i:\b(?:{ASKED})(?: is)?\s?[:=.–-]{{0,12}}\s{{1,3}})(?P<value>\d{{1,5}}[A-Za-z]?\s+(?:(?:The\s+)?[A-ZÀ-Þ][{LETTER}'’.-]+(?:\s+[A-ZÀ-Þ][{LETTER}'’.-]+){{0,2}}|(?:[a-z]+\s+){{1,3}}(?:{SURE})\b(?:\s[nsew]\b\.?)?)"
    rf"{_UNIT}{{0,2}}(?:{_TOWN})?)(?=\s*(?:[,.;|)]|\n|$))"
)
"""Right behind its label an address needs no suffix ("22 Broadway") and no capitals ("14 elm street")."""

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
IN_WORDS = rf"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|{_TENS}|one hundred)"
SPELT = re.compile(
    rf"(?i:\b(?:address|lives at|living at|moved to|residence|home(?=\s?:\s{{0,3}}(?-i:[A-Za-z-]+\s[A-Z])))(?: is)?[ :=.–-]{{1,4}})(?P<value>(?i:{IN_WORDS})\s+(?:[NSEW]\.?\s+)?(?:(?:{_NAME}\s+){{1,3}}|(?:[a-z]+\s+){{1,2}})(?i:{SURE})\b\.?(?![-'’]\w){_UNIT}{{0,2}}(?:{_TOWN})?)"
)
"""The number of a house in words, right behind its label: "Address: One South Main St."."""

LINE = re.compile(
    rf"(?i:(?<![\w-])(?<!mail )(?<!web )(?<!mac )(?<!ip )(?:(?:home|street|mailing|student|residential|physical) )?addr(?:ess)?\s?[:=]\s{{1,3}})(?P<value>\d{{1,5}}[A-Za-z]?\s+(?:[a-z]{{2,}}\s+){{1,3}}(?:{SUFFIX}|{RARE})\b)(?=\s*(?:[,.;|)]|\n|$))"
)
"""All of a form's line, without capitals, with whatever suffix: "Home address: 1216 aster view"."""

QUARTER = re.compile(
    rf"{_HOUSE}\s+(?:[NSEW]\.?|North|South|East|West)\s+[A-ZÀ-Þ][{LETTER}'’.-]+{_UNIT}(?:{_TOWN})?(?=\s*(?:[,.;|)]|\n|$))"
)
"""A street without its suffix, told by the quarter before its name and the unit behind it: "233 South Main, #2"."""

SMALL = re.compile(
    rf"{_HOUSE}\s+(?:[a-z][a-z'’]{{2,}}\s+){{1,3}}(?:street|st|road|rd|avenue|ave|lane|ln|court|ct|terrace|circle|cir|blvd|drive|dr|(?P<word>way|place|pl|row|trail))\b(?![-'’.]\w)(?:\s[nsew]\b\.?)?(?P<rest>{_UNIT}{{0,2}})"
)
"""Without capitals, as in a chat: "26 sycamore ct". It takes a word for a home, or a unit behind it."""
