"""Discipline: suspensions, detentions, referrals, bullying and restraint reports that name a person.

Source: M.G.L. c.71 ss.37H, 37H1/2, 37H3/4; 603 CMR 53.00, 46.00 (restraint), 49.00 (bullying). The misses are suspended rules,
services, bridges and account privileges.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recognizers.context.statements import Lexicon, Statements, lexicon_acronyms, lexicon_triggers
from recognizers.contract import Examples, Hit, Recognizer
from recognizers.headings.headers import says_something
from recognizers.phrasing import borders, clauses, hallway, heads
from recognizers.phrasing import discipline as phrasing
from recognizers.phrasing.said import said

LEXICON = Lexicon(
    heads=heads.DISCIPLINE,
    topic=r"detentions?|dets?\b|suspensions?|iss|oss|saturday school|discipline|behaviou?r (?:log|list|referrals)|referrals|bus (?:conduct|suspensions?|reports?)|no recess|consequences|incidents?",
    strong=(
        *said("DISCIPLINE_RECORD", "strong"),
        *phrasing.STRONG,
        *clauses.DISCIPLINE,
        *hallway.LOGGED,
        *hallway.TALLIES,
        r"(?:was |is |been |got |were )?suspended (?:for|from (?:school|class|the bus|practice|the team|games?)|pending|today|until|\d+|one|two|three|five|ten|him|her)", r"\d+ suspensions?", r"(?:long|short)-term suspension", r"(?:three|five|ten|one|two|four)-day suspension", r"suspended (?:out of school|in school|last \w+)[\w ]{0,25}", r"(?:his|her|their|the) suspension", r"days? of in-school suspension", r"suspension (?:for|of \d|from|letter|hearing|today|starts?|ends?|served|\d)", r"\d+[- ]day suspension", r"(?:in|out)[- ](?:of[- ])?school suspension", r"iss(?: \d| today| assigned)?", r"oss(?: \d| today| assigned)?", r"(?:was|were|been|got) expelled", r"expelled from (?:school|the (?:school|district))", r"(?:is|was|be) excluded from school[\w ]{0,25}", r"expulsion hearing", r"excluded (?:from school )?under 37h\w*",
        r"37h(?:½|¾|1/2|3/4)?(?: \w+)?", r"manifestation determination", r"superintendent'?s? hearing", r"level (?:2|3|ii|iii) hearing", r"disciplinary (?:hearing|record|referral|probation)", r"office referrals?", r"behavior (?:referral|incident)(?: report)?", r"discipline referral", r"incident report", r"conduct referral", r"write-?up",
        r"after[- ]?school detention", r"(?:lunch|saturday|teacher|office) detention", r"detentions?(?: for| today| assigned| served| list)?", r"served (?:a )?detention",
        r"(?:was |were |been |being )?bullied(?: by)?", r"bullying (?:finding|report|investigation|complaint|target|aggressor)", r"engaged in (?:bullying|harassment|hazing)[\w ]{0,30}", r"this was bullying[\w ]{0,30}", r"(?:target|aggressor) of (?:the )?bullying", r"harassed (?:by|an?|the|her|him|\w+)", r"physical restraint", r"(?:was|were) restrained", r"two-person (?:seated|standing|hold)", r"seclusion", r"time[- ]?out room",
        r"biting staff", r"head banging", r"(?:in a|the|had a) fight (?:with|in)", r"assaulted (?:a|an|the|his|her|another)", r"threatened (?:to|a|an|the|his|her|another|him)[\w ]{0,20}", r"(?:had|brought|found|with|pocket)[\w ]{0,12}(?:knife|gun|razor|box ?cutter|vape|edible|joint|weed|alcohol|vodka|beer|pills?)", r"(?:caught|was|found|been|for) vaping", r"\d thc (?:carts?|pens?)[\w ,]{0,30}", r"thc (?:carts?|pens?)", r"nic(?:otine)? vapes?", r"(?:was|came|is|were) (?:drunk|intoxicated|high)(?: at school| in class)?", r"stole(?:n)? (?:a|the|from|money|\w+)", r"shoplifted", r"vandali[sz]ed (?:a|the)",
        r"cheated(?: on)?", r"(?:caught|was|for) cheating", r"plagiari[sz]ed", r"plagiarism offen[cs]e", r"(?:first|second) (?:plagiarism|cheating) offen[cs]e", r"copied (?:the (?:answers?|homework|test|quiz|work|essay|key|paper)|(?:his|her) (?:answers?|homework|work|essay|paper|test|quiz|classmate|neighbou?r|friend|partner)|from(?! (?:the |his |her |their |our |your |an? |old |\w+'s )?(?:passports?|records?|files?|folders?|forms?|cards?|charts?|sheets?|lists?|binders?|logs?|registers?|cum\b|sis\b|aspen|powerschool|e-?mails?|rosters?|letters?|permit|license)))", r"academic dishonesty", r"skipped (?:class|school|\d+\w*|detention)", r"cut class", r"left (?:the )?(?:bldg|building|class|campus) without", r"(?:removed|kicked off|suspended) from (?:the )?(?:bus|team)", r"bus (?:suspension|conduct report|write-?up)", r"lost bus privileges", r"no bus for",
        r"cra (?!(?:for |re )?truan)(?:filed|petition|hearing)?", r"child requiring assistance", r"behavior contract", r"safety (?:transfer|contract)", r"parent called(?: at)? \d", r"sent (?:to (?:the )?)?(?:office|principal|ap|vp)(?: for)?", r"refus(?:ed|es|ing) to (?:leave|comply|follow|stop|hand)", r"swore at", r"disrespect(?:ful)?,? (?:to|toward|profanity)[\w ]{0,25}", r"was (?:disruptive|defiant|insubordinate)", r"letter of reprimand", r"written warning", r"placed on (?:administrative )?leave", r"(?:was )?reprimanded", r"terminated for",
        r"suspendid[oa](?: por)?", r"suspensión de", r"castigad[oa]", r"peleó|pelearse", r"suspens[oa](?: por)?", r"suspensão", r"le tiró", r"no podrá usar el (?:autobús|bus)", r"expulsad[oa]", r"sispann",
    ),
    medium=(*said("DISCIPLINE_RECORD", "medium"), *phrasing.MEDIUM, r"bullying", r"harassment", r"hazing", r"assault", r"weapon", r"vap(?:e|ing)", r"marijuana", r"cheating", r"plagiarism", r"disruptive", r"defiant", r"insubordination", r"fight(?:ing)?", r"bites", r"detention", r"referral", r"conduct", r"tardy x\d+", r"no show", r"parent conference"),
    acronyms=(r"ISS", r"OSS", r"37H", r"CRA", r"SSDR", r"AWOL"),
    fields=("discipline", "discipline alert", "offense", "infraction", "incident", "consequence", "action taken", "violation", "referral reason", "behavior", "reason for referral", "sanction"),
    never=(
        *said("DISCIPLINE_RECORD", "never"),
        *clauses.DISCIPLINE_NEVER,
        *borders.DISCIPLINE,
        r"(?:the|of|for|any|such|in) non[- ]?compliance(?: (?:by|with|prior|is|shall|may|to)[\w ]{0,60})?", r"(?:the|of|for|any|such|in)\s+non-compliance",
        r"oss-fuzz", r"oss (?:wrapper|driver|emulation|plugin|output|support|audio|sound|contributors?|projects?|software|communit\w+)", r"(?:to|by|from) a referral", r"timeouts? hits?", r"(?:license|licence|grants?|contributors?|rights) (?:is|are) reinstated[\w ]{0,30}", r"(?:security|kernel|software) patch(?:es)?",
        r"(?:van|bus|lift|route|rt|copier|printer|boiler|unit|truck|pump|projector|cart) #?\d+ out\b[^\n]{0,20}",
        r"(?:lift|elevator|van|ramp|boiler|crane|hoist)s?(?: #?\d+)? (?:is |was |are )?suspended[\w ]{0,20}",
        r"suspend\w* (?:play|the (?:game|match))",
        r"(?:took|swallowed) [\w' ]{0,30}(?:pills|tylenol|advil|medications?|tablets)", r"took a (?:while|look|bit|moment|step|chance|picture|walk|break|seat|nap|bow)[\w ]{0,30}",
        r"(?:copier|lease|contract|service|project|program|meeting|game|match|policy|practice|bus|route|permit|trial|election|construction|work|season|vote|discussion|operations?|sale|class(?:es)?) (?:will be |is |was |are |were |has been )?suspended",        r"harass(?:ment)? (?:prevention )?order",
        r"suspend(?:ed)? (?:the |parliamentary |these )?rules", r"(?:service|power|water|account|privileges?|license|subscription|bridge|debarment and|user|access)\w* (?:will be |is |was |are |may be |been )?suspend\w*", r"suspension (?:bridge|of (?:disbelief|the rules|privileges|service|access))", r"debarment and suspension", r"suspended (?:ceiling|animation|solids|particles|sentence)", r"expelled air",
        r"detention (?:pond|basin|center|facility|area)", r"reason for referral", r"(?:referr(?:al|ed)|referral) (?:form|source|date|packet)s?", r"(?:parenting|visitation|visiting) (?:time|rights?|schedule)[\w ]{0,12} suspended[\w ]{0,25}", r"visits? (?:are |were |is |was )?suspended", r"hit (?:songs?|a (?:home run|triple|double|single|three|grand slam|foul)|the (?:books|road|target|ball|net|trail|ground|post)|send|enter|reply|refresh|save|delete|\d)", r"(?:food|pillow|snowball|water balloon|bull|sword) fights?", r"fight (?:song|the flu|against|for|hunger|cancer|bac)", r"bullying (?:prevention|policy|plan|training|assembly|statute|law|curriculum)", r"anti-?bullying", r"target (?:audience|score|date|language|goal|market|store|corporation|field)", r"on target", r"(?:sales|fundraising) target",
        r"weapons? (?:policy|of mass|in the)", r"(?:fire|police|ambulance) incident", r"incident (?:command|response plan|management)", r"pushed (?:back|to|the (?:date|button|deadline))", r"kickball", r"kicked (?:off|the (?:ball|season)|a (?:goal|field goal))(?: (?:the|our) \w+)?", r"threw (?:a |an )?(?:party|strike|no-hitter|touchdown|interception)s?", r"stole (?:the show|second|third|home|a base|\w+ bases?)", r"phone (?:number|call|tree|log|system)", r"language (?:arts|lab|proficiency|program|class|survey|support|other)", r"graffiti (?:art|wall)",
    ),
)  # fmt: skip
_STATED = Statements("DISCIPLINE_RECORD", LEXICON)
_EXCLUDED = re.compile(r"\bexclu(?:ded?|sion)", re.IGNORECASE)
_OF_SHOTS = re.compile(
    r"\b(?:immuni[sz]\w+|vaccin\w+|105 ?CMR|c(?:h|hapter)?\.? ?76,? ?(?:s|§|sec(?:tion)?)\.? ?15\b|tdap|mmr|varicella|menacwy|hep(?:atitis)? ?b|communicable|chicken ?pox|measles|pertussis|head lice)",
    re.IGNORECASE,
)
_AROUND = 600
"""Characters around an exclusion in which vaccines are spoken of: it is one by the board of health (105 CMR 220.400)."""


def find(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """The statements of conduct in a text, without exclusions for want of a vaccine."""
    return [hit for hit in _STATED(text, context) if not _is_of_shots(text, hit)]


def _is_of_shots(text: str, hit: Hit) -> bool:
    return (
        _EXCLUDED.search(text, hit.start, hit.end) is not None
        and _OF_SHOTS.search(text, max(hit.start - _AROUND, 0), hit.end + _AROUND) is not None
    )


_NUMBERED = re.compile(r"\d{3}|[A-Z]{0,4}-?\d{5,}(?:-\d+)?|[A-Z]{1,4}-?\d{4,}(?:-\d+)?|(?:19|20)\d\d-\d+")
"""The number of an incident, which says nothing of it; four figures alone are the code of an offence (SSDR: 1700)."""

_PRAISED = re.compile(
    r"(?:rais(?:es|ed|ing) (?:his |her |their )?hands?|ask(?:s|ed|ing)? (?:nicely |politely )?for (?:help|a break)|(?:shar(?:es|ed|ing)|help(?:s|ed|ing|ful)|kind|nice(?:ly)?|stay(?:s|ed)? in seat|follow(?:s|ed) directions|us(?:es|ed) (?:kind )?words)\b[^,;]{0,40}|on[- ]task"
    r"|stickers?|prize(?: box)?|praised?|treasure box|thumbs up|stars?|high five|(?:great|good|awesome) (?:day|job|work|choices?|listening)|positive(?: note| call)?(?: home)?|no issues?)",
    re.IGNORECASE,
)
"""What a log of behaviour says of those who behaved."""


def accepts(cell: str) -> bool:
    """Whether a cell under such a heading says what happened or what came of it."""
    said = cell.strip()
    return says_something(cell) and not _NUMBERED.fullmatch(said) and not _PRAISED.fullmatch(said)


RECOGNIZERS = (
    Recognizer(
        name="DisciplineRecordRecognizer",
        entity="DISCIPLINE_RECORD",
        source="M.G.L. c.71 ss.37H-37H3/4; 603 CMR 53.00, 46.00, 49.00; curated vocabulary",
        find=find,
        triggers=lexicon_triggers(LEXICON),
        acronyms=lexicon_acronyms(LEXICON),
        headers=frozenset(
            """alertdiscipline disciplinealert discipline disciplinenotes offense offensecode offensedescription infraction infractions incident incidenttype incidentdescription incidentcode consequence consequences sanction sanctions actiontaken
            disciplinaryaction suspension suspensions suspensiondays dayssuspended susp iss oss issdays ossdays detention detentions referral referrals referralreason behavior behaviour behaviorissues behaviorincident conduct conductcode violation ssdr restraint
            restraints holds seclusion seclusions longesthold restrainttype holdtype typeofhold hold cndincidentcode cnddescription cndincidentdescription actcode actactioncode doe044 doe045 bullying whathappened reasonforreferral disposition expulsion outofschoolsuspension inschoolsuspension behaviorcode bullyingrole daysremoved removaldays daysofremoval dayssusp dayssuspension removaltype problembehavior probbeh probbehav probbehavior problembeh beh behcode probbehcode conseq conseqs cra crafiled crapetition crastatus crahearing admindecision administrativedecision adminaction administrativeaction admdecision""".split()
        ),
        wording=(r"offen[sc]es?", r"infractions?", r"suspen(?:sions?|ded)", r"detentions?", r"expulsions?", r"(?:iss|oss)(?: days)?", r"disciplin(?:e|ary)(?: actions?| history| records?| alert)?", r"misconduct", r"behaviou?r(?:al)?(?: incidents?| issues?| referrals?| concerns?| alert)?",
            r"consequences?(?: assigned)?", r"sanctions?", r"restraints?(?: type)?", r"bullying", r"weapons?(?: involved)?", r"incident (?:type|description|summary|code|narrative)", r"what happened", r"inc(?:id)? (?:code|type)", r"(?:off(?:ense)?|act(?:ion)?|infraction|violation|conseq\w*|discipl\w*|behav\w*) (?:cd|code)s?", r"wpns?", r"days (?:removed|suspended|of removal|of suspension)", r"(?:problem|target) behaviou?rs?", r"referral reason|reason for referral"),
        accepts=accepts,
        examples=Examples(
            hits=(
                ("Deshawn was suspended for 3 days after the fight", "suspended for 3 days"),
                ("37H mtg Fri 8am for Brody", "37H"),
                ("Cho, Daniel: after school detention, phone, 3rd time", "after school detention"),
                ("PHYSICAL RESTRAINT used with Micah, two-person seated", "PHYSICAL RESTRAINT"),
            ),
            misses=("Kickball at recess with Ray Delacroix", "Kickball with Ray Delacroix",
                "Water service will be suspended from 9 to 11", "The detention basin behind the courts", "motion to suspend the rules", "debarment and suspension of contractors",
                "Students may be suspended for vaping.", "the anti-bullying assembly is Friday", "she hit a home run", "Behavior: none", "Wren is excluded from school per 105 CMR 220 until her MMR is on file", "user privileges may be suspended",
            ),
        ),
    ),
)  # fmt: skip
