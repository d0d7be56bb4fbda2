"""The school's own record of a pupil: marks, test scores, attendance.

Source: 603 CMR 23.02 (transcript and temporary record), 34 CFR 99.3 (education records); DESE SIMS DOE017, DOE018;
header sets of MCAS and ACCESS result files.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recognizers.context.statements import Lexicon, Statements, head_of, lexicon_triggers
from recognizers.contract import Examples, Hit, Recognizer
from recognizers.headings.headers import says_something
from recognizers.lists import figurelists, marklists, reportcards, transcripts
from recognizers.naming.gazetteer import may_be_first
from recognizers.phrasing import attendance, borders, clauses, hallway, heads, marks
from recognizers.phrasing import school_record as phrasing
from recognizers.phrasing.said import said

_MARK = r"(?:[a-df][+-]?|\d{1,3}(?:\.\d+)?\s?%?|inc(?:omplete)?|pass|fail|ne|nm|pm|e|m)"
_SUBJECT = r"(?:reading|math|maths|science|english|ela|history|spanish|french|writing|algebra(?: i+| \d)?|geometry|biology|chemistry|physics|art|music|pe|civics|us hist(?:ory)?|eng|matem[áa]ticas?|ingl[êeé]s|ci[êe]n[cç]i?as|portugu[êe]s|hist[óo]ria|lectura|leitura|escritura|espa[ñn]ol|geograf[íi]a|estudios sociales)"
_MARKS = rf"{_SUBJECT}:? {_MARK}(?:(?:, ?|[ ]{{2,6}}){_SUBJECT}:? {_MARK})+"
GRADES = Lexicon(
    heads=heads.GRADES,
    topic=r"failing|elig(?:ibility)?\b|ineligible|test scores|averages|missing work|make-?ups?|retakes?|incompletes?|progress (?:reports?|notes)|grades? (?:as of|check|report)",
    strong=(
        *phrasing.GRADES,
        *clauses.GRADES,
        *marks.MARKS,
        *said("GRADE_RECORD", "strong"),
        r"(?:weighted |unweighted |cumulative )?gpa (?:of |is |was )?\d(?:\.\d+)?(?: [\w ]{0,30}class of \d+)?", r"gpa\s?[:=]?\s?\d\.\d+", r"class rank(?: of| is)?\s?\d+", r"(?:ranked?|places (?:her|him)) \w+ in (?:a |the |her |his )?class", r"(?:(?-i:SAT|ACT)|psat|wisc|mcas|access|wida|dibels|map|nwea|i-?ready)(?:-?v)? (?:score |overall |composite |ela |math |reading )*(?:of |is |was )?\d[\d.]*(?:, literacy \d[\d.]*)?", r"(?:full[- ]scale|verbal|performance) (?:iq|score)(?: was| of| is)? ?\d+", r"iq (?:of|was|is)? ?\d+",
        r"(?:got|scored|earned|received|has|had|have|with|gets) (?:an? )?(?:(?:\d{1,2}|1[01]\d)%?|[a-df][+-]?) (?:on|in|for) (?:the |his |her )?[\w' ]{2,30}", r"(?:is )?failing (?:\d |two |three |all |my |his |her |eng\w*|math|science|history|algebra|biology|geometry|spanish|chemistry)[\w +&,]{0,30}", r"did not pass [\w ()0-9]{2,40}", r"(?:has|have|with) (?:an? |one |two )?[df]s? in \w+", _MARKS, r"at the \d+(?:st|nd|rd|th) percentile", r"\d+(?:st|nd|rd|th) percentile", r"reading (?:at|on) (?:a |an )?[\w-]+(?: grade)?[- ]level", r"(?:retain|retained|retention|held back|repeat(?:ing)? (?:the )?(?:grade|year|\d))(?: him| her)?", r"missing (?:work|assignments?) (?:in|list|:)", r"transcript (?:shows|of (?!the \w+ ?(?:meeting|hearing|interview|call|session|recording|trial|speech)|(?:the |a )?(?:meeting|hearing|interview|call|session|recording|trial|speech|voice))|for)", r"report card (?:shows|of|for|:)", r"processing speed (?:was|of|is) \d+", r"academically ineligible", r"ineligible", r"failed (?:the )?(?:math|ela|english|science|mcas|test|quiz|course|class|midterm|final)\w*", r"(?:ela|math|sci(?:ence)?|ste|mcas|bio|phys)(?:ematics)?\W{1,3}(?:4[4-9]|5[0-6])\d ?(?:nm|pm|me?|ee?)", r"el level \d", r"[lsrw] \d\.\d(?: [lsrw] \d\.\d)+", r"boletín de (?:notas|calificaciones)", r"reprobó", r"reprovou", r"promedio de \d+", r"nota (?:de )?\d+", r"[a-f] em \w+(?:, [a-f] em \w+)*",
    ),
    medium=(*phrasing.GRADE_COMMENTS, *said("GRADE_RECORD", "medium"), *marks.MARKS_WEAK, *clauses.GRADES_WEAK, r"failing", r"grade of [a-f][+-]?"),
    fields=("gpa", "class rank", "final grade", "current grade", "average", "score", "test score", "mcas score", "sat score", "grades", "marks", "q1 grade", "progress", "calificaciones", "notas"),
    never=(
        *marks.MARKS_NEVER,
        *hallway.WENT_OUT,
        *hallway.NO_MARK,
        *said("GRADE_RECORD", "never"),
        *borders.GRADES,
        r"retain(?:s|ed|ing)? (?:the (?:above|copyright|original|following)|copyright\w*|compatib\w+|all|any|its|a copy|ownership|title|rights?)[\w ]{0,20}", r"(?:rights|lines?|notices?|copyrights?|history|records?|copies|files?|data) (?:are |is |be |to be |must be )?retained",r"(?:minimum|average|class|mean|median|school|district|required|cut-?off) (?:gpa|score|average)", r"gpa (?:requirement|calculation|scale|cutoff|of at least)", r"transcript (?:request|office|fee|form)s?", r"(?:send|sent|sending|re-?send|request\w*|order\w*|fwd?:|re:|mail\w*|upload\w*|wants?|needs?|do|process\w*|print\w*) (?:out |me |us |you |an? |the |his |her |your |their |one |official |final |midyear |mid-year )*transcripts? for", r"report cards? (?:go|are|will|home|day|come|close|open|due|go home)", r"mean of \d+", r"(?:won|lost|beat|leading|final score)[\w ]{0,20}\d+", r"\d+(?:st|nd|rd|th) percentile of (?:schools|districts)"),
)  # fmt: skip
ATTENDANCE = Lexicon(
    heads=heads.ATTENDANCE,
    elsewhere=r"(?:after[- ]?school |lunch |office |saturday )?(?:detentions?|dets?)|iss|in[- ]school suspension|(?:office|bus) (?:referrals?|conduct)|staff (?:attendance|absences?)|sub(?:stitute)? coverage|boilers?|custodia(?:l|ns?)|facilities|buildings? (?:and|&) grounds|maintenance|vans?|copiers?|chromebooks?|library|shel(?:f|ves)|inventory|books",
    topic=r"attendance|absen(?:ces|t|tees)|tard(?:y|ies)|truancy|chronic absen\w+",
    strong=(
        *phrasing.ATTENDANCE,
        *clauses.ATTENDANCE,
        *attendance.ABSENCE,
        *attendance.ABSENCE_ABROAD,
        *said("ATTENDANCE_RECORD", "strong"),
        r"(?:has been |was |is |been |were )?absent (?:for )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty\w*) (?:days?|times|of \d+)", r"\d+ (?:unexcused |excused )?absences?(?: and \d+ tard\w+)?", r"\d+ (?:tard(?:y|ies)|dismissals|lates?|cuts)", r"(?:late|tardy|absent|tardies|absences)[ :]*[x×] ?\d+", r"abs(?:ences)?\.? ?\d+/\d+", r"(?:has been |was )?(?:late|tardy) (?:\d+|\w+teen|ten|twelve|nine|twenty\w*) times", r"out \d+ days", r"cut (?:per(?:iod)?|class) ?\d*", r"chronic(?:ally)? absen\w+", r"truan(?:t officer (?:visit\w*|called|went|came|spoke|drove)|t|cy)(?! (?:polic|prevention|law))(?: \w+)?", r"unexcused absen\w+", r"absence letter", r"\d+[- ]day (?:absence )?letter sent", r"attendance (?:is|rate of|below|at) \d+", r"missed \d+ (?:days|classes)", r"no show \d+", r"faltó \d+", r"\d+ faltas", r"\d+ ausencias", r"ausente \d+",
    ),
    medium=(r"absent", r"absences", r"tardies", *attendance.ABSENCE_WEAK, *said("ATTENDANCE_RECORD", "medium")),
    fields=("absences", "days absent", "attendance", "tardies", "tardy", "unexcused", "faltas", "ausencias"),
    never=(*clauses.ATTENDANCE_NEVER, *said("ATTENDANCE_RECORD", "never"), *hallway.OF_STAFF, *hallway.AWAY_FOR_CONDUCT, *hallway.WENT_OUT,  *attendance.ABSENCE_NEVER, *borders.ATTENDANCE, r"attendance (?:policy|office|line|desk|clerk|letter template|secretary|at the (?:game|meeting|concert)|sheet|code|was taken|prize|matters)", r"absence seizures?", r"perfect attendance", r"(?:his|her|their) attendance (?:is|was|has been|remains) (?:very |really |quite )?(?:good|excellent|great|strong|perfect|fine|regular|consistent|outstanding|not an? (?:concern|issue|problem))", r"\d+ (?:were )?in attendance", r"average daily attendance", r"absent (?:minded|from the (?:minutes|agenda)|members?)", r"members? absent", r"absence of", r"(?:locked|logged|signed|sold|worn|shut|timed) out (?:since|all|for)"),
)  # fmt: skip
_MARK_CELL = re.compile(
    r"(?:[a-d][+-]?|f)(?:\s?\(\d{1,3}\s?%?\))?|\d{1,4}(?:\.\d+)?\s?%?|\d+\s?/\s?\d+|inc(?:omplete)?|i|pass(?:ing|ed)?|fail(?:ing|ed)?|p|np|nm|pme?|me?|ee?|exc?|w|wf|wp|ns|s|u|missing|below|above|proficient|advanced|needs improvement|warning|"
    r"\d{3}\s?(?:nm|pm|me?|ee?)|meeting|exceeding|not meeting|partially meeting|(?:well below|below|at|above)(?: benchmark)?|intensive|strategic|core|(?:at|some|low) risk|(?:ok|pass|rescreen|refer|monitor|at risk) \d{1,3}|on track|[1-5](?:\.\d)?|\d{1,3}(?:st|nd|rd|th)(?: of \d+)?"
    r"|(?:[a-z]{2,12}\.? (?:[a-df][+-]?|\d{2,3}%?|inc)(?:, ?| ?; ?|$))+|[a-df][+-]? (?:avg|average)|\d{2,3}(?:\.\d)? ?[a-df][+-]?|all (?:[a-df]s?|inc)(?: ?(?:/|,|and|or) ?(?:[a-df]s?|better|above))*|inc(?:omplete)? in \w+",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"p(?:resent)?|on ?time|here|pr|0(?:\.0+)?|100(?:\.0+)?%?|\.", re.IGNORECASE)


def _mark(cell: str) -> bool:
    return bool(_MARK_CELL.fullmatch(cell.strip()))


def _absence(cell: str) -> bool:
    return (
        bool(cell.strip())
        and not _PRESENT.fullmatch(cell.strip())
        and (cell.strip().lower() in {"a", "n", "ua"} or says_something(cell))
    )


_STATED = Statements("GRADE_RECORD", GRADES)
_TEAM = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+)?"
_GAME = re.compile(rf"(?P<one>{_TEAM}),? \d{{1,3}}(?:,| ?[-–;]| to| and)? (?P<other>{_TEAM}),? \d{{1,3}}\.?")


def _is_game(said: str) -> bool:
    """Whether a score is that of two teams, and not of two who have given names: "Harwick 14, Rowley 7", not "Mia 41, Bo 28"."""
    found = _GAME.fullmatch(said.strip())
    return found is not None and not all(may_be_first(found[side].split()[0]) for side in ("one", "other"))


def _grades(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """What is said of somebody's marks, and marks in a list under its title, or in the lines of a transcript."""
    columns = [*transcripts.find(text, head_of(text, context)), *reportcards.find(text)]
    said = [
        h
        for h in _STATED(text, context)
        if not any(h.start < c.end and c.start < h.end for c in columns) and not _is_game(text[h.start : h.end])
    ]
    listed = [
        h for h in marklists.find(text) if not any(h.start < s.end and s.start < h.end for s in (*said, *columns))
    ]
    return sorted((*said, *listed, *columns), key=lambda hit: hit.start)


