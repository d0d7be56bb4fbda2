"""How absence and lateness are told: "hasn't been in since the 13th", "out 9/14, 9/15", "tardy x6", "late on 21 days".

Curated; see `recognizers.school_record`. What a notice says of rules, buses and staff duty lists is kept out below.
"""

from __future__ import annotations

from recognizers.phrasing.words import any_of

_COUNT = r"(?:\d{1,3}(?:\.5)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty(?:[- ]\w+)?|thirty(?:[- ]\w+)?|forty(?:[- ]\w+)?|several|multiple|many|numerous|a few|a couple(?: of)?|so many|too many)"
_DAY = r"(?:mon(?:day)?s?|tues?(?:day)?s?|wed(?:s|nesday)?s?|thu(?:r|rs)?(?:day)?s?|fri(?:day)?s?|yesterday|today|all week|this week|last week|all month|the \d{1,2}(?:st|nd|rd|th)|\d{1,2}/\d{1,2}|september|october|november|december|january|february|march|april|may|june|sept?|oct|nov|dec|jan|feb|labor day|columbus day|thanksgiving|christmas|xmas|break|vacation|before (?:break|vacation|thanksgiving)|the (?:weekend|start|beginning|break|holiday|fight|incident|move|first (?:day|week)))"
_TIMES = r"(?:days?|times|classes|periods|blocks|mornings|sessions|weeks|mondays|fridays|full days|half days|occasions|of (?:the )?(?:last |past |first )?\d+)"

