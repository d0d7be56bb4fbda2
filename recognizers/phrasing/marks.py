"""How marks, scores and standing are told in few words: "F in spanish, D in geo", "19 wpm, red", "brought bio to a C-".

Curated; `phrasing.school_record` has the full sentences of report cards. Letters count only as capitals or with a sign.
"""

from __future__ import annotations

_LETTER = r"(?-i:[A-DF](?:[+-](?!\d)|\b(?!['’.]\w)))"
_PLAIN = r"(?-i:[A-DF][+-]?)"
_SUBJECT = (
    r"(?:reading|math|maths|science|sci|english|eng|ela|history|hist|us history|us 1|us 2|world|spanish|span|french|latin|mandarin|portuguese|writing|algebra|alg|alg 2|algebra 2|algebra 1|geometry|geo|geom|biology|bio|chemistry|chem|physics|phys|art|music|band|chorus|pe|gym|health|civics"
    r"|government|gov|econ|economics|calculus|calc|pre-?calc|statistics|stats|trig|social studies|ss|geography|comp sci|computer science|cs|lit|spelling|engineering|psych|psychology|humanities|earth science|anatomy|study skills|esl|apush|ap \w+|honors \w+)"
)
_UNIT = r"(?:wpm|wcpm|cwpm|words per minute|words correct|dorf|nwf|psf|lnf|fsf|orf|maze|cls|wrc|rit|sgp|lexile|percentile|%ile|composite|scaled score|standard score|(?<=\d\d )(?<!gr \d\d )(?<!grade \d\d )ss)"
_TEST = r"(?:mcas|dibels|i-?ready|iready|map|nwea|wida|access|star|aimsweb|fastbridge|acadience|f&p|fountas|bas|dra|brigance|istation|lexia|psat|(?-i:SAT|ACT)|ap exam|midterm|final exam|regents|cogat|earlybird|mclass|heggerty|quick phonics|cbm|ran)"
_COLOUR = r"(?:red|yellow|green|blue|orange|purple|at risk|some risk|low risk|well below|below|above|at|strategic|intensive|core|tier [123])"

