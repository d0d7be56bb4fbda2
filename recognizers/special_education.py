"""Special education and section 504: plans, services, placements, disability categories of a person.

Source: 603 CMR 28.00 and M.G.L. c.71B (categories, placements), 34 CFR 300.32 (IDEA), 29 U.S.C. 794 (section 504); DESE SIMS
elements DOE032-DOE040. The misses are job adverts, meeting notices, room 504 and non-discrimination statements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.context.statements import Lexicon, Statements, lexicon_acronyms, lexicon_triggers
from recognizers.contract import Examples, Hit, Recognizer
from recognizers.headings.headers import says_something
from recognizers.lists import simscodes
from recognizers.phrasing import borders, clauses, hallway, heads, iep
from recognizers.phrasing import special_education as phrasing
from recognizers.phrasing.plan_numbers import without_numbers
from recognizers.phrasing.said import said
from recognizers.phrasing.words import words

LEXICON = Lexicon(
    heads=heads.SPECIAL_EDUCATION,
    elsewhere=r"(?:phone |room |staff )?(?:extensions?|directory)|phone list",
    topic=r"ieps?|504s?|special ed\w*|sped|accommodations?|caseload|service (?:list|grid|delivery)|related services",
    strong=(
        *phrasing.STRONG,
        *clauses.SPECIAL_EDUCATION,
        *iep.PROCESS,
        *said("SPECIAL_EDUCATION", "strong"),
        *words("special_education"),
        r"(?:has|have|had|on|under|with|needs|gets|new|current|expired|signed|her|his|their|an?|the|full|draft|rejected|partially rejected) (?:an? )?(?:active |current |new |draft |full |initial )?iep", r"iep (?:team|meeting|mtg|goals?|says|accommodations?|amendment|is|was|at a glance for|progress|annual|re-?eval\w*|due|date|liaison|minutes|rejected|signed|for)", r"iep\s?[–—-]\s?\w+",
        r"(?:has|have|had|on|under|with|needs|gets|new|her|his|their|an?|the) (?:an? )?504(?: plan)?", r"504 (?:plan|meeting|mtg|accommodations?|team|eligib\w+|for|says|is|coordinator (?:says|met))", r"504\s?[–—-]\s?\w+", r"504 (?:anxiety|adhd|vision|hearing|diabetes|asthma|migraines?|allergy|concussion|dyslexia)", r"referred for (?:an? )?(?:initial )?evaluation", r"(?:speech|ot|pt) therapy", r"ot/pt", r"fm system", r"dev(?:elopmental)? delay", r"in the behavior program", r"residential (?:tuition|placement|school)", r"in (?:his|her|their) iep", r"evaluate (?:him|her) (?:now|for)", r"section 504 plan",
        r"on the autism spectrum", r"(?:is|are|was) autistic", r"autism(?: spectrum disorder)?", r"asperger\w*", r"down(?:'s)? syndrome", r"dyslexi[ac]", r"dyscalculia", r"dysgraphia", r"apraxia", r"intellectual(?:ly)? disab\w+", r"developmental(?:ly)? delay\w*",
        r"specific learning disabilit\w+", r"learning disabilit\w+", r"emotional (?:disturbance|impairment|disability)", r"communication (?:impairment|disability)", r"sensory impairment", r"neurological impairment", r"other health impair\w+", r"speech[- ](?:language )?impair\w+", r"hearing impair\w+", r"visual impair\w+", r"legally blind", r"deaf(?:blind)?(?: student)?", r"hard of hearing",
        r"primary disability", r"level of need", r"(?:substantially |sub-?)separate(?: \w+)?", r"out[- ]of[- ]district(?: placement)?", r"residential placement", r"therapeutic day", r"collaborative placement", r"inclusion (?:student|program|support)", r"partial inclusion", r"resource room",
        r"(?:1:1|one[- ]to[- ]one|one on one) (?:aide|para\w*|support|nurse|adult)", r"1:1", r"para(?:professional)? (?:assigned|support)", r"pull[- ]?out", r"push[- ]?in", r"(?:ot|pt|speech|counseling|aba|bcba|reading|vision|mobility)(?:/(?:ot|pt|speech))* (?:services?|therapy|sessions?|minutes|2x\d*|\dx\d*)", r"\dx\d{2} (?:push|pull|speech|ot|pt|reading)\w*",
        r"(?:extended|extra) time (?:on|for|per|and|her|his|accommod\w+)", r"extra time (?:her|his|the) iep says", r"small group testing", r"modified curriculum", r"mcas[- ]alt", r"extended school year", r"behavior intervention plan", r"functional behavior\w* assessment", r"sped (?:liaison|referral|eval\w*|testing|services|teacher for|student|eligible)", r"referred for (?:sped|special education|an? eval\w*|testing)", r"eligible for special education", r"special education (?:services|eligib\w+|evaluation|placement|referral|student)", r"evaluation consent", r"consent to (?:evaluate|testing)",
        r"pecs(?: book| board)?", r"aac device", r"communication device", r"sensory (?:diet|breaks?|room pass)", r"bolts", r"elopes", r"feeding (?:and|\+|&) toileting", r"(?:wisc|woodcock[- ]johnson|basc|vineland|ados)(?:-?[ivx\d]+)?(?: scores?)?", r"full[- ]scale iq", r"processing speed", r"working memory index",
        r"educación especial", r"plan 504", r"educação especial", r"plano (?:504|educacional individual\w*)", r"edikasyon espesyal", r"giáo dục đặc biệt", r"特殊教育", r"autismo", r"otismo", r"autista",
    ),
    medium=(*phrasing.MEDIUM, *said("SPECIAL_EDUCATION", "medium"), *iep.PROCESS_WEAK, *clauses.SPECIAL_EDUCATION_WEAK, r"accommodations?", r"co-?taught", r"executive function\w*", r"preferential seating", r"annual review", r"re-?eval(?:uation)?", r"tier (?:3|iii)"),
    acronyms=(*phrasing.ACRONYMS, r"SLD", r"OHI", r"SLI", r"ESY", r"BIP", r"FBA", r"OOD", r"PLAAFP", r"ID/Down"),
    bare_acronyms=(r"LRE", r"N1", r"N2", r"PL1", r"PL2", r"PL3", r"IEP", r"ABA", r"BCBA"),
    fields=("iep", "504", "504 plan", "disability", "primary disability", "disability category", "sped", "special education", "accommodations", "placement", "services", "level of need", "iep status", "504 status", "disability type", "eligibility", "educación especial", "discapacidad"),
    never=(
        r"(?:pre-?game|pep|graduation|commencement|retirement|campaign|farewell|acceptance|wedding|victory|keynote|toast|convocation) speech(?:es)?",
        *clauses.SPECIAL_EDUCATION_NEVER,
        *iep.PROCESS_NEVER,
        *said("SPECIAL_EDUCATION", "never"),
        *hallway.DETENTION_OF_LEARNING,
        *borders.SPECIAL_EDUCATION,
        r"(?:be|been|being|are|were|get|gets|got|default|features?|options?|mode|support|if|when) disabled", r"disabled (?:by default|at (?:build|compile|run) ?-?time|when|if|via|until|features?|options?|mode|users? accounts?)", r"mapp(?:ed|ing|s) 1:1", r"1:1 (?:mapping|correspondence|ratio|devices?|chromebooks?|laptops?|technology|computing|match)", r"evaluation (?:order|functions?|contexts?|engine|of (?:the )?(?:global|expressions?|variables?|arguments?|keys?|functions?|templates?|code|options?))",
        r"aba (?:no\.?|number|#|routing|\d)\d*", r"circuit breaker",        r"room 504", r"rm\.? 504", r"504 (?:main|elm|\w+) (?:st|street|ave|avenue|road|rd)\b", r"section 504 of the rehabilitation act(?: of 1973)?", r"(?:intro(?:duction)? to )special education(?: course)?", r"special education (?:teacher|paraprofessional|director|administrator|parent advisory|pac|advisory|coordinator|chair|department|law|regulations|workshop)",
        r"iep[- ](?:process guide|form|forms|template|at[- ]a[- ]glance|workshop|training|software|direct)", r"people with disabilities", r"(?:moderate|severe|intensive|mild)(?:/\w+)? (?:disabilities|special needs)[,:( ]+(?:pre-?k|k|all|5|8|n)\b[-–]?\d{0,2}", r"students with disabilities", r"deaf (?:ears|president now)", r"developmental delay of", r"(?:aide|para) (?:wanted|position|vacancy|job)", r"504 coordinator:?", r"autism (?:awareness|speaks|walk|acceptance)", r"services? (?:fee|charge|contract|center|outage|agreement)", r"customer services?", r"health services", r"student services", r"food services?", r"technology services", r"social services",
    ),
)  # fmt: skip
FIND = Statements("SPECIAL_EDUCATION", LEXICON)


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """What is said of special education, and the codes of the state's elements written out."""
    return simscodes.find(text, FIND(without_numbers(text), context))


