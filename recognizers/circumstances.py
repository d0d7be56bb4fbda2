"""Circumstances of a person and their family: money and meals, immigration, criminal record, family events, race.

Source: 42 U.S.C. 1758(b)(6) and 7 CFR 245.6 (meal eligibility), 42 U.S.C. 11432 (homelessness), M.G.L. c.6 ss.167-178B (CORI),
c.119 s.60A (juvenile records); DESE SIMS DOE010, DOE019, DOE022, DOE023, DOE029. Curated vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.context.statements import Lexicon, Statements, lexicon_acronyms, lexicon_triggers
from recognizers.contract import Examples, Hit, Recognizer
from recognizers.headings.headers import says_something
from recognizers.lists import figurelists, titled_names
from recognizers.phrasing import borders, clauses, hallway, heads, relatives
from recognizers.phrasing import circumstances as phrasing
from recognizers.phrasing.said import said

ECONOMIC = Lexicon(
    heads=heads.ECONOMIC,
    topic=r"free (?:and|&|/|or) reduced|(?:meal|lunch) status|f/r (?:list|status)|(?:weekend|friday|food|backpack) bags?|pantry|lunch (?:debts?|balances?|charges?)|fee waivers?|mckinney[- ]vento|homeless|owes?|unpaid|(?:clothes|clothing|care|coat|uniform|caring) closet (?:log|visits|requests|recipients)|closet[,:]? (?:what |who )?(?:went out|given|gave|handed out|got)|(?:holiday|thanksgiving|food|winter) baskets?(?![^\n]*\b(?:sign|bring|donat|volunteer|deliver|driv|pack|sponsor))",
    strong=(
        *said("ECONOMIC_STATUS", "strong"), *phrasing.ECONOMIC, r"(?:ccfa|dta|eec|dcf|child ?care|day ?care|after ?school) (?:child ?care )?(?:vouchers?|slots?|subsid(?:y|ies))",
        *clauses.ECONOMIC,
        *clauses.ECONOMIC_OWED,
        r"(?:receives?|receiving|gets?|getting|on|has|have|approved for|qualif\w+ for|eligible for|denied|is) (?:the )?(?:free|reduced)(?:[ /-](?:and |or )?(?:free|reduced)(?:[- ]price)?)?(?:[- ]price)? (?:lunch(?:es)?|meals?|breakfast)", r"(?:sharing|with) (?:another|other|relatives'?) famil(?:y|ies) (?:because of|due to) (?:the )?(?:cost|loss|hardship|money|eviction|rent)\w*(?: of \w+)?", r"free lunch(?: kid)?", r"reduced[- ]price (?:lunch|meals?)", r"(?:lunch|meal)(?: status)?: (?:free|reduced)", r"direct(?:ly)? certif\w+", r"(?:receives?|gets?|on|has) (?:snap|tanf|wic|ssi|food stamps|public assistance|section 8)", r"food stamps", r"financial (?:aid|assistance)(?: award| amount)?", r"snap (?:benefits|recipient|household|case)", r"low[- ]income(?: flag| status| family)?", r"economically disadvantaged", r"fee waiver(?: granted| approved)?", r"waive (?:the|his|her|their) fee",
        r"(?:past[- ]due|unpaid|overdue|negative|owes?|owing|outstanding|debt of) (?:lunch(?:es)?|meal|balance|\$?\d)[\w .$]{0,20}", r"\$[\d.,]+ in unpaid lunches", r"lunch (?:balance|debt|account) (?:is |of |- ?)?-?\$ ?\d[\d.,]*", r"owes \$[\d.,]+", r"negative balance", r"family income", r"household income", r"annual income", r"lost (?:his|her|their) job", r"laid off", r"out of work", r"unemployed", r"can(?:'t|not) (?:afford|pay)", r"financial (?:hardship|aid|assistance|help)", r"campership", r"scholarship (?:need|fund for)",
        r"homeless(?:ness)?", r"mckinney[- ]vento", r"mck-?v", r"doubled[- ]up", r"living (?:in|at) (?:a |the |their )?(?:shelter|motel|hotel|car|van|campground|family shelter)", r"family shelter", r"(?:in|at|to) (?:a |the )?(?:shelter|motel)", r"motel on", r"couch[- ]surf\w*", r"unaccompanied youth", r"dta (?:shelter|placement)", r"evict(?:ed|ion)", r"no heat at home", r"no (?:hot )?water at home", r"foreclos\w+", r"staying with (?:friends|relatives|an? (?:aunt|uncle|cousin|friend))",
        r"recibe (?:snap|almuerzo gratis)", r"almuerzo (?:gratis|reducido)", r"debe \$ ?\d[\d.,]*", r"sin hogar", r"almoço grátis", r"sem[- ]teto", r"desalojad[oa]", r"abrigo", r"manje gratis", r"san kay",
    ),
    medium=(*said("ECONOMIC_STATUS", "medium"), *clauses.ECONOMIC_WEAK, r"hardship", r"shelter", r"motel", r"lunch balance",
        r"free ?(?:/|and|&|or) ?reduced(?:[- ]price)?(?: (?:lunch|meals?))? (?:applications?|apps?|forms?)(?: (?:are|were|was))? (?:approved|denied|received|accepted|returned)", r"snap (?:case|id|ebt)(?: (?:no\.?|number))? ?#?:? ?\d{6,12}"),
    acronyms=(r"SNAP", r"TANF", r"FRL", r"SSI", r"DTA", r"WIC"),
    fields=("lunch status", "meal status", "low income", "economically disadvantaged", "free/reduced lunch", "free or reduced lunch", "household income", "annual income", "family income", "housing status", "living situation", "homeless", "dwelling"),
    never=(*said("ECONOMIC_STATUS", "never"), *borders.ECONOMIC, *borders.OWED_THINGS,
        r"\w+-free lunch",
        r"homeless (?:shelter|students? policy|liaison|education|assistance act|outreach)", r"(?:free|reduced)[- ](?:and reduced[- ])?(?:price )?(?:lunch|meals?|breakfast) (?:program|application|form|policy|for all|to all|guidelines)", r"animal shelter", r"shelter (?:in place|volunteer)", r"bus shelter", r"free lunch for all", r"snap (?:chat|shot|circuits|back|peas?|out)\w*", r"financial aid (?:night|office|workshop|form|deadline)", r"income tax", r"low-income housing tax",
        r"cold snap", r"ginger snap", r"oh snap", r"winter coat (?:drive|sale)", r"coat (?:rack|closet|of arms|drive|hooks?)", r"lunch (?:menu|bunch|bell|period|duty|room|lady|ladies|box|table|time|aide|recess|money|count|line|order|monitor|schedule)", r"photo ssi",
    ),
)  # fmt: skip
IMMIGRATION = Lexicon(
    heads=heads.IMMIGRATION,
    strong=(
        *said("IMMIGRATION_STATUS", "strong"), *phrasing.IMMIGRATION,
        *clauses.IMMIGRATION,
        r"undocumented", r"daca(?: app\w*\.?| recipient| renewal| status)?", r"asylum(?: (?:case|seek\w+|interview|hearing|pending|claim|application))?", r"refugee(?: status| family)?", r"as refugees", r"immigration (?:status|court|hearing|case|lawyer|attorney|detention|papers|judge|hold|raid)", r"detained by (?:ice|immigration)", r"(?:ice|immigration) (?:detained|took|picked up|detention|agents?|raid|hold|arrest\w*)", r"deport(?:ed|ation|ing)", r"removal proceedings", r"green card", r"(?:f-?1|j-?1|h-?1b|h-?4|b-?2|u|t) (?:visa|student|status)", r"visa (?:status|letter|expired|expires|overstay|type|pending|denied)", r"student visa", r"on tps", r"temporary protected status", r"paroled in", r"humanitarian parole", r"special immigrant juvenile", r"i-20", r"i-94", r"alien (?:number|registration)",
        r"(?:no|without|sin|sem) papers", r"not a (?:us |u\.s\. )?citizen", r"born here,? citizen", r"citizenship status", r"country of (?:birth|origin)", r"arrived in (?:the )?(?:us|u\.s\.|united states|country)", r"came (?:here )?(?:from|through) \w+ as refugees?", r"newcomer from", r"unaccompanied minor", r"detenido por inmigración", r"inmigración", r"indocumentad[oa]s?", r"sin papeles", r"nuestros papeles", r"deportad[oa]s?", r"asilo(?: político)?", r"imigração", r"foi deportad[oa]", r"sem documentos", r"imigrasyon", r"depòte", r"san papye", r"移民",
    ),
    medium=(*said("IMMIGRATION_STATUS", "medium"), r"immigrant", r"visa", r"citizenship"),
    acronyms=(r"DACA", r"TPS", r"USCIS", r"SIJ", r"ICE"),
    fields=("immigration status", "immigrant status", "immigrant", "country of origin", "country of birth", "visa type", "visa", "citizenship", "date of entry to us", "arrived in us", "arrived in u.s.", "arrived in the us", "us entry date", "date entered us", "refugee status"),
    never=(*said("IMMIGRATION_STATUS", "never"),
        r"(?:articles?|essays?|books?|lectures?|films?|movie|documentary|novels?|speech|podcast|thesis|editorial|op-?ed|column|poems?|play|mural|exhibit|unit|lessons?|panel|debate|stud(?:y|ies)|course|seminar|project|poster|slides?|presentation) (?:\w+ ){0,2}(?:on|about) (?:\w+ ){0,2}(?:immigra(?:tion|nts?)|refugees|asylum|citizenship)(?! (?:status|court|hearing|case|papers))",
        *clauses.IMMIGRATION_NEVER, r"green card (?:w/|with|at|from|for pick\w*)[\w ]*", *borders.IMMIGRATION, r"ice (?:protocol|based|library|connection|candidates?|servers?)", r"\(?undocumented\)? (?:internal|features?|functions?|options?|behaviou?rs?|variables?|apis?|changes?|commands?|\w+ variables)", r"(?:functions?|options?|features?|flags?|apis?|methods?|parameters?|variables?|fields?|settings?|commands?|switch(?:es)?|syntax|is|are|it) \(undocumented\)", r"(?:visa|mastercard) (?:card|and|or|accepted|gift|debit|credit|logo|checkout)", r"takes visa", r"ice on the (?!way|job|street|bus|morning|phone|highway)\w+", r"ice (?:cream|skat\w+|rink|hockey|pack|packs|water|maker|machine|time|breaker|fishing|storm|age|cubes?)", r"immigration (?:history|policy|unit|lesson|act|museum|station|law|reform)", r"ellis island", r"citizenship (?:award|grade|lesson|unit|week|test prep)", r"digital citizen\w*", r"good citizen\w*", r"citizen science", r"refugees? from the mall", r"immigrant heritage", r"passport (?:photos?|fair|day)", r"nation of immigrants", r"global citizen\w*", r"senior citizens?",
    ),
)  # fmt: skip
CRIMINAL = Lexicon(
    heads=heads.CRIMINAL,
    topic=r"court (?:kids|list|dates|involved|students)|on probation|cori (?:results|hits|list)",
    strong=(
        *said("CRIMINAL_RECORD", "strong"), *phrasing.CRIMINAL, *clauses.CRIMINAL,
        r"probation officer", r"(?:on|dys|juvenile|adult|under) probation", r"juvenile (?:court|detention|record|hall|arrest|charges?)", r"(?:was |is |been |got |were )(?:arrested|charged with|convicted|indicted|arraigned|incarcerated|jailed)(?: \w+){0,6}", r"charged with (?:assault|larceny|possession|oui|dui|trespass\w*|\w+ and battery)[\w ]{0,30}", r"arrest(?:ed)? (?:for|on|record|warrant)", r"criminal (?:record|history|charges?|case|complaint|conviction|background)", r"cori (?:hit|came back (?:with|not|positive|bad)|not ok|record|fail\w*|denied|(?:check )?(?:found|shows|turned up))", r"open (?:court |criminal )?(?:case in|charges?)", r"prior (?:conviction|arrest|record|charges?)", r"oui(?: \dnd| \dst| \drd)?", r"dui", r"a&b(?: \d{4})?", r"assault (?:and|&) battery(?: [\w ]{0,30})?", r"sex offender", r"sori", r"dys (?:committed|custody|probation|commitment|worker|caseworker)", r"committed to dys", r"co-?defendants?", r"arraign(?:ed|ment)", r"felony(?: \w+)?", r"misdemeanor", r"larceny", r"restitution", r"clerk magistrate", r"ankle (?:monitor|bracelet)", r"gps bracelet", r"police report", r"warrant out", r"parole officer", r"on parole", r"failed (?:the )?(?:cori|background check|fingerprint\w*)", r"arrestad[oa]", r"libertad condicional", r"preso|presa", r"antecedentes penales",
    ),
    medium=(*said("CRIMINAL_RECORD", "medium"), r"probation",),
    acronyms=(r"OUI", r"DUI", r"CWOF"),
    bare_acronyms=(r"CORI", r"SORI", r"DYS"),
    fields=("cori result", "cori", "cori status", "criminal record", "criminal history", "offense", "charges", "disposition", "convictions"),
    never=(*said("CRIMINAL_RECORD", "never"), *hallway.PAID_AT_SCHOOL, r"on probation from the",  *borders.CRIMINAL,
r"probationary (?:period|teacher|parking|employee|status)", r"cori (?:policy|form|forms|check is required|required|request|training|acknowledg\w+|must|process|application)", r"(?:tennis|basketball|volleyball|food|supreme|pickleball|badminton) courts?", r"court (?:street|st\.|reporting|time|shoes)", r"charges? (?:for|of \$|per|your|apply|may apply|a fee|the battery|up|chromebooks?)", r"charged with (?:tree|the task|keeping|maintaining|removing)[\w ]*", r"police (?:officer visit|station|department|academy|detail|escort)", r"free of charge", r"in charge of", r"no charge", r"person charged with", r"cori checks?(?! (?:found|shows|came))"),
)  # fmt: skip
FAMILY = Lexicon(
    heads=heads.FAMILY,
    strong=(
        *said("FAMILY_STATUS", "strong"), *phrasing.FAMILY, *clauses.FAMILY, *relatives.ILL_RELATIVE,
        r"(?:mother|father|mom|dad|parent|grandmother|grandfather|brother|sister|stepfather|guardian)[\w ,]{0,25} (?:passed away|died|was killed|is dying|is terminal\w*|has (?:cancer|passed|died))(?: \w+){0,4}", r"(?:is|was) (?:deceased|widowed)", r"the (?:father|mother) is deceased", r"passed away(?: in \w+| last \w+| on \w+)?", r"death of (?:his|her|their) \w+", r"(?:father|mother|dad|mom|parent|brother)[\w ]{0,20} (?:is |in |has been )*(?:in (?:the )?(?:county )?(?:jail|prison)|incarcerated|serving (?:a sentence|time)|locked up)[\w ]{0,20}", r"is in the county jail", r"serving a sentence", r"incarcerated (?:parent|father|mother|dad|mom)", r"(?:is|was|were) adopted", r"adopt(?:ion|ed) (?:finali[sz]ed|from|at|day|papers|is|as)", r"birth (?:mother|father|parents)", r"surrogate",
        r"(?:mom|dad|mother|father|parent)(?:'s)? (?:ships out|deploys?|(?:is|was|being|gets) deployed|deployment)[\w ]{0,20}", r"deployed (?:to|overseas|until|parent)", r"military deployment", r"transgender", r"gender (?:transition|identity|dysphoria|support plan)", r"came out (?:as|to)", r"uses? (?:he|she|they)/\w+ pronouns", r"is (?:gay|lesbian|bisexual|nonbinary|non-binary|trans)", r"the family is (?:muslim|jewish|christian|catholic|hindu|sikh|buddhist|jehovah\w*)[\w ]{0,10}", r"jehovah'?s witness", r"religious (?:beliefs?|observance) (?:of|do not)", r"(?:is|are) (?:muslim|jewish|hindu|sikh|buddhist|mormon)", r"divorc(?:e|ed|ing)(?: (?:is|was|papers|final\w*))?", r"separated (?:from|last|in)", r"domestic violence", r"teen (?:parent|mother|mom)", r"has a baby", r"residential treatment", r"in rehab", r"alcoholic", r"drug (?:use|problem|addict\w*)", r"in recovery", r"overdos\w+", r"murió su (?:mamá|papá|madre|padre)", r"falleció", r"faleceu", r"está (?:en la cárcel|preso|na prisão)", r"mouri",
    ),
    medium=(*said("FAMILY_STATUS", "medium"), r"widow\w*", r"single (?:mom|mother|father|parent)", r"grieving", r"bereave\w+", r"in jail", r"in prison", r"military family"),
    fields=("family circumstances", "family status", "religion", "military", "military family", "gender identity", "pronouns", "marital status", "parents are", "situation"),
    never=(*said("FAMILY_STATUS", "never"), *borders.FAMILY, r"(?:names?|values?|lists?|words?|fields?|entries|items|strings?|patterns?|arguments?|options?|paths?|is|are|be) separated from (?:the|each|one another|its)", r"adopt(?:ed|ion)? (?:(?:a|the|by|of)\b|and (?:amended|approved|revised|published|effective|ratified|implemented)|(?:as amended|on|date|this|an?|our|new|school|committee|policy|budget|\d|unanimously|curriculum|textbook|pet|program|family)\b)[\w -]{0,20}", r"adopt-a-\w+", r"(?:was|were|is) adopted (?:by (?:the|a|our) (?:school|board|committee|district|town|council|state)|on|unanimously|\d)", r"church (?:street|st\b|hall|parking)", r"battery (?:died|is dying)", r"died (?:in \d{4}|of consumption|laughing)", r"phone died", r"divorced from reality", r"in recovery mode", r"gender (?:equity|identity,|studies|reveal)", r"surrogate (?:key|endpoint|parent training)", r"school deployment", r"deployed (?:chromebooks?|devices|software|patch|server|version)"),
)  # fmt: skip
_COLOURS = (
    rf"{''.join(f'(?<!{word} )' for word in ('be', 'as', 'both', 'say', 'read', 'chose', 'checked', 'marked', 'selected', 'picked', 'put', 'half', 'mixed', 'is', 'him', 'her', 'them', 'race', 'to'))}"
    r"(?:black (?:and|&|/|or) white|white (?:and|&|/|or) black)(?! on (?:the|his|her|our) form)(?: [\w'’/&-]+){0,3}",
    r"(?:copies|copy|photos?|pictures?|prints?|printing|printed|films?|pages?|flyers?|scans?|shirts?|uniforms?|dress|attire|outfits?|colou?rs?|tiles?|images?|movies?)\b[^.\n]{0,25}\b(?:black (?:and|&|/|or) white|white (?:and|&|/|or) black)",
)
"""Black and white where no word before it tells that people are sorted by it."""

RACE = Lexicon(
    topic=r"(?:grade|name|gender|sex|language),? (?:and |/ ?)?race|race ?(?:/|and|&|,) ?(?:eth\w*|gender|grade)|ethnicity|race codes?",
    strong=(*said("RACE_ETHNICITY", "strong"), *phrasing.RACE, r"(?:is|are|as|identif\w+ as|listed as|coded as|marked) (?:hispanic|latin[oax]|black|african[- ]american|white|asian|native american|american indian|pacific islander|multi-?racial|bi-?racial|two or more races|cape verdean|haitian|brazilian|middle eastern)(?:,? (?:and |or )?(?:black|white|hispanic|asian|latin[oax]|cape verdean))*", r"i put (?:hispanic|black|white|asian|native)\w*", r"dad says [\w ]+, (?:black|white|hispanic|asian)", r"(?:native|native american|american indian|alaska native|pacific islander|asian|hispanic|latin[oax]) \([^\W\d_]{3,}(?: [^\W\d_]+){0,2}\)", r"two or more(?: races)?", r"ethnicity (?:is|:)\s?\w+", r"(?:african[- ]american|hispanic|latin[ao]|asian|white|black|native american) (?:boy|girl|student|male|female|child|kid)"),
    medium=(*said("RACE_ETHNICITY", "medium"), r"hispanic", r"latin[oax]", r"cape verdean", r"african[- ]american", r"bi-?racial", r"multi-?racial"),
    fields=("race", "ethnicity", "race/ethnicity", "race ethnicity", "hispanic or latino", "hispanic", "raza", "raça", "etnia"),
    never=(*said("RACE_ETHNICITY", "never"), *_COLOURS, r"(?:cape verdean|haitian) (?:kriolu|creole|kreyol|kreyòl|crioulo|club|culture|food|music|flag)", r"(?:hispanic|black|asian|latino|aapi|african american|native american) (?:heritage|history|studies|music|food|culture|literature|lives|american (?:history|literature|studies))[\w ]{0,10}", r"black (?:ink|pen|box|board|belt|friday|bear|hole|out|top|shirt|pants|honda|car|suv|toner|marker|pepper|beans?)", r"white (?:board|paper|house|noise|out|shirt|rice|bread|wine|list|van|car)", r"(?:foot|relay|bike|sack|boat|drag|rat|human) race", r"race (?:condition|day|car|track|packet|bib|time|for)"),
)  # fmt: skip


def _code(*none: str) -> re.Pattern[str]:
    return re.compile("|".join(none), re.IGNORECASE)


_PAID = _code(
    r"p(?:aid|d)?(?: in full)?",
    r"pagad?o",
    r"full(?: price| pay)?",
    r"(?:not )?eligible: no",
    r"standard",
    r"denied",
    r"not eligible",
    r"nonlow",
    r"not low income",
    r"\$?0(?:\.00)?",
    r"housed",
    r"permanent",
)
_HOME = _code(
    r"us[a]?",
    r"u\.s\.a?\.?",
    r"united states(?: of america)?",
    r"citizen",
    r"us citizen",
    r"non-immigrant",
    r"massachusetts",
)
_CLEAR = _code(
    r"no record(?: found)?",
    r"clear(?:ed)?",
    r"approved",
    r"ok",
    r"pass(?:ed)?",
    r"none found",
    r"no findings?",
    r"pending",
    r"submitted",
    r"\d{1,2}/\d{1,2}(?:/\d{2,4})?",
    r"\d{4}-\d\d-\d\d",
    r"no cori",
)
_CIVIL = _code(
    r"civilian",
    r"not military",
    r"married",
    r"both(?: parents?)?",
    r"lives with both(?: parents)?",
    r"he/him",
    r"she/her",
)


_EATEN = re.compile(
    r"(?:brown |paper )?bag(?:ged|s)?(?: lunch)?|school|home|buy(?:s|ing)?|bring(?:s|ing)?|own|pack(?:s|ed|ing)?|hot|cold|from (?:home|school)|pizza|salad|turkey|ham|cheese|tuna|sandwich|sub|wrap|chicken|veg(?:gie|an|etarian)?|milk(?: only)?",
    re.IGNORECASE,
)
"""What a pupil eats on a trip, under "Lunch"."""


_HOUSED = re.compile(
    r"(?:own|owns|rents?|renting|permanent\w*|stable|housed|family(?:'s)?)(?: (?:own )?(?:apt|apartment|home|house|housing|place|condo))?|house|apartment|apt",
    re.IGNORECASE,
)
"""Who has a home, under "Living situation"."""


def _economic(cell: str) -> bool:
    value = cell.strip()
    if re.fullmatch(r"[fr]|free|reduced|red\.?|y|yes|0?[1-9]|t|true", value, re.IGNORECASE):
        return True
    return (
        says_something(value)
        and not _PAID.fullmatch(value)
        and not _EATEN.fullmatch(value)
        and not _HOUSED.fullmatch(value)
        and not re.fullmatch(r"[abcs]", value, re.IGNORECASE)  # when somebody eats; at the standard price
        and not re.fullmatch(r"\$?\d[\d.,]*", value)
    )


def _with_lists(recognizer: Recognizer) -> Recognizer:
    """The same, which takes a list of those who are given food, or owe for it, for what is said of each, too."""

    def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
        said = recognizer.find(text, context)
        listed = (*titled_names.find(text, recognizer.entity), *figurelists.find(text, recognizer.entity))
        new = (h for h in listed if not any(h.start < s.end and s.start < h.end for s in said))
        return sorted((*said, *new), key=lambda hit: hit.start)

    return replace(
        recognizer,
        find=find,
        triggers=(*recognizer.triggers, rf"\b{titled_names.FOOD}\b", figurelists.TITLES[recognizer.entity]),
    )


def _make(
    name: str,
    entity: str,
    lexicon: Lexicon,
    headers: str,
    accepts: object,
    hits: tuple[tuple[str, str], ...],
    misses: tuple[str, ...],
    wording: tuple[str, ...] = (),
) -> Recognizer:
    return Recognizer(
        name=name,
        entity=entity,
        source=__doc__.split("Source: ", 1)[1].strip() if __doc__ else "",
        find=Statements(entity, lexicon),
        triggers=lexicon_triggers(lexicon),
        acronyms=lexicon_acronyms(lexicon),
        headers=frozenset(headers.split()),
        wording=wording,
        accepts=accepts,  # type: ignore[arg-type]
        examples=Examples(hits, misses),
    )


def _said(none: re.Pattern[str]) -> object:
    return lambda cell: says_something(cell) and not none.fullmatch(cell.strip())


RECOGNIZERS = (
    _with_lists(_make(
        "EconomicStatusRecognizer", "ECONOMIC_STATUS", ECONOMIC,
        """lunchstatus nslp nslpstatus nslpcode lunch lunchcode mealstatus mealcode mealeligibility freereduced freereducedlunch freeorreducedlunch freereducedmeals frl frlstatus frpl lowincome lowinc lowincomestatus economicallydisadvantaged economicdisadvantage
        economicdisadvantagestatus econdisadv econdis ecodis poverty freelunch snap tanf tafdc directcert directcertification directcertified titleiparticipation title1participation householdincome income familyincome annualincome doe019 doe030 homeless homelessstatus homelessflag ishomeless homelessyouth highneeds highneed highneedsflag
        mckinneyvento mckinney mckv hmls uhy unaccompanied unaccompaniedyouth dwelling housingstatus livingsituation nighttimeresidence primarynighttimeresidence feewaiver aidcat aidcategory aidcode financialaid financialaidaward aidaward tuitionassistance financialassistance scholarshipneed everlowincome freelunchprogram econostatus vivienda situaciondevivienda moradia situacaodemoradia""",
        _economic,
        (("SNAP case 0192837465", "SNAP case 0192837465"), ("Marcus Teal 13 – free lunch kid", "free lunch kid"), ("Trinity: motel on Rt 9 since 10/28, eviction", "motel on Rt 9"), ("she is doubled up with another family", "doubled up"), ("Lunch status: free", "free")),
        ("Free and reduced lunch applications are due Friday.", "food drive for the homeless shelter", "lunch menu for May", "families who receive SNAP may apply", "oh snap, it is cold"),
        (r"low income", r"econom(?:ic(?:ally)?|y) ?(?:disadvantaged?|dis)?(?: status)?", r"socio ?economic(?: status)?", r"ecodis", r"free(?: and| or)?(?: reduced)?(?: price)?(?: lunch| meals?)?", r"free red(?:uced)?", r"fr[lm]|frpl|frap", r"(?:lunch|meal) (?:status|code|eligibility|type|benefits?|category)", r"poverty", r"income(?: level| range)?", r"snap", r"tanf", r"direct(?:ly)? cert(?:ified|ification)?",
         r"homeless(?:ness)?(?: youth| indicator)?", r"mckinney(?: vento)?", r"mck ?v", r"mkv", r"doubled up", r"shelter", r"unaccompanied youth", r"fee waive[dr](?: because)?", r"fee ?red(?:uction|uced|uc)?", r"(?:family |parent |household )?(?:agi|efc)(?: need)?", r"food stamps"),
    )),
    _make(
        "ImmigrationStatusRecognizer", "IMMIGRATION_STATUS", IMMIGRATION,
        """immigrant migrant migrantstatus migrantstudent migrantfamily migranteducation migranted titleimigrant ismigrant immigrantstatus immigrationstatus titleiiiimmigrant doe022 doe023 countryoforigin countryofbirth countryofbirthcode birthcountry visatype visastatus visa citizenship usentry usentrydate dateenteredus dateofentry arrivaldate
        nationality nativecountry refugee refugeestatus asylee i94 firstentryus dateenteredusschool tramitemigratorio estatusmigratorio situacionmigratoria situacaomigratoria statusmigratorio condicionmigratoria paisdeorigen paisdenacimiento paisdeorigem fechadellegada datadechegada""",
        _said(_HOME),
        (("their asylum interview is in Buffalo", "asylum interview"), ("the papá fue detenido por inmigración", "detenido por inmigración"), ("undocumented, DACA app. pending since 2024", "undocumented")),
        ("Ticket booth now takes Visa and tap.", "ICE on the rink opens Friday", "the immigration unit in grade 5", "Do not ask families about immigration status."),
        (r"immigra(?:nt|tion)(?: status)?", r"migrant(?: status| student| family| education| indicator| code| flag| summary)*", r"countr(?:y|ies) (?:of )?(?:origin|birth|citizenship)", r"birth countr(?:y|ies)", r"citizenship", r"visa(?: status| type)?", r"i ?94", r"(?:arriv(?:al|ed)|entry|entered)(?: date)? (?:in |to |into )?(?:the )?(?:us|usa|country|united states)(?: date)?", r"date (?:of )?(?:first )?(?:arriv(?:al|ed)|entered|entry) (?:in |to |into )?(?:the )?(?:us|usa|country|united states)", r"arrival date|date of arrival|date arrived", r"us (?:arrival|entry)(?: date)?", r"first (?:us|usa) (?:school|entry)(?: date)?", r"refugee(?: status)?", r"asylum(?: status)?", r"visto", r"situa[cç][aã]o (?:visto|chegada|migrat\w+)", r"asylee", r"pais de (?:origen|nacimiento)", r"fecha de (?:llegada|entrada)"),
    ),
    _make(
        "CriminalRecordRecognizer", "CRIMINAL_RECORD", CRIMINAL,
        """cori coriresult coristatus coriresults criminalrecord criminalhistory conviction convictions charges charge arrest arrests probation dys sori backgroundcheck backgroundresult fingerprintresult cridisposition""",
        _said(_CLEAR),
        (("Xiomara Bell's probation officer called", "probation officer"), ("NOT ok – Garrett Mullaly, OUI 2nd + A&B 2019", "OUI 2nd"), ("was charged with assault and battery", "charged with assault and battery")),
        ("A contractor charged with tree removal starts Monday.", "All volunteers must complete a CORI form.", "basketball court closed", "Probationary teachers meet at 3."),
        (r"cori(?: results?| check)?", r"criminal(?: records?| history)?", r"convictions?", r"arrests?", r"sori", r"background (?:check|results?)"),
    ),
    _make(
        "FamilyStatusRecognizer", "FAMILY_STATUS", FAMILY,
        """familystatus familycircumstances familyinfo familyinformation familynotes familysituation familychanges maritalstatus religion militaryfamily military militaryaffiliated militaryconnected activedutyparent parentarmedforces militarystatus parentinmilitary doe029 genderidentity pronouns deceased parentdeceased incarceratedparent fostercare adopted livingwith liveswith liveswithrel situation""",
        _said(_CIVIL),
        (("her mother passed away in January", "mother passed away"), ("the father is in the county jail till fall", "in the county jail"), ("Harper's mom ships out Friday for 9 mo", "mom ships out")),
        ("The budget was adopted on June 2.", "adopt-a-pet day", "my phone died", "the policy was adopted by the committee"),
        (r"military(?: family| connected| status| student| dependent| affiliation| parent)*", r"foster(?: care| youth| child| home)?", r"lives with", r"living (?:with|arrangements?)", r"marital status", r"deceased(?: parent)?", r"incarcerated(?: parent)?", r"family (?:status|situation|circumstances)", r"parent in military", r"(?:parent )?armed forces", r"active ?duty(?: parent)?", r"religion"),
    ),
    _make(
        "RaceEthnicityRecognizer", "RACE_ETHNICITY", RACE,
        """race ethnicity raceethnicity ethnicityrace twoormoreraces moreraces multiplerace multipleraces multirace hispanicorlatino hisplatino federalrace federalracecode staterace stateracecode ethnicityid ethnicgroup studentethnicgroup racecode ethnicitycode ethniccode federalraceethnicity hispanicorlatinoethnicity hispanic hispaniclatino doe010 racecodes ethnicitycodes americanindianoralaskanative asian blackorafricanamerican nativehawaiianorotherpacificislander white demographicracetwoormoreraces raza etnia""",
        says_something,
        (("Marcelino Fidalgo – I put Hispanic", "Hispanic"), ("Race: Cape Verdean, Black", "Cape Verdean, Black")),
        ("Hispanic Heritage Month", "use black ink", "relay race at noon", "Race: ______"),
        (r"(?:federal |reported |primary )?race(?: code| \d)?", r"(?:federal )?ethnicity(?: code)?", r"race ethnicity", r"hispanic(?: or)?(?: latin[oax])?", r"raza", r"etnia"),
    ),
)  # fmt: skip