ABSENCE = (
    r"(?<![\d/])\d{1,2} ?/ ?\d{1,3} days(?! (?:of|until|left|per|a)\b)",
    r"(?:left|leaves|leaving|went home|took off|walked out)(?: early| school| the building)?(?: at (?:noon|lunch|\d[\d:]*))? without (?:signing out|permission|telling|a note|checking out|a dismissal)",
    r"(?:late|tardy) (?:to|for) (?:\w+ )?(?:school|class|homeroom|first period|period \d|math|ela|block \w) (?:every|most|again|all|this|daily|\d|almost|both|three|four|five)",
    r"(?:only|just) (?:came|comes|made it|attended|here|been in|in)(?: in| to school| to class)?(?: for)? (?:\d+|one|two|three|four|five) (?:days?|times|classes|mornings)",
    r"(?:missed|missing|out|absent)(?: for)? the (?:first|last|past|whole|entire) (?:\d+ |two |three |four |five |six )?(?:weeks?|months?|days|quarter|term)(?! of the game| of the show| of the movie)",
    r"(?:comes?|arriv\w+|gets here|rolls in|shows up|strolls in|walks in)(?: in)? (?:at|around|after) \d{1,2}(?::\d\d)? (?:most|every|daily|again|each|almost)",
    r"\d(?:st|nd|rd|th) (?:day|monday|friday|time) (?:out|absent|in a row|missed)",
    r"(?:ha(?:s|ve|d)(?:n['’]?t| not)|ain['’]?t|haven['’]?t|hasnt|havent) (?:really |even )?(?:been (?:in|here|at school|to school|to class|in (?:school|class)|present|seen|around|on (?:the )?(?:bus|zoom))|come (?:in|to school|back)|came|shown up|showed up|attended|returned|logged (?:in|on)|turned up|been coming)",
    r"(?:no one has|nobody has|haven['’]?t|have not|havent|not|last) (?:seen|saw) (?:him|her|them|(?-i:[A-Z][a-z]+)) (?:since|in|for|at school|all|on)",
    r"(?:stopped|quit|isn['’]?t|is not|not|hardly|barely|rarely|refus\w+|won['’]?t|no longer|only|doesn['’]?t|never) (?:been )?(?:coming|come|comes|showing up|show up|shows up|attending|attends?) (?:to |in to |into )?(?:school|class|in\b|homeroom|first period|period \d|at all|anymore|zoom|most days|on mondays)?",
    rf"(?:out|absent|abs|missed|missing|tardy|late|cut|skipped|truant|dismissed|dismissal|a|t|ua|ue)[ :=]*(?:on |since |again |from |all |for )*{_DAY}(?:(?:,| and|&|/|-| -|;) ?{_DAY})+",
    r"(?:out|absent|abs|missed|tardy|late|cut|truant|dismissed)[ :=]*(?:on |since |again )*\d{1,2}/\d{1,2}",
    rf"(?:out|absent|awol|not here|not in|no show|mia|truant)(?: again)? (?:since|all (?:week|month|last week|of)|every|for (?:the )?(?:last|past|a week|two|three|\d|over|almost|weeks|days|most)|without|w/o|unexcused|again|{_DAY})",
    r"(?:absent|absences?|tardy|tardies|late|out|truant|dismissed|unexcused|cuts?|skipped|abs|no[- ]shows?) ?(?:x|×|\*) ?\d+",
    rf"{_COUNT} ?(?:x|×)? ?(?:more |total |full[- ]day |unexcused |excused |unverified |consecutive |class |straight |days? )*(?:absences?|tard(?:y|ies)|lates|early dismissals|cuts|unexcused|no[- ]shows|skips)",
    rf"(?:late|tardy)(?: to \w+)?(?: arriving)? (?:on |for |at least |over |more than |about |already |by )*{_COUNT} {_TIMES}",
    r"(?:been|was|is|were|marked|arriv\w+|comes? in|came in|walk\w* in|showing up|gets here|got here|rolls in|strolls in) (?:\w+ )?(?:late|tardy) (?:to |for |on |again|every|almost every|most|since|\d|nearly|all|today|yesterday|this|a lot|each|by)(?:[\w ]{0,20})?",
    r"(?:always|constantly|chronically|often|usually|consistently|frequently|repeatedly|perpetually|keeps? (?:being|coming in)) (?:late|tardy|absent|out|skipping|cutting|missing)",
    rf"(?:missed|missing|misses|absent(?: for| from)?|out(?: for| of school(?: for)?)?|lost|been out|skipped|cut|cuts) (?:a total of |about |at least |over |more than |already |almost |nearly |up to |like )*{_COUNT} (?:full |school |consecutive |more |straight |of the last |unexcused |of (?:his|her) )*{_TIMES}",
    r"(?:absent|abs|absences|tardy|tardies|lates)[ :=]+\d{1,3}(?=\s*[,;)/]|\.?$| and \d)",
    r"(?:\d{1,3}|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veint\w+|treinta|dois|duas|três|quatro|seis|sete|oito|nove|dez|onze|doze|treze|quatorze|catorze|quinze|dezesseis|vinte|trinta) (?:días (?:que )?|dias )?(?:sin justificar|injustificad[oa]s|faltas|ausencias|ausências|tardanzas|atrasos|días de ausencia|dias de ausencia|llegadas tarde)",
    r"(?:absent|present|attended|out|here|missed) (?:only |just |for )?\d+ (?:out )?of (?:the )?(?:last |past |first )?\d+",
    r"(?:attendance|att|ada|present|attends?)[ :=]*(?:rate |is |of |was |at |has |dropped |fallen |down |now |only |about |below |under |to )*\d{1,3}(?:\.\d+)? ?%",
    r"\d{1,3}(?:\.\d+)? ?% (?:attendance|present|of (?:the )?days|absent|of the time)",
    r"(?:perfect |poor |bad |spotty |terrible |awful |irregular |inconsistent |sporadic |declining |his |her |their )(?:attendance|absences|tardies|tardiness|truancy|absenteeism)(?! award| cert\w*| matters| pin| lunch| pizza| party| prize)",
    r"no[- ]?(?:call|calls)[ ,/]*(?:and )?no[- ]?shows?|ncns\b|no showed|no[- ]show(?:ed)? (?:again|for|to|at|x|today|yesterday|\d)",
    r"\d{1,3} (?:unexc|unex)\.?(?: abs(?:ences)?| days?)?",
    r"(?:unexcused|unexc|unverified|unex)(?: absences?| tard\w+)?(?: (?:on|for|x|since|\d))",
    r"(?:cut|cuts|cutting|skip|skips|skipped|skipping|ditch(?:ed|ing|es)?|blew off|bailed on|walked out of|left) (?:\w+ )?(?:class(?:es)?|school|per(?:iod)?s?\b|p\d|block|math|english|science|gym|homeroom|study hall|study|advisory|lunch det\w*|detention|pe\b|first|last (?:block|period)|1st|2nd|3rd|4th|5th|6th|7th|8th|the whole day|all day|half the day|all of|half of|most of)",
    r"(?:left|leaves|leaving|dismissed|picked up|checked out|pulled out|goes home) early (?:\d|every|again|x|most|on|without|a lot|almost|for the|due)",
    r"(?:truan\w+|chronic(?:ally)? (?:absen\w+|truan\w+|late|tardy)|habitual(?:ly)? (?:truan\w+|absent|late|tardy)|school (?:refus\w+|avoid\w+|phobi\w+)|excessive (?:absen\w+|tard\w+)|loss of credit (?:for|due to|b/c of) att\w+|lost credit (?:for|due to|b/c of) (?:att\w+|absen\w+))(?! polic\w+| rates?| data| law| prevention| task| officer job| reduction| strategies| definition| is defined)",
    r"(?:attendance|truancy|absence|tardy) (?:letter|contract|meeting|mtg|plan|home visit|visit|concern|issue|problem|intervention|petition|buy[- ]?back|referral|warning|hearing|call)s?(?: (?:#?\d|sent|mailed|went|for|w/|with|held|on|signed|about|re|needed|made|due|to mom|to dad|to parent|home|today))",
    r"(?:(?:\d+|first|second|third)[- ]?absences?|(?:3|5|8|10|15|18)[- ]?days?) (?:absence |attendance )?(?:letter|notice|call|mtg|meeting)",
    r"(?:cra|51a|fts|failure to send|educational neglect|home visit) (?:filed |for |re |due to |b/c of |on |letter )*(?:truancy|attendance|absen\w+|not attending|school refusal|failure)",
    r"(?:home visit|well[- ]?being check|wellness check|sro (?:went|visit)|attendance officer (?:went|knocked|called|visit\w*)) (?:planned|done|by|to|made|scheduled|on|today|attempted|no answer|no one|nobody|for)",
    r"refus\w+ to (?:come|go|attend|get (?:on|out)|leave (?:the )?(?:car|house|home)|enter|school)",
    r"(?:won['’]?t|wouldn['’]?t|can['’]?t|couldn['’]?t) get (?:out of (?:bed|the car)|on the bus|to school|him to school|her to school|him in|her in|through the door)",
    r"(?:dropped out|dropping out|drop out|wants to drop out|ghosted|fell off the roster)(?: (?:of school|in|last|this|at|since))?(?! of the race| of the play| of the running)",
    r"(?:whereabouts unknown|moved (?:w/o|without) (?:notice|telling)|no forwarding)",
    r"(?:on|gone on|extended|away on|out for) (?:an? )?(?:extended |unexcused |family )*(?:vacation|trip to \w+|travel\w*) (?:for|until|till|thru|through|since|during)",
    r"(?:faltó|falto|ha faltado|est[áa] faltando|falta (?:mucho|muito|a clase|a la escuela|los)|faltou(?: \d+ (?:vezes|dias|aulas))?|tem (?:\d+|muitas|v[áa]rias) faltas|tiene (?:\d+|muchas|varias) (?:faltas|ausencias)|gen \d+ absans|tem faltado|manke|te absan|pa vini|pa te vini|no (?:vino|ha venido|va a ir|asistió)|não (?:veio|foi|vem)|nao (?:veio|vem)|llega tarde|llegó tarde|chega atrasad[oa]|chegou atrasad[oa]|vini anreta|rive ta)",
)
ABSENCE_ABROAD = (
    r"(?:va|van|vai|vão) a? ?faltar (?:a clases?|a la escuela|às aulas|à escola|del?|desde|hasta|toda|todo|por|dos|tres|unos|otra|de novo|amanhã|mañana|el|los|na|no|até|a partir)[\w ]{0,30}",
    r"(?:faltará|estará ausente|vai ficar fora|vai estar ausente|no irá a clases|no asistirá|pap vini|p ap vini) (?:del?|desde|hasta|toda|por|mañana|el|los|amanhã|na|no|lekòl|demen)[\w ]{0,30}",
)
"""What Spanish, Portuguese and Creole notes say of days to come."""