_GENERAL_EDUCATION = re.compile(
    r"(?:general ed\w*|gen ed|reg(?:ular)?(?: ed\w*)?|not (?:sped|eligible|applicable)|exited|ge|nd|no iep|no plan)",
    re.IGNORECASE,
)


def accepts(cell: str) -> bool:
    """Whether a cell under such a heading says that there is a plan, a service or a disability."""
    return says_something(cell) and not _GENERAL_EDUCATION.fullmatch(cell.strip())


RECOGNIZERS = (
    Recognizer(
        name="SpecialEducationRecognizer",
        entity="SPECIAL_EDUCATION",
        source="603 CMR 28.00; M.G.L. c.71B; 34 CFR 300.32; DESE SIMS DOE032-DOE040; curated vocabulary",
        find=find,
        triggers=(*simscodes.TRIGGERS, *lexicon_triggers(LEXICON)),
        acronyms=lexicon_acronyms(LEXICON),
        headers=frozenset(
            """iep iepstatus iepflag hasiep iepyn iepdate iepdue iepmeeting iepannual annualreview sped spedstatus spedplacement specialeducation specialed specialedstatus disability disabilities disabilitycode disabilitytype primarydisability
            primarydisabilitytype natureofdisability natureofdis levelofneed studentwithdisabilities swd spedteacher specdisab doe032 doe034 doe036 doe038 doe039 doe040 504 504plan plan504 section504 section504status 504status sec504 is504 has504 alertiep
            accommodations services sped services spedservices iepservices servicedelivery placement educationalplacement otminutes ptminutes speechminutes ot pt slp speech aide para regprog504 regprogrsp regprogsdc regprogspeech spedeligibility ieptype exceptionality plan plantype
            caseload evaluationdue reevaldue threeyeardue specialeducationalneeds sen ieporifsp educacionespecial discapacidad goals iepgoals spedprogram program504""".split()
        ),
        wording=(r"behaviou?r (?:and )?(?:monitors?|supports?|needs|intervention)",r"(?:s )?504 (?:extended time|tests? read aloud)", r"disability diagnos[ie]s", r"ed(?:ucation(?:al)?)? env(?:ironment)?", r"iep", r"sped", r"special education", r"(?<!room )(?<!rm )(?:section |is |has )?504", r"s 504", r"special educational needs", r"disabilit(?:y|ies)", r"disab(?:led)?", r"(?:level(?: of)?|lvl) needs?", r"need level", r"(?:primary|secondary|nature(?: of)?|nat(?: of)?) (?:dis(?:ab\w*|c|b)?|disadvantaged)", r"(?:education(?:al)?|se|special education) (?:placements?|plc|plcmt)", r"least restr(?:ictive)? env(?:ironment)?", r"lre(?: (?:pct|percent|percentage|%|code|setting|placement|time))?", r"exceptionalit(?:y|ies)", r"related services?", r"services? (?:min(?:ute)?s?|hours|hrs)(?: per| a)?(?: week| wk| month| cycle)?", r"(?:iep|sped) (?:min(?:ute)?s?|hours|hrs)", r"sub(?:stantially)? ?sep(?:arate)?", r"esy(?: services?)?", r"extended school year(?: services?)?",
            r"accommodations?", r"in ?class supports?", r"pull ?outs?", r"push ?ins?", r"least restrictive(?: environment)?", r"out of district", r"ood(?: placement)?", r"discapacidad", r"educacion especial", r"deficiencia"),
        accepts=accepts,
        examples=Examples(
            hits=(
                ("Mateus has an IEP for communication", "has an IEP"),
                ("continue as is: 504 – generalized anxiety", "504 – generalized anxiety"),
                ("Kofi Osei has a 504 for 2 years", "has a 504 for"),
                ("Everett P. (rm 5) 1:1, autism, bolts", "autism"),
                ("she gets the extra time her IEP says", "her IEP"),
                ("Primary disability: Autism", "Autism"),
            ),
            misses=(
                "Mr. Pacheco's pregame speech, typed up", "Paraprofessional, Substantially Separate Program, Neck Middle School",
                "Thursday: IEP mtgs (conf rm)",
                "Emma Sampson, Moderate Disabilities PreK-8",
                "move list: Rm 504 to 212", "504 Main Street", "SEPAC meeting notice: all parents are welcome", "Special education teacher wanted, license required",
                "The district does not discriminate; see Section 504 of the Rehabilitation Act.", "12 % of students have an IEP", "who brings IEP-at-a-glance template",
                "IEP: no", "Kofi Osei sold 504 cookies.", "Kofi Osei, locker 504, combination 12-30-8", "Kofi Osei (bib 504) finished", "Kofi Osei: 504 points.",
                "SAT results: Kofi Osei 504 Ruby Haldane 610",
            ),
        ),
    ),
)  # fmt: skip
