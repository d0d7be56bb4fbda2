"""Custody and legal notes: who may not pick up a child, court orders, child-protection cases.

Source: 603 CMR 23.07(5) and M.G.L. c.71 s.34H (non-custodial parents); c.209A s.8 and c.258E s.10 (orders); c.119 ss.51A-51F
(child protection). The misses are what schools write with the same words: custodians, trophies, courts for tennis.
"""

from __future__ import annotations

from recognizers.contract import Examples, Recognizer
from recognizers.statements import Lexicon, Statements

_RELATION = (
    r"(?:bio(?:logical)?[- ]?)?(?:mom|mother|dad|father|step-?(?:father|mother|dad|mom)|uncle|aunt|grand(?:mother|father|ma|pa)|parents?|boyfriend|girlfriend|husband|wife|ex)(?:'s)?"
)
LEXICON = Lexicon(
    strong=(
        r"(?:sole|full|joint|shared|temporary|primary|split|emergency)\s+(?:legal\s+|physical\s+)*(?:custody|gua?rdianship)", r"(?:legal|physical) custody", r"custody (?:was )?(?:awarded|granted|given) to",
        r"(?:has|have|had|lost|loses|retains|seeking|won|gained) (?:\w+ ){0,3}custody", r"custody (?:agreement|arrangement|order|orders|battle|dispute|hearing|papers?|case|alert|note|issue|schedule)",
        r"in (?:the )?custody of (?:his|her|their|the) (?:mother|father|mom|dad|grand\w+|aunt|uncle|state|department|dcf)", r"non-?custodial (?:parent|mother|father|mom|dad)", r"(?:in|under) dcf custody",
        r"restraining orders?", r"209a(?:\s+orders?)?", r"258e(?:\s+orders?)?", r"no[- ]contact(?:\s+orders?)?", r"protecti(?:ve|on) orders?", r"order of protection", r"stay[- ]away orders?",
        r"abuse prevention order", r"vacate order", r"court orders?(?: on file)?", r"violat\w+ of the order",
        r"(?:do|does|did|must|should|may|can|shall)? ?not(?: be)? (?:to be )?release[ds]? (?:to|him|her|them|child|student)\b[\w ]{0,30}", r"(?:do not|don't|never) (?:release|dismiss|let) (?:\w+ ){0,4}(?:to|with|go with) [\w' ]{2,30}",
        r"do not release", rf"(?:{_RELATION}|who|he|she)?\s?(?:is |are |was )?(?:not|no longer) (?:authori[sz]ed|allowed|permitted|cleared)(?: to)?(?: pick[- ]?up| be on| see| collect| take)[\w ]{{0,20}}",
        rf"{_RELATION} (?:is |are )?(?:not|no longer) (?:authori[sz]ed|allowed|permitted)\b[\w -]{{0,30}}",
        r"(?:may|can|must|is|are|shall)(?: ?not|n't) (?:be )?pick(?:ed)?[- ]?up\b(?: by)?", r"cannot pick[- ]?up", r"no pick[- ]?up by", r"may not pick up",
        r"supervised visit\w*", r"visits? (?:are )?suspended", r"visitation (?:suspended|terminated|denied|rights?|schedule|order)", r"no visitation(?: rights)?", r"no contact with", r"address (?:is )?confidential", r"do not (?:share|give out|disclose) (?:the |her |his |their )?(?:new )?address",
        r"address confidentiality program", r"(?:only )?release(?:d)? (?:only )?to (?:the )?(?:mom|mother|dad|father|grand\w+|aunt|uncle|guardian)(?: only)?", rf"{_RELATION} only", r"only (?:mom|dad|mother|father|grandmother|grandfather)",
        r"51a(?:'s|s)?(?: (?:was )?(?:filed|report|screened in|screened out|supported))?", r"51b(?: investigation)?", r"(?:dcf|dss) (?:involved|involvement|worker|wkr|case|social worker|custody|placement|visit|open|filed|report|investigation)", r"(?:dcf|dss) (?:is |has |was |removed|took|placed)",
        r"por el caso de", r"care (?:and|&) protection", r"guardian ad litem", r"foster (?:family|placement|parents?|home|care|mother|father|mom|dad|child)", r"placed with", r"removed from (?:the |his |her |their )?home", r"reunification", r"termination of parental rights",
        r"temporary gua?rdian\w*", r"legal guardian (?:is|since)", r"parenting plan", r"every other weekend", r"(?:mom|dad|mother|father)'s (?:even |odd )?weeks?", r"parents? (?:are )?(?:separated|divorced|divorcing)",
        r"orden de (?:restricción|alejamiento|protección)", r"no (?:la|lo|le) puede recoger[\w ]{0,20}", r"no puede recoger", r"custodia (?:legal|física|compartida|total|exclusiva)", r"ordem (?:de restrição|judicial|de proteção)", r"não pode (?:buscar|pegar|levar)", r"guarda (?:compartilhada|exclusiva|legal)",
        r"lòd (?:pwoteksyon|tribinal)", r"pa (?:gen dwa|ka) (?:vin )?chèche", r"lệnh cấm", r"监护权", r"禁制令",
    ),
    medium=(
        r"custody", r"visitation", r"guardianship", r"guardian", r"judge (?:ordered|says|said|ruled)", r"court date", r"hearing (?:on )?\d", r"probate", r"social worker", r"case ?worker", r"incarcerated", r"(?:the )?thing from the court", r"court says",
        r"stepfather", r"step-?dad", r"mother's boyfriend", r"only release to", r"password for pick-?up", r"id required at dismissal", r"pick-?up list",
    ),
    acronyms=(r"DCF", r"DSS", r"GAL", r"TPR", r"C&P", r"CRA", r"ACP"),
    never=(
        r"custody of (?:the )?(?:all )?(?:trophy|cup|keys?|room keys|records?|minutes|seal|equipment|dogs?|animals?|evidence|funds|property|documents|files|ball|flag|banner|mascot|superintendent|district|town|school|secretary|clerk|collection|\w+ animal|service animal|laptops?|chromebooks?|devices?|cash|money)\w*",
        r"chain of custody", r"custody and control", r"custodia[ln] (?:services?|staff|supplies|closet|parent's? rights|department|workers?|engineer)", r"press release", r"early release", r"release (?:form|date|notes|time|day|version)",
        r"foster (?:a|an|the|collaboration|growth|communication|community|respect|an? environment|creativity|learning|independence|relationships)", r"custody of (?:student )?records", r"records? in (?:the )?custody", r"guardian (?:life|insurance|angel)", r"the guardian",
        r"parent(?:s)?\s?/\s?guardian\w*", r"parents?(?:,)? (?:or|and|&) (?:legal )?guardians?", r"guardian(?:'s)? (?:signature|name|email|phone|address|initials|consent|permission|information|contact)", r"(?:signature|name) of (?:parent or )?guardian",
        r"legal guardians?(?:'s)? (?:signature|name)", r"guardians of the galaxy", r"a court of (?:law|thorns)", r"(?:tennis|basketball|volleyball|food|pickleball) courts?", r"supreme court",
        r"last in the custody", r"civil procedure", r"dss (?:adapter|signal)", r"placed with (?:the )?(?:vendor|order|care|others|books|materials)", r"orders? placed with",
    ),
)
FIND = Statements("CUSTODY_NOTE", LEXICON)

