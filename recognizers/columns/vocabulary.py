"""Closed lists of words that fill a whole column: what such a column says is told by its values, whatever its heading.

Source: 603 CMR 28.02(7), categories of disability, and 34 CFR 300.8; 7 CFR 245 (meal eligibility); OMB race and ethnicity
categories. Letters and numbers alone tell nothing: "F, R, P" may be marks, so codes need a heading that asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.headings.headers import says_something

_LISTS: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...] = (
    (
        "SPECIAL_EDUCATION",
        re.compile(
            r"(?:autism(?: spectrum disorder)?|communication|developmental(?: delay)?|emotional(?: disability| impairment| disturbance)?|health|other health impair\w+|ohi|intellectual(?: disability| impairment)?"
            r"|neurological(?: impairment)?|physical|orthopedic(?: impairment)?|sensory ?(?:[/-]|- )? ?(?:hearing|vision|deaf ?-?blind\w*|impairment)?|specific learning(?: disabilit\w+)?|learning disabilit\w+|sld|multiple(?: disabilit\w+)?|traumatic brain injury|tbi"
            r"|dd|asd|aut|comm?|emo|neuro|hlth|speech(?:[ /-](?:or )?language)?(?: impairment)?|visual impairment|hearing impairment|deaf\w*)",
            re.IGNORECASE,
        ),
        re.compile(r"autism|emotional|developmental|specific learning|sld|sensory|intellectual|neurological|impair|disab|ohi|tbi", re.IGNORECASE),
    ),
    (
        "SPECIAL_EDUCATION",
        re.compile(r"iep|504(?: plan)?|iep ?[/&+] ?504|sped|full incl(?:usion|\.)?|part(?:ial|\.)? incl(?:usion|\.)?|sub(?:stantially|st)?\.?[- ]sep(?:arate)?\.?(?: class(?:room)?| program)?|(?:pub(?:lic|\.)?|pri?va?te?\.?|priv\.?) day(?: school)?|residential(?: school)?|out[- ]of[- ]district|ood(?: ?[-–/(] ?[\w ]{3,20}\)?)?", re.IGNORECASE),
        None,
    ),
    (
        "ECONOMIC_STATUS",
        re.compile(r"(?:free(?: lunch| meals?)?|reduced(?:[- ]price)?(?: lunch| meals?)?|red|paid|full(?: price| pay)?|direct(?:ly)? cert\w*|denied|gratis|gratuit[oa]?|gr[aá]tis|reducido|reduzido|pagad?o|completo|integral)(?: ?[-–,;(/] ?.{1,30})?", re.IGNORECASE),
        re.compile(r"free|reduced|direct|gratis|gratuit|gr[aá]tis|reducido|reduzido", re.IGNORECASE),
    ),
    (
        "SPECIAL_EDUCATION",
        re.compile(
            r"(?:(?:speech(?:[ /-]*lang(?:uage|\.)?)?|s/?l|slp|ot|pt|occupational therapy|physical therapy|aba|bcba|counseling|adaptive (?:pe|physical education)|ape|vision|mobility|o&m|hearing|academic support|reading|social skills|nursing|transportation|sped|co-?taught|inclusion|consult)"
            r"(?: services?| therapy| consult(?:ation)?| support)?(?: \(iep\))?)",
            re.IGNORECASE,
        ),
        re.compile(r"\b(?:aba|bcba|ot|pt|speech|iep|occupational|sped|slp)\b", re.IGNORECASE),
    ),
    (
        "HEALTH_ALERT",
        re.compile(
            r"(?:(?:\d(?:st|nd|rd|th) )?(?:mmr|mmrv|varicella|var|vzv|chicken ?pox|dtap|tdap|td|dtp|polio|ipv|opv|hep(?:atitis)? ?[ab]|hib|hpv|mening\w*|menacwy|mcv4?|men ?b|pcv\d*|flu|influenza|covid(?:-19)?|rotavirus|tb(?: test)?|physical|(?:medical |religious )?exemption)"
            r"(?: ?(?:#|dose|booster|series)? ?\d?(?: of \d)?)?(?:[ –-]{1,3}(?:titers?|missing|needed|overdue|due|requested|required|pending|incomplete|expired|on file)){0,3}(?: ?[,;/&+] ?| and |$)?)+",
            re.IGNORECASE,
        ),
        re.compile(r"mmr|varicella|dtap|tdap|polio|ipv|hep|menacwy|mening", re.IGNORECASE),
    ),
    (
        "HEALTH_ALERT",
        re.compile(r".{0,60}(?:concuss|\brtp\b|return[- ]to[- ](?:play|learn|school|sport)).{0,60}|cleared", re.IGNORECASE),
        re.compile(r"concuss|rtp|return", re.IGNORECASE),
    ),
    (
        "ECONOMIC_STATUS",
        re.compile(
            r"(?:(?:yes|s[ií]|sim|wi|no|n[ãa]o|non)(?: ?[-–,:(/] ?)?)?(?:snap|tanf|tafdc|wic|ssi|medicaid|med[- ]?[fr]|masshealth|foster|homeless|migrant|runaway|head ?start|fdpir|eaedc|mh[- ]?\d{3}|direct cert\w*|extended eligibility)(?:[ /-]*(?:free|reduced|eligible|household|child|match|care|ext(?:ended)?))?(?:[ ,;/&+]+|$)",
            re.IGNORECASE,
        ),
        re.compile(r"snap|tanf|tafdc|medicaid|masshealth|direct", re.IGNORECASE),
    ),
    (
        "ECONOMIC_STATUS",
        re.compile(
            r"(?:doubled[- ]?up|(?:un|emergency )?shelter(?:ed)?|(?:hotels?|motels?)(?: ?/ ?(?:hotels?|motels?))?|transitional(?: housing)?|couch[- ]?surfing|awaiting foster(?: care)?|campground|car|unaccompanied(?: youth)?|permanent(?:ly)?(?: housed)?|housed)(?: [(/-].{0,30})?",
            re.IGNORECASE,
        ),
        re.compile(r"doubled|shelter|motel|transitional|couch", re.IGNORECASE),
    ),
    (
        "IMMIGRATION_STATUS",
        re.compile(
            r"(?:(?:us )?citizen|naturalized|(?:lawful )?permanent resident|lpr|green card|(?:i-?551|ead)(?: card)?|refugee|asyl(?:um|ee)(?: seeker| applicant)?|(?:humanitarian )?parolee?|undoc(?:umented|\.)?|no (?:papers|status|documents)|out of status|tps|daca|sijs?|u visa|t visa"
            r"|(?:visto|visa)(?: de (?:turista|estudante|estudiante))?,? ?(?:vencid[oa])?|(?:sem|sin) (?:documentos|papeles|pap[ée]is|visto|visa|status|estatus)|cidad[ãa]o?.{0,20}|ciudadan[oa].{0,20}|residente(?: permanente)?|asilo(?: .{1,20})?|refugiad[oa]|menor no acompañad[oa].{0,20}|audi[êe]ncia.{0,20}"
            r"|[fjbhlm]-?[12]b?(?: visa)?|visa|student visa|unaccompanied minor|immigrant|i-?94|cuban[ /-]haitian entrant|entrant)(?: (?:pending|filed|granted|approved|denied|expired|app\w*|holder|case|since .{1,12}|until .{1,12}))?(?: ?\(.{1,20}\))?",
            re.IGNORECASE,
        ),
        re.compile(r"asyl|asilo|(?:sem|sin) (?:doc|pap)|visto|residente|parol|undoc|tps|daca|sij|refugee|permanent|green|visa|no (?:papers|status)", re.IGNORECASE),
    ),
    (
        "ATTENDANCE_RECORD",
        re.compile(
            r"present|on time|unx|unex(?:c|cused)?|exc?(?:used)?|abs?(?:ent|ence)?|abs?-?[eu]|[eu]a|uax?|ax|u|a|t|tdy|tar(?:dy)?|late|l|dis(?:m|missed)?|ed|early dis\w*|no call|no show|truan(?:t|cy)|cut|skip(?:ped)?|present|p|pre|field trip|ft|med(?:ical)?|unverified|unv|chronic"
            r"|(?:un)?excused (?:absence|tardy)|tardy[ -](?:un)?ex\w*|absent[ -](?:un)?ex\w*",
            re.IGNORECASE,
        ),
        re.compile(r"unx|unex|abs|[eu]a\b|tdy|tardy|excused|truan", re.IGNORECASE),
    ),
    (
        "RACE_ETHNICITY",
        re.compile(
            r"(?:non-?)?hispanic(?: or | ?/ ?)?(?:latin[oax])?|latin[oax]|black(?: or african[- ]american)?|african[- ]american|white|caucasian|asian|pacific isl(?:ander|\.)?|af(?:\.|rican)? am(?:er)?\.?|native (?:hawaiian|american)(?: or .*)?|american indian(?: or .*)?"
            r"|multi-?racial|two or more(?: races)?|multi-?race.*|(?:hispanic|latin[oax]|asian)[,/ ][ /]?[\w-]+",
            re.IGNORECASE,
        ),
        re.compile(r"hispanic|latin|african|caucasian|asian|native|pacific|indian|racial|race", re.IGNORECASE),
    ),
)  # fmt: skip
MOST, TELLING, MANY = 0.75, 0.3, 3


def is_race(value: str) -> bool:
    """Whether a value is a word for a race, as exports and registrars have it; black and white may be colours."""
    return any(entity == "RACE_ETHNICITY" and words.fullmatch(value.strip()) for entity, words, _ in _LISTS)


def told(values: Sequence[str]) -> str | None:
    """The entity that a column's values tell by themselves: most from one list, and not few that stand in no other."""
    said = [v.strip() for v in values if says_something(v)]
    if len(said) < MANY:
        return None
    for entity, words, telling in _LISTS:
        if sum(bool(words.fullmatch(v)) for v in said) >= MOST * len(said) and (
            telling is None or sum(bool(telling.search(v)) for v in said) >= TELLING * len(said)
        ):
            return entity
    return None


MEAL_CODES = frozenset("f r p d n fr rd pd free reduced paid denied 0 1 2 3".split())


_GROUND = re.compile(r"[ /-]\(?(?:dc|mv|snap|tanf|fos(?:ter)?|hs|hmls|mig|run|cep|app|ma|medicaid)\)?$")
"""On what ground somebody eats free, behind the code: "F-DC", "F/MV"."""


def meal_codes(values: Sequence[str], asked: bool = False) -> bool:
    """Whether a column of codes reads as free, reduced, paid: these letters and none else; where the heading `asked` for meals one
    kind besides paid is enough."""
    said = {_GROUND.sub("", v.strip().lower()) for v in values if v.strip()}
    if asked and said & {"f", "fr", "free", "r", "rd", "reduced"} and said <= MEAL_CODES:
        return True
    return (
        bool(said & {"f", "fr", "free"})
        and bool(said & {"p", "pd", "paid", "r", "rd", "reduced"})
        and said <= MEAL_CODES
    )