ABSENCE_WEAK = (
    r"still (?:out|absent|not back|home sick)",
    r"(?:not|isn['’]t|wasn['’]t) (?:in|at) (?:school|class) (?:today|yesterday|this|all|again|since)",
    r"absen(?:t|ces?)",
    r"tard(?:y|ies)",
    r"(?:was|is|were|been) (?:late|out)",
    rf"out (?:on )?{_DAY}",
    r"unexcused",
    r"awol",
    r"no[- ]?shows?",
)
ABSENCE_NEVER = (
    rf"(?:missed|missing|misses|skipped|out|without) (?:\w+ ){{0,2}}(?:days?|doses?|nights?|weeks?) of (?:the |his |her |their )?{any_of('medicines')}",
    r"(?:sorry|apolog\w+|excuse me|forgive)\b[^\n.;]{0,25}\blate|(?:out|away|gone|unconscious|unresponsive) (?:for )?(?:longer|more) than \w+ (?:sec\w*|min\w*)",
    r"(?:sent|went|goes|going|mailed|posted|put|e-?mailed|handed|gave|given) out (?:again|until|since|on|today|yesterday)",
    r"suspend\w+ (?:from|out of) school",
    r"(?:fine|good|great|perfect|excellent|taken|taking|take) attendance|attendance (?:is|has been|was) (?:good|fine|great|excellent|taken|perfect|important)",
    r"(?:bus|van|train|route|rt\.?|delivery|mail|order|shipment|flight|truck|books?|driver|plane|school|library|fees?|payment|paperwork|report|start|opening|game|staff|sub)(?: \d+)?(?: is| was| were| are| will be| ran| running)? (?:late|out|out of service|missing|absent)",
    r"(?:rt|bus|route|van|train|line|track) ?#?\d+[A-Za-z]? (?:is |was |running |will be |\d+ min(?:utes)? )*(?:late|out|down|absent)",
    r"(?:members?|board|committee|present|excused|voting|trustees?|officers?|staff|also|commissioners?|councilors?)(?:[:,]| \w+[:,]?)? absent|absent:? (?:none|mr|ms|mrs|dr|chair|member|stan|with notice)",
    r"(?:lines|ions|genes?|allele|enzyme|peak|sound|light|evidence|father figure|parent) (?:is |are |was |were )?absent|absent (?:from the (?:sun|spectrum|list|minutes|agenda)|voter|ballot|minded|ee)",
    r"perfect attendance",
    r"(?:ran|run|runs|running|sold|worn|ships?|shipping|shipped|moves?|moving|moved|heads?|heading|burned|burnt|knocked|dropped|struck|strikes|strike|freak\w*|pass\w*|hand\w*|figure\w*|work\w*|turn\w*|hang\w*|find|finding|found|point\w*|check\w*|try|tried|trying|go|goes|came|come|coming|fill\w*|print\w*|lock\w*|log\w*|sign\w*|time\w*|kick\w*|set|start\w*|spread|stretch\w*|reach\w*|help\w*|give|giving|gave|dole\w*|rule\w*|cross\w*|miss(?:ed|ing)?|leave|left|lights?|power|internet|wifi|network|way|inside|eat|eating|take|taking|took|carry|carried) out",
    r"late (?:bus(?:es)?|bell|pass(?:es)?|start|opening|fees?|fines?|lunch|registration|work|labs?|homework|entries|arrival procedure|for dinner|in the (?:game|season|week|day)|night|spring|fall|summer|winter|september|october|november|december|january|february|march|april|may|june|july|august)",
    r"missed (?:a|the|an|one|two|three|his|her|their) (?:shots?|free throws?|goal|penalt\w+|kick|putt|field goal|cut|note|cue|beat|point|opportunity|chance|deadline|memo|email|boat|mark|turn|exit|bus)",
    r"(?:bus|van|train|elevator|printer|copier)(?: #?\d+)? (?:skips|skipped|cuts|misses|missed)",
    r"(?:skip(?:ped|s)?|cut) (?:the )?(?:first|last|second) (?:line|row|page|step|question|chapter|slide|verse|piece|section|problem)",
    r"(?:sub|subs|coverage|out today|staff out|teachers? out)(?::| list| for| needed)[^\n]{0,40}out",
)