RECOGNIZERS = (
    Recognizer(
        name="CustodyNoteRecognizer",
        entity="CUSTODY_NOTE",
        source="603 CMR 23.07(5); M.G.L. c.71 s.34H, c.209A s.8, c.258E s.10, c.119 s.51E; curated vocabulary",
        find=FIND,
        triggers=tuple(rf"\b(?:{t})\b" for t in (*LEXICON.strong, *LEXICON.medium)) + tuple(rf"\b{t}\b" for t in LEXICON.acronyms),
        headers=frozenset(
            {"alertguardian", "guardianalert", "legalalert", "legalalerts", "legal", "custody", "custodyalert", "custodynote", "custodynotes", "custodyorders",
             "custodyorder", "custodystatus", "custodyinfo", "courtorder", "courtorders", "restrainingorder", "donotrelease", "donotreleaseto", "nocontact",
             "legalnotes", "legalnote", "legalissues", "legalinfo", "pickuprestrictions", "pickuprestriction", "notauthorized", "notauthorizedpickup", "restrictions", "dcf", "dcfinvolved",
             "custodia", "guardianship", "custodyarrangement", "custodyflag", "visitation", "orderonfile", "donotreleasestudentto", "mayNotpickup".lower()}
        ),
        examples=Examples(
            hits=(
                ("Father not authorized to pick up, 209A on file", "209A"),
                ("mom ONLY. Dad has 209A, judge says 100 yds.", "Dad has 209A"),
                ("Mother has sole legal custody of Kayla.", "sole legal custody"),
                ("51A screened in, 2nd since June", "51A screened in"),
                ("DO NOT RELEASE to aunt Deb anymore", "DO NOT RELEASE to aunt Deb"),
                ("Placed with foster family by DCF Friday", "foster family"),
                ("Hay una orden de restricción desde el viernes", "orden de restricción"),
            ),
            misses=(
                "custodial staff will unlock the gym", "chain of custody: who had it, when", "foster a love of reading", "the trophy stays in the custody of the 1998 team's captain",
                "Parent/Guardian signature ________", "The secretary has custody of the records.", "If there is a restraining order, tell the office.",
                "A non-custodial parent is eligible unless a court order says otherwise, per policy KBBA.", "tennis court opens", "press release",
                "Everyone must finish the 51A training module", "custody: N/A",
            ),
        ),
    ),
)  # fmt: skip