MARKS = (
    rf"{_LETTER} in {_SUBJECT}",
    r"(?-i:[A-DF][+-]?['’]?s) (?:in|on|this|last|across|and (?-i:[A-DF]['’]?s))",
    rf"(?:got|gets|has|have|had|earned|pulled|pulling|getting|carrying|brought|brings?|bringing|raised?|raising|dropped|dropping|slipped|up|down|back up|fell|went|moved|sitting|stuck|ended|finished|from) (?:his |her |their |the |it )?(?:{_SUBJECT} |grade |average |avg |mark |gpa )?(?:grade |avg |average )?(?:up |down |back )*(?:to |at |with |from )*(?:an? |about an? |only an? |low |high |solid )*(?:{_LETTER}|\d{{2,3}} ?%|(?<=a )\d{{2}}(?= in\b| on\b| avg| average| and\b| for\b|[.,;]|$))(?! ?am| ?pm| ?minutes| ?mins?| ?hours?| ?days?| ?students| ?pounds| ?lbs| ?miles| ?people| ?years| ?points? lead| ?bus| ?block| ?period| ?lunch| ?group| ?team| ?side| ?wing| ?hall| ?game)",
    rf"{_SUBJECT}(?: grade| avg| average| mark)?(?: is| was| now| still| =| :|:|-| at|,)? ?(?:an? |currently |now |down to |up to |still )*(?:{_LETTER}|\d{{2}} ?%|\d{{2}} ?(?:avg|average))",
    rf"{_PLAIN} (?:avg|average|student in|range|for (?:the )?(?:term|quarter|semester|year|q[1-4]))",
    rf"\d{{1,3}} ?{_UNIT}",
    rf"{_UNIT}[ :=]*(?:of |is |was |at |score )*\d{{1,4}}",
    rf"{_TEST}\b ?(?:ela |math |reading |science |sci |score |scores |composite |level |boy |moy |eoy |fall |winter |spring |overall |\d{{4}} )*(?:score |of |is |was |at |: ?|= ?|- )*(?:\d{{1,4}}(?:\.\d+)?\b(?!/)|{_COLOUR}|not meeting|partially|warning|needs improvement|proficient|exceeding|meeting|nm\b|pm\b|level \w)",
    rf"(?:scored|scores|score|benchmarked|tested|placed|came out|levels?|lvl) (?:was |is |of |at |a |an |in |the |only )*(?:\d{{1,4}}(?:\.\d+)?%?|{_COLOUR}|level \w|[a-z]+ percentile)(?:,| on| in| below| against| out of|/| \(|$)(?! goals?| points? in| touchdowns?| runs?| baskets?| overtime| the game| the half)",
    r"(?:below|at|above|under|over|well below|just below|not at|near|far below) (?:the |his |her |grade[- ]level |fall |winter |spring |class )*(?:benchmark|grade[- ]level|cut ?score|cut point|standard|expectations|norm|proficien\w+)",
    r"(?:is|are|was|on|at|below|above|working|reading|performing|functioning|not|now|still|nearly|almost|solidly|reads?|writes?|years?|levels?|months?) (?:on |at |below |above |behind |well |far |a |two |one |\d )*grade[- ]level",
    r"(?:f&p|fountas|guided reading|gr|reading|rdg|dra|instructional|independent|text) (?:level|lvl)[ :=]*(?:is |was |of |at |a |now )*(?-i:[A-Z]\b|\d{1,2}\b)",
    r"(?:reads?|reading|instructional|independent) (?:at |on )?(?:a |an )?(?:level|lvl) (?-i:[A-Z]\b|\d{1,2}\b)",
    r"(?:reads?|reading|writes?|writing|math|performing|working|spelling|comprehension|decoding|is|at) (?:at |on |like )?(?:a |an |about a |about an? |beginning |mid |end of )*(?:k|kindergarten|first|second|third|fourth|fifth|sixth|seventh|eighth|1st|2nd|3rd|4th|5th|6th|7th|8th)(?:[- ]grade)?(?: \w+)? level",
    rf"(?:fail(?:s|ed|ing)?|flunk(?:s|ed|ing)?|bomb(?:ed|ing)|tank(?:ed|ing)|passing|barely passing|passed|didn['’]?t pass|did not pass|not passing|behind in|struggling in|dropping|dropped|repeating|retaking|retake|incomplete in|inc in|zero in|a zero in|missing work in) (?:the |his |her |both |all |two |three |\d |freshman |honors |ap )*{_SUBJECT}(?![- ](?:bus|trip|drill|book|room|teacher|department))",
    r"(?:fail(?:s|ed|ing)|flunk(?:s|ed|ing)|passing|not passing|failing out of) (?:\d|two|three|four|five|six|everything|all|every|most|half|both|his|her|nothing|several|multiple|a couple)",
    r"(?:is|are|was|currently|still|now|be|both|in danger of|at risk of|close to|on track to) (?:failing|flunking|not passing|fail\b)(?! to| infrastructure| system| equipment| battery| roof| grade for| schools?)",
    r"(?:gpa|g\.p\.a\.)[ :=]*(?:is |was |of |at |a |up to |down to |now |dropped to |only |under |below )*\d(?:\.\d+)?",
    r"\d\.\d+ (?:gpa|cumulative|weighted|unweighted)",
    r"rank(?:ed|s)?[ :=]*(?:is |of |was |at )*#?\d{1,3} ?(?:of|/|out of) ?\d{2,3}",
    r"(?:inc|incomplete|incompletes)(?: ?s)? (?:in|for|until|from|on|grade)",
    r"(?:an|two|three|\d|took|takes?|has|have|with|w/|gave|given|still|his|her|one) (?:an? )?(?:incompletes?|inc['’]?s?)\b",
    r"(?:owes?|owe|missing|is missing|never came in|never turned in|hasn['’]?t turned in|hasnt turned in|didn['’]?t hand in|not handed in|late|overdue|unsubmitted|behind|short|zero(?:e?s)?(?: on| for)?|0 on|no) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several|all|most|many|every|\d+ of \d+|the last \w+|her|his) (?:\w+ )?(?:assignments?|hw|homeworks?|labs?|essays?|papers?|projects?|quizzes|tests?|packets?|journals?|problem sets?|worksheets?|credits?|discussion posts|grades?|final)",
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several|all|most|many|half(?: of)?) (?:of (?:his|her|the) )?(?:\w+ )?(?:assignments?|hw|homeworks?|labs?|essays?|papers?|projects?|quizzes|tests?|packets?) (?:never |not |are |still |were |is |went |have not |haven['’]?t )*(?:missing|late|incomplete|not in|undone|came in|turned in|handed in|submitted|unfinished|outstanding|overdue|blank|owed)",
    r"(?:\d+|two|three|four|five|several) (?:zero(?:e)?s|0s|missing|nhi['’]?s|incompletes?|f['’]?s|d['’]?s)",
    r"(?:not|in)[- ]?eligible (?:to play|for (?:sports|the (?:game|meet|team)|winter|spring|fall)|academically|grades|b/c of|due to)",
    r"(?:not|no longer|won['’]?t be|isn['’]?t|barely|now) academically eligible",
    r"(?:honor roll|high honors|honors) (?:miss\w*|for the first|this term|again)|(?:made|missed|off|lost|got) (?:the )?honor roll",
    r"(?:not|may not|might not|won['’]?t|will not|isn['’]?t|is not|can['’]?t|at risk of not|in danger of not|on track to) (?:be |going to |gonna |likely to )*(?:graduat\w+|walk(?:ing)? (?:in june|at graduation|w/|with)|promot\w+|pass(?:ing)? (?:the (?:year|term|class|semester|course)|for the)|mov(?:e|ing) (?:on|up) to|get(?:ting)? credit)",
    r"(?:retained|retention|held back|kept back|staying back|stay back|repeat(?:ing|ed)?)(?: (?:in|for|the|him|her|his|freshman|sophomore|junior|senior|kindergarten|k|first|\w+ grade|grade|year|next year))+",
    r"(?:summer school|credit recovery|edgenuity|apex) (?:for|in|to make up|or|b/c|because|bound|if)",
    r"(?:needs?|short|behind|missing|lost|lacks?|earned|has|only|owes) (?:about |only |at least )?\d+(?:\.\d+)? (?:more )?(?:credits?|crs?\b|creds?\b)",
    r"mcas (?:ela|math|sci\w*|ste|bio\w*|physics|tech\w*|intro phys\w*|hum\w*)\.? (?:of |was |is |score |at )?[45]\d\d(?!\d)",
    r"(?:moved|moving|dropped|dropping|bumped|move) (?:him |her |them )?(?:down |up |from |out of |to |back )+(?:ap|honors|cp1?|college prep|regular|level \d|standard|on[- ]level|intensive)",
    r"(?:his|her|their) (?:grades?|gpa|avg|average|transcript|report card|scores?|marks|progress report|rank|math grade|ela grade|reading (?:level|score)|test scores?|lexile|mcas|quiz|midterm|final)(?: (?:is|are|was|were|have|has|dropped|slipped|tanked|fell|went|came|shows?|says|improved|sucks?|up|down))",
    r"(?:grades?|average|gpa|marks) (?:are |is |have |has |really |all |keep |started )*(?:slipp\w+|tank\w+|dropp\w+|plummet\w+|falling|fell|way down|down|in the (?:toilet|tank|basement)|suffering|sliding|slid|gone down|up a lot|improv\w+)",
    r"(?:on|off) academic (?:probation|warning|contract) (?:for|until|this|b/c|academ\w+)",
    r"(?:sacó|saco|obtuvo|tiene|tirou|ficou com|está con|tem) (?:una? |uma? )?(?:(?-i:[A-F])(?!\w)|nota|\d{1,3}|calificación|cero|zero) (?:de |en |em |no |na )?\w+",
    r"(?:reprob[óo]|reprovou|está reprobando|est[áa] reprovando|va mal en|vai mal em|perdi[óo] el (?:año|grado|curso)|repite el (?:grado|año)|repetiu (?:o|de) ano|bajas calificaciones|malas notas|notas baixas|li pa pase|move nòt|nòt li yo)",
    r"(?:ela|math|sci\w*|ste|bio|english) (?:4[4-9]\d|5[0-6]\d) \((?-i:E|M|PM|NM|A|P|NI|W|F)\)",
    r"(?:copied|copying) (?:off|from) (?:a|his|her|the) (?:neighbor|classmate)|got a zero",
    r"(?:tier [23]|intervention|rti|mtss) (?:for |in )?(?:reading|math|ela|phonics|fluency|decoding|writing)(?:,| \(|:|-)? ?(?:flat|no growth|no progress|not responding|below|red|yellow|making|slow)",
    r"(?:flat|no growth|not making progress|little progress|slow progress|stuck at|plateau\w+|regress\w+) (?:in|on|with|since|after|for|data|at level|at)",
    r"(?:knows?|names?|reads?|identif\w+|recogniz\w+|counts?|writes?) (?:only |just |about |\d+ of )*\d+ ?(?:/|of|out of)? ?\d* ?(?:letters?|sounds?|sight words?|letter names|letter sounds|high[- ]frequency|words|numbers|math facts|trick words|snap words)",
)
MARKS_WEAK = (
    r"failing",
    r"(?:low|bad|poor|good|great|high|solid|strong|awful|terrible|failing) (?:grades?|marks|scores?|report card|average)",
    r"grade of [a-f]",
    rf"{_COLOUR} (?:group|zone|band|on dibels|for fluency)",
    r"(?:well|far|way) below",
    r"incomplete",
    r"(?:struggling|behind|low) (?:reader|in (?:math|reading|ela|writing))",
    r"(?-i:[A-D][+-])",
    r"(?:first|second|third|fourth|fifth|\d{1,3}(?:st|nd|rd|th)) in (?:the|her|his|their) (?:senior |junior |graduating )?class(?! (?:to|of|that|who|with|on)\b)",
    r"(?:listening|speaking|reading|writing|literacy|composite|overall|oral)(?: score| level)?(?: of| is| was| at|:| =)? [1-6]\.\d(?![\d%])",
    r"(?<![\d.])[1-6]\.\d (?:composite|overall|in (?:listening|speaking|reading|writing|literacy))",
)
_AMOUNT = (
    r"(?:sales?|revenues?|profits?|prices?|costs?|expenses|spending|budgets?|funding|donations?|income|demand|production|output|usage|consumption|emissions|enrol{1,2}ments?|participation|attendance|turnout|membership|population|unemployment|inflation"
    r"|stocks?|shares?|crime|traffic|circulation|waste|smoking|vaping|truancy|absenteeism|interest|visits?|visitors|orders?|bookings?|subscriptions?)"
)
_MOVED = r"(?:fell|falls|dropped|drops|rose|rises|grew|grows|declined|decreased|increased|slipped|(?:went|was|were|is|are|has gone|have gone) (?:up|down))"
MARKS_NEVER = (
    rf"(?<!his )(?<!her )(?<!their ){_AMOUNT}(?: (?:of|for|in|at|among|from)(?: [\w'’-]+){{1,4}}?)? {_MOVED} (?:by |to |from |about |nearly |almost |over |more than )*\d{{1,3}}(?:\.\d+)? ?(?:%|percent)",
    r"last (?:4|four) ss",
    r"fail(?:s|ed|ing) (?:(?:about|almost|nearly|over|more than|at least) )?(?:\d[\d,]*|[a-z]+) (?:times|attempts|tries|experiments|prototypes|inventions|businesses|elections)",
    r"(?:form |the |his |her )?(?:w-?[249]|i-?9|1099s?) (?:is |was |still )?missing",
    r"(?:vitamin|hepatitis|hep|plan|type|group|team|row|room|section|block|bus|period|lunch|wing|hall|bldg|building|gate|door|lot|exhibit|appendix|part|option|item|grade|schedule|day|week|cohort|list|side|pod|house|class|tier|step|lane|column|scene|choice|question|answer|size|cup|title|unit|phase|zone|track|key|note|chord|sharp|flat|minor|major|section|bracket|pool|heat|flight|division|league|blood) (?-i:[A-F])",
    r"(?-i:[A-F]) (?:block|period|lunch|day|team|wing|side|squad|league|string|major|minor|flat|sharp|battery|bat|cell|cup)",
    r"(?:class|school|district|state|national|team|grade[- ]level|cohort|building|subgroup|median|mean|our|passing|minimum|required|cut-?off|overall) (?:average|avg|gpa|mean|score|scores|proficiency|results|rate|rank(?! (?:of |is )?#?\d))",
    r"(?:bus|truck|car|boiler|elevator|inspection|roof|hvac|system|server|test run|battery|machine|copier|printer) (?:is |are |was )?(?:failing|failed|passed|passing)",
    r"\d{1,2} (?:of|for) \d{1,2} for \d{1,3}(?: (?:yards|yds))?",
    r"(?:ran|rushed|carried|caught|threw|passed)(?: \d+ \w+)? for \d{1,3}(?: yards| yds)?(?: and \w+ (?:scores?|tds?|touchdowns?))?",
    r"(?:battery|charge|charging|fuel|ink|toner|humidity|brightness|zoom|disk|storage)(?: (?:health|level|capacity|space|usage))? (?:is |at |was )?\d{1,3} ?%",
    r"failing (?:to|that|infrastructure|system|equipment|battery|roof|schools?|grade for)",
    r"(?:passed|passing|passes) (?:the )?(?:science|art|music|math|history|band|gym|health|english|library) (?:room|wing|hall|budget|book|building|teacher|door)",
    r"(?:ap|sat|act|psat|mcas|wida|dibels|access) (?:testing|test dates?|window|schedule|prep|registration|coordinator|training|review|manual|exam (?:fees?|schedule)|starts?|is on|will be)",
    r"map (?:of|to|on|is|was|at|a|the|room|quest|out|\d)",
    r"(?:star|act) (?:\d|of|one|two|on|at|is|was|in|i+\b)",
    r"access (?:to|\d|at|is|was|of|point|code|card|road|hours)",
    r"final (?:exam )?(?:schedule|score was|is on|four|bell|at|week|payment|date|walk|approach|push|day|call)",
    r"(?:home|visitor|game|match|halftime|winning|soccer|football|hockey) (?:score|team)",
    r"scored (?:\w+ )?(?:\d+ )?(?:goals?|points?|touchdowns?|runs?|baskets?|twice|the)",
)