_ABSENT = Statements("ATTENDANCE_RECORD", ATTENDANCE)


def _absences(text: str, context: Sequence[str] = ()) -> list[Hit]:
    """What is said of somebody's absences, and figures in a list under its title."""
    said = _ABSENT(text, context)
    listed = figurelists.find(text, "ATTENDANCE_RECORD")
    new = (h for h in listed if not any(h.start < s.end and s.start < h.end for s in said))
    return sorted((*said, *new), key=lambda hit: hit.start)


RECOGNIZERS = (
    Recognizer(
        name="GradeRecordRecognizer",
        entity="GRADE_RECORD",
        source="603 CMR 23.02, transcript and temporary record; header sets of MCAS and ACCESS result files",
        find=_grades,
        # the list of subjects with their marks takes ten seconds to compile; its beginning opens the same windows
        triggers=(*marklists.TITLES, marklists.LEVELS, marklists.SCORES, *transcripts.TRIGGERS, *reportcards.TRIGGERS, *lexicon_triggers(replace(GRADES, strong=tuple(t for t in GRADES.strong if t != _MARKS))), rf"\b{_SUBJECT}:? (?:[a-df][+-]?|\d[\d.]*\s?%?|inc(?:omplete)?|pass|fail|ne|nm|pm|e|m)(?:, ?|[ ]{2})"),
        headers=frozenset(
            """gpa weightedgpa unweightedgpa cumulativegpa cumgpa classrank rank finalgrade currentgrade overallgrade lettergrade grades mark marks average avg coursegrade q1 q2 q3 q4 s1 s2 t1 t2 t3 q1grade q2grade q3grade q4grade semestergrade
            midterm midtermexam final finalexam exam wpm examscore score scores testscore rawscore scaledscore percent percentage percentile pct orf dorf nwf nwfcls nwfwwr psf lnf fsf wrf wcpm benchmarkstatus dibelscomposite total points totalpoints mcas mcasela mcasmath mcasscience elascaledscore mathscaledscore escaledss mscaledss sscaledss
            eperf2 mperf2 performancelevel perflevel achievementlevel proficiencylevel wida widascore access accessscore overallproficiency sat satscore act psat iq fsiq readsat readingat readinglevel lexile dibels mapscore nwea iready quiz test unittest homework hw projects participation
            reportcardcomments progress standing credits creditsearned failing courseaverage ela math reading writing science socialstudies worldlanguage worldlanguages foreignlanguage benchmark""".split()
        ),
        wording=(
            r"(?<!min )(?<!minimum )(?<!required )(?<!req )(?<!target )(?<!goal )(?<!school )gpa(?: (?!min|req|scale|need|goal|cut|range|for\b)\w+){0,3}", r"class rank", r"(?:grades?|avg|average) (?:so far|to date|as of.*|now|today)", r"current (?:grades|marks|averages?|avg)", r"(?:final|current|overall|course|letter|numeric|semester|quarter|trimester|term|midterm|report|year|ytd|posted) grades?", r"(?:final|course|term|quarter|year|semester|overall|class|cumulative|running|weighted) (?:average|mark|percent|score)", r"average", r"averages",
            r"(?:quarter|marking period|mp|trimester|term|semester|q|s|t) ?[1-6](?: (?:grade|average|mark|percent|score|final|exam|ela|math|science|english|reading|writing|history|ss))?", r"(?:ela|math|science|english|reading|writing|history|social studies|spanish|algebra|geometry|biology|chemistry|physics|art|music|pe|health|civics|french|latin)(?: \d)? (?:q\d|quarter \d|s\d|t\d|grade|average|mark|final|score|percentile|level|percent|raw|scaled|test|exam|quiz|ss|pl)",
            r"(?:raw|scaled?|scaled|test|total|composite|overall|standard|theta|rit|growth|domain|exam|quiz|listening|speaking|reading|writing|literacy|comprehension|oral) ?(?:scores?|ss|sc)", r"scores?", r"percentiles?(?: rank)?", r"(?:percent|pct|%|num(?:ber)?|questions?|items|answers?|points|total|first try)?(?: of)? ?correct(?: ?(?:percent|pct|%|answers?|items|count|total|responses?))?", r"accuracy(?: ?(?:percent|pct|%|rate))?", r"(?:performance|achievement|proficiency) ?(?:levels?|index|category|band)?", r"(?:student )?growth(?: percentile| score)?", r"sgp", r"lexile", r"quantile", r"stanine",
            r"(?:li?s?t?(?:ening)?|sp(?:ea)?k?(?:ing)?|rea?d?g?(?:ing)?|wri?t?g?(?:ing)?|comp(?:rehension|osite)?|overall|oral(?: language)?|lit(?:eracy)?) (?:ss|c?pl|scale score|proficiency level|prof level)", r"composite",
            r"final(?: exam| grade| mark)?", r"mid ?terms?(?: exam| grade)?", r"exams?(?: \d+)?", r"quiz(?:zes)?(?: \d+)?", r"(?:unit |chapter )?tests?(?: \d+)?", r"(?:unit|chapter|ch|module|mod) ?\d{1,2}", r"\w+ quiz(?:zes)?(?: \d+)?", r"(?:spelling|vocab|math facts?) (?:wk|week|list|test|quiz) ?\d*", r"labs?(?: \d+| report)?", r"(?:hw|homework|classwork|essay|project|assignment|worksheet|problem set)s?(?: \d+)?", r"participation", r"mcas(?: (?:ela|math|science|sci|ste))?(?: \d{4})?", r"wida(?: (?:screener|overall|score|composite|level))?", r"access(?: \d{4})? (?:score|overall|composite|level)", r"(?:p?sat|act|ap|ib)(?: (?:score|math|m|verbal|v|ebrw|erw|r&w|composite|total|best|high(?:est)?|superscore|english|reading))",
            r"(?:(?:fall|winter|spring|boy|moy|eoy|beginning|middle|end|sept|jan|may) )(?:lnf|psf|nwf(?: (?:cls|wwr))?|wrf|orf|dorf|fsf|maze|wcpm|rcf|composite|benchmark)", r"(?:screen(?:ing|er)?s? )?(?:esi|dial|brigance|asq|pals|get ready to read)(?: (?:[a-z]|\d))?(?: (?:scores?|screen\w*|results?))?", r"i ?ready(?: (?!pin|id|login|user|pw|pass)\w+)?", r"dibels(?: \w+)?", r"(?:map|nwea)(?: \w+)?", r"(?:actual|orig(?:inal)?|earned|new|old|prior|prev(?:ious)?|cr|recovery) (?:grade|mark|avg|average|score)", r"failed (?:with|grade|mark|avg|average|score)", r"(?:q|mp|t|s)[1-4] f'?s?", r"(?:# |no |number )?(?:of )?f'?s", r"credits? (?:passing|passed|earned|attempted|to date)", r"[a-z]?(?:raw ?sc\w*|scaleds?|scaled ss|perf ?\d?|sgp)", r"[a-z]{1,2}(?:rawsc\w*|scaleds?\w*|perf(?:\d|le?ve?l?)?|sgp|scalsc)", r"(?:iq|fsiq|wisc)(?: \w+)?", r"calificacion(?:es)?", r"notas?(?: \d)?", r"promedio",
        ),
        accepts=_mark,
        examples=Examples(
            hits=(("Spring MAP\nDuarte, Ilidio: 201, 198\nHuang, Zixuan: 214, 220\nPrates, Gus: 190, 195", "214, 220"), ("Unit 3 quiz scores, period 2\nAdjei, Nana 88\nBoudreau, Simon 91\nDhillon, Harleen 97", "91"), ("weighted GPA of 4.31 places her third in a class of 188", "GPA of 4.31"), ("He got a 54 on the unit test", "got a 54 on the unit test"), ("Waldo did not pass English 9 (58)", "did not pass English 9"), ("Reading B+, Math C, Science A-", "Reading B+, Math C")),
            misses=("Team meet scores, final\nAdjei 88\nBoudreau 91\nDhillon 97", "Quiz scores by room\nGym 88\nLibrary 91\nOffice 97", "Report cards go home Friday.", "minimum GPA of 2.0", "the class average was fine", "score at 3:15 in the gym", "Transcript request form"),
        ),
    ),
    Recognizer(
        name="AttendanceRecordRecognizer",
        entity="ATTENDANCE_RECORD",
        source="603 CMR 23.02, temporary record; DESE SIMS DOE017, DOE018",
        find=_absences,
        triggers=(figurelists.TITLES["ATTENDANCE_RECORD"], *lexicon_triggers(ATTENDANCE)),
        headers=frozenset(
            """absences absence absent unx unex unexabs abs daysabsent totalabsences unexcused unexcusedabsences excused excusedabsences excabs unexcabs tardies tardy tardys dayspresent daystardy attcode attendancecode attendancestatus attendance attendancerate dismissals dismissed
            cuts truancies truant doe017 doe018 doe046 doe052 membership daysmember membershipdays daysenrolled daysinmembership chronicabsence ytda ytdt ytdabs ytdtdy ytdtar cameinlate cameinlatedays latearrivals timeslate daysrefused refusaldays schoolrefusal hoursin hoursattended partialdays ytdabsences absytd faltas ausencias absencecode absencereason""".split()
        ),
        wording=(r"(?:absen(?:t|ces?)|unex(?:c|cused)?|unx|abs)(?: (?:code|reason|type|ytd|count|total|to date|so far|this year))?", r"seat time (?:missed|miss ?'?d|lost|owed)", r"(?:wk|week|qtr|quarter|yr|year|month|term) abs(?:ent|ences)?", r"(?:days|times|periods|classes) (?:absent|tardy|missed|out|truant|dismissed|cut)", r"tard(?:y|ies)", r"(?:un)?excused(?: absences?| tardies)?", r"truan(?:t|cy|cies)", r"attendance(?: (?:code|status|rate|percent|percentage))?", r"days? (?:in |of )?(?:attended|present|membership|enrolled)", r"(?:attended|present|membership) days", r"(?:early )?dismissals", r"class cuts|cuts", r"chronic(?:ally)? absent(?:eeism)?", r"ausencias", r"faltas"),
        accepts=_absence,
        examples=Examples(
            hits=(("Jalen: 31 unexc, wants GED", "31 unexc"), ("Jalen has 14 unexcused absences and 22 tardies", "14 unexcused absences"), ("Shyanne Rowe-Baptiste 9th, abs 41/78", "abs 41/78"), ("has been late nineteen times", "late nineteen times")),
            misses=("attendance policy", "120 in attendance at the game", "Sorry this is late", "I sent mom the 21 day notice certified today", "If he is out longer than 3 minutes, call 911", "Members absent: none", "The road is closed, so bus 9 skips Harvey.", "perfect attendance award"),
        ),
    ),
)  # fmt: skip
