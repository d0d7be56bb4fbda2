"""How deans, monitors and teachers log conduct in few words: "out 3, back Tuesday", "LD Fri", "call-outs |||". Curated.

Source: hallway logs, office visit sheets, detention lists, tally sheets. The same words say something else of a fever, of
rules or of a van: each frame holds what was done, or a sanction that nothing else is called.
"""

from __future__ import annotations

_DAY = r"(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri)(?:day)?"
_UNTIL = rf"(?:{_DAY}|tomorrow|next week|\d{{1,2}}/\d{{1,2}})"
_FEW = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_ACT = (
    r"(?:fights?|fighting|fought|vap(?:e|es|ed|ing)|swung|shov(?:ed|ing)|pushed|pushing|threw|throwing|punch(?:ed|ing)|kick(?:ed|ing)|slapped|slurs?|threats?|threatened|knife|weapon|theft|stole|graffiti|skipp(?:ed|ing)"
    r"|defian(?:t|ce)|swor(?:e|n)|swearing|cuss(?:ed|ing)|bully(?:ing)?|hair[- ]pulling|food fight|roaming|no pass|disrespect|insubordination|bathroom door|altercation)"
)
_AWAY = rf"(?:{_FEW} (?:school )?days? (?:out|home|at home)|out (?:for )?{_FEW}(?: days?)?|sent home|home (?:for )?{_FEW} days?|(?-i:SH)|{_FEW} (?:days? )?(?:oss|iss))"
_DONE = (
    r"(?:call(?:ed|ing|s)?[- ]?outs?|talk(?:ed|ing)?[- ]?outs?|out of (?:his |her |their )?seat|put[- ]?downs?|threats?|hands on(?: others)?|hit(?:s|ting)?(?: (?:or|and|/) ?kick(?:s|ing)| peers| others| staff)?|kick(?:s|ing)|off[- ]task|blurt(?:s|ing)?(?: out)?"
    r"|swear(?:s|ing)|profanity|refus(?:es|als?)|throw(?:s|ing)(?: materials| things)?|spit(?:s|ting)|leaves? (?:area|seat|room)|name[- ]calling|(?:physical )?aggression|bit(?:es|ing)|scratch(?:es|ing)|screams?|tantrums?|grabs? food|disruptions?|destroys work)"
)
_TICKS = r"(?:[|/]{1,6}(?: [|/]{1,6})*|(?-i:I{2,5})(?: (?-i:I{1,5}))*|[✓✗×]{1,8})(?![\w|/])"

LOGGED = (
    r"(?:hit|hits|bit|bites|kicked|kicks|punched|pushed|pushes|shoved|scratched|slapped|tripped|pinched|choked|spit (?:on|at)|spat (?:on|at)|threw .{1,20} at) (?:a |another |his |her |two |the )?(?:peers?|classmates?|another (?:student|child|kid)|staff|aide|para)(?#gate)(?: .{1,20})?",
    rf"{_ACT}[^\n;]{{0,40}}?[,.;:–—-]{{1,2}} ?(?:both |each )?{_AWAY}(?:,? (?:both|each))?(?:[,;.]? (?:back|returns?|re-?entry) {_UNTIL})?",
    rf"{_AWAY} (?:for|after) (?:the |a |an |his |her |their )?(?:\w+ ){{0,2}}{_ACT}",
    rf"out (?:for )?{_FEW}(?: days?)?(?: for the [\w ]{{1,25}})?[,;.] ?back {_UNTIL}",
    rf"{_FEW} (?:days? )?out[,;.] ?(?:both|each|back {_UNTIL}|re-?entry)",
    rf"sent home[,;.] ?(?:back|returns?|re-?entry) {_UNTIL}",
    rf"(?:his|her|their|served|serving|owes|got|gets|earned|assigned) (?:his |her |their )?{_FEW} saturdays",
    rf"[–—-] {_FEW} saturdays(?= (?:for|served|owed)|[.,;\n]|$)",
    rf"lunch det(?:ention)?s? ?(?:x ?\d|til|till|until|thru|all week|{_UNTIL})",
    rf"(?-i:LD) (?:x ?\d|{_UNTIL}|all week|rest of (?:the )?week)",
    rf"(?:{_ACT}|phone|earbuds|airpods|late x ?\d|tardy|late|time|gum|hood)[^\n;]{{0,12}}[,;:–—-] ?(?-i:LD|SH)\b",
    r"(?:phone|phones|cell)(?: goes| stays)? (?:to|in|at) (?:the )?(?:main )?office (?:for |x ?)?(?:\d+ ?(?:wks?|weeks?|days?)|all week|each day|daily|until|thru)",
    r"\d(?:st|nd|rd|th) (?:tardy|phone|dress code|lunch|gum|hw|homework|late) det(?:ention)?s?",
    r"(?:language|mouth|attitude|lip|profanity) to (?:the |a |his |her )?(?:sub|teacher|staff|aide|monitor|para|lunch lady|driver)",
    rf"doubles? (?:to|on|for) {_DAY}",
    r"(?:roaming|wandering|out|hallway|stairwell|bathroom|in the hall)[^\n.;]{0,20}[,/] ?no (?:hall )?pass",
    r"(?:lost|loses|losing) (?:his |her |their )?(?:\w+ )?(?:pass|ball|recess|lunch|locker|library|computer|hall|bathroom|swing|playground) privileges",
    r"(?:on the )?wall (?:\d+ min\w*|all recess)",
    r"[.,;–—-] ?sat(?:urday)? school\b(?! (?:is|will|starts|hours|supervis))",
    r"restitution \$ ?\d+",
)
TALLIES = (
    rf"{_DONE}(?::|[ \t]{{1,12}}) ?{_TICKS}",
    rf"{_DONE}(?::|[ \t]{{1,12}}) ?x? ?\d{{1,2}}(?=[ \t]{{2}}|\t|\n|$)(?! ?(?:min|%))",
)
DETENTION_OF_LEARNING = (
    rf"(?-i:LD) (?:x ?\d|{_UNTIL}|all week)",
    rf"(?:{_ACT}|phone|earbuds|airpods|late x ?\d|tardy|late|time|gum|hood)[^\n;]{{0,12}}[,;:–—-] ?(?-i:LD)\b",
)
"""Where LD is a lunch detention and no learning disability."""

PAID_AT_SCHOOL = (
    r"restitution(?: \$ ?\d+)?(?:[,.;/ ]+(?:paid|owed|discussed|form|talked|agreed)[^\n]{0,20})?(?![^\n]{0,60}(?:court|probation|judge|order|docket|magistrate|victim|sentence|plea|dys|da\b))",
)
"""Restitution of which no court is spoken."""

AWAY_FOR_CONDUCT = (
    rf"{_ACT}[^\n;]{{0,40}}?[,.;:–—-]{{1,2}} ?(?:both |each )?{_AWAY}",
    rf"{_FEW} (?:days? )?out[,;.] ?(?:both|each|re-?entry)",
    rf"out {_FEW}[,;.] ?back {_UNTIL}",
)
"""Days out that follow from what somebody did: a suspension, and no absence."""

OF_STAFF = (
    r"(?:is|are|['’]s) (?:out|absent|away|off)(?: \w+){0,3},? so (?-i:[A-Z]\w+) (?:has|have|covers?|will|is|takes|does|gets|runs)\b",
    r"(?:is|are|['’]s) (?:out|absent|away|off)(?: \w+){0,3},? (?:and )?no (?:floor work|cleaning|deliver\w+|mowing|trash|pick-?ups?|mail run)",
)
"""Who is away and who does the work: staff."""

NO_MARK = (
    r"(?-i:AP|VP|IB) (?:notes?|log|list|meeting|mtg|office|week|duty|walk-?through)\b[^\n]{0,12}",
    r"\d+ ?/ ?\d+ on (?:his|her|their|the) (?:\w+ )?(?:goals?|program|targets?|trials?)",
    r"failing (?:edits?|validations?|checks|the (?:edits?|upload|state))",
    r"falls? under (?:m\.?g\.?l|the|section|chapter|federal|state|our|this|his|her)",
    r"(?:size|sizes) \d+(?: in [\w ]{1,15})?",
)
"""An administrator's notes, trials towards a goal, a file that an edit refuses, a law, a shoe."""

WENT_OUT = (
    r"(?:transcripts?|report cards?|records?|letters?|mail|notices?|forms?|bills?|checks?|e-?mails?|packets?|progress reports?)(?: for [\w ]{1,30})? (?:went|goes?|is going|are going|going|sent|mailed) (?:out|home|to)(?: on)?(?: \w+)?",
    r"(?:went|goes|go|going|sent|mailed|comes?|came|gets?|got|puts?|takes?|took|found|hand(?:ed|s)?|read|print(?:ed)?|moved|eat|ate|signed|check(?:ed)?|tr(?:y|ied)) out (?:on )?(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri)(?:day)?s?",
)
"""What is sent out, and is no pupil out."""
