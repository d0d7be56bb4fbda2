"""The vocabularies of families: wordings that stand in no line as such are found, and look-alikes are not."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from recognizers import circumstances, custody, discipline, health, school_record, special_education
from recognizers.context.statements import BARE
from recognizers.contract import STATEMENTS
from recognizers.phrasing import said as folder
from recognizers.phrasing.said import KINDS, said
from recognizers.triggers.parsed import factors
from recognizers.triggers.phrases import as_typed

FIND = {r.entity: r.find for r in (*custody.RECOGNIZERS, *discipline.RECOGNIZERS, *circumstances.RECOGNIZERS)}
SECTIONS = [
    (f.name, *line.strip("= \n").split())
    for f in files(folder).iterdir()
    if f.name.endswith(".txt")
    for line in f.read_text(encoding="utf-8").splitlines()
    if line.startswith("==")
]


def entities(text: str) -> set[str]:
    found = {e: find(text) for e, find in FIND.items()}
    return {e for e, hits in found.items() if any(h.score > BARE for h in hits)}


@pytest.mark.parametrize(("file", "entity", "kind"), SECTIONS)
def test_sections_name_what_there_is(file: str, entity: str, kind: str) -> None:
    assert entity in STATEMENTS
    assert kind in KINDS
    assert said(entity, kind)


@pytest.mark.parametrize(("entity", "kind"), sorted({(e, k) for _, e, k in SECTIONS}))
def test_phrases_say_something(entity: str, kind: str) -> None:
    assert not [p for p in said(entity, kind) if re.compile(p).match("")]


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("CUSTODY_NOTE", "Mom called, gma cant sign her out anymore"),
        ("CUSTODY_NOTE", "Bus 6: he is not to be let off to his stepdad"),
        ("CUSTODY_NOTE", "mom fled DV over the summer"),
        ("ECONOMIC_STATUS", "they are staying with the in-laws for now"),
        ("CUSTODY_NOTE", "La corte le quitó la custodia a su papá"),
        ("CUSTODY_NOTE", "El padrastro, Wilson A., no está autorizado"),
        ("CUSTODY_NOTE", "El tío ya no puede llevárselo, tenemos papeles de la corte"),
        ("CUSTODY_NOTE", "La jueza ordenó que el padre no se acerque"),
        ("CUSTODY_NOTE", "La dirección nueva es confidencial"),
        ("CUSTODY_NOTE", "Ele está sob a guarda da tia desde março"),
        ("CUSTODY_NOTE", "só pode sair com a avó, o juiz suspendeu as visitas"),
        ("CUSTODY_NOTE", "o pai só pode ver a menina com supervisão"),
        ("CUSTODY_NOTE", "papa l pa gen dwa mete pye nan lekòl la"),
        ("CUSTODY_NOTE", "se grann li sèl ki ka pran l"),
        ("CUSTODY_NOTE", "Kervens: se matant li sèl ki pran l, pa papa a"),
        ("CUSTODY_NOTE", "El papá solo lo puede ver los sábados con una trabajadora social"),
        ("CUSTODY_NOTE", "Si llega el padre llamen a la policía"),
        ("CUSTODY_NOTE", "A avó materna não está autorizada até o juiz decidir"),
        ("CUSTODY_NOTE", "ela diz que ele nao pode chegar a 100 jardas"),
        ("DISCIPLINE_RECORD", "Brody: 2 lunches in the office"),
        ("DISCIPLINE_RECORD", "he pays for the tray and owes a written apology to the kitchen"),
        ("CUSTODY_NOTE", "DAD NOT TO BE GIVEN CHILD"),
        ("CUSTODY_NOTE", "STUDENT IS NOT TO BE DISMISSED TO MR. HADDOCK"),
        ("CUSTODY_NOTE", "209A GOOD THRU 9/14/26"),
        ("CUSTODY_NOTE", "MOTHER, SEE ORDER IN SAFE"),
        ("CUSTODY_NOTE", "only goes home with Nana"),
        ("CUSTODY_NOTE", "mom Th/F per the parenting order"),
        ("CUSTODY_NOTE", "order of the Probate Court prohibits release of residence"),
        ("CUSTODY_NOTE", "family fled father, residence not to be disclosed"),
        ("CUSTODY_NOTE", "ACP card on file"),
        ("CRIMINAL_RECORD", "20 hours through the DA's diversion program"),
        ("CRIMINAL_RECORD", "GPS until Jan 5, not with his co-defendant"),
        ("CRIMINAL_RECORD", "back Monday from DYS, 4 months"),
        ("CRIMINAL_RECORD", "came up on the check, level 2 registry"),
        ("FAMILY_STATUS", "mother, Guard"),
        ("FAMILY_STATUS", "father, Navy, no date"),
        ("FAMILY_STATUS", "a mãe ficou em Cabo Verde"),
        ("IMMIGRATION_STATUS", "a la mamá la detuvo migración el viernes"),
        ("CUSTODY_NOTE", "there is an RO against her mother's boyfriend"),
        ("CUSTODY_NOTE", "kids were taken from the home sunday night"),
        ("CUSTODY_NOTE", "the judge suspended his visits"),
        ("CUSTODY_NOTE", "we had to file on the parents, filed on the family yesterday"),
        ("CUSTODY_NOTE", "La mamá perdió la custodia el martes"),
        ("CUSTODY_NOTE", "Jij la di papa l pa gen dwa vin chache l"),
        ("CUSTODY_NOTE", "o pai não pode buscar a menina"),
        ("FAMILY_STATUS", "since mom went to rehab they stay with nana"),
        ("FAMILY_STATUS", "his brother just got locked up again"),
        ("FAMILY_STATUS", "family is jehovahs witness"),
        ("FAMILY_STATUS", "out at school, parents dont know yet"),
        ("FAMILY_STATUS", "parents split in May"),
        ("FAMILY_STATUS", "dad deployed sunday"),
        ("ECONOMIC_STATUS", "mom says they cant pay rent this month"),
        ("ECONOMIC_STATUS", "sleeping on an aunt's couch with three cousins"),
        ("ECONOMIC_STATUS", "they get fuel assistance and the holiday basket"),
        ("ECONOMIC_STATUS", "her lights got shut off"),
        ("IMMIGRATION_STATUS", "ICE took her uncle on thursday"),
        ("IMMIGRATION_STATUS", "released from the border shelter to his brother"),
        ("IMMIGRATION_STATUS", "her family overstayed their visas"),
        ("CRIMINAL_RECORD", "he just got out of DYS"),
        ("CRIMINAL_RECORD", "picked up by the cops, b&e charge"),
        ("DISCIPLINE_RECORD", "kid got 5 days and a drug class"),
        ("DISCIPLINE_RECORD", "told driver to f off"),
        ("DISCIPLINE_RECORD", "copied all of page 2 from her neighbor"),
        ("DISCIPLINE_RECORD", "left campus for Dunkin"),
        ("DISCIPLINE_RECORD", "out 3, back Tuesday"),
        ("DISCIPLINE_RECORD", "shoved a kid. Sent home, back Thurs"),
        ("DISCIPLINE_RECORD", "fight w/ Malachi. Five days out, both"),
        ("DISCIPLINE_RECORD", "he served his two Saturdays"),
        ("DISCIPLINE_RECORD", "earbuds 4th time, LD"),
        ("DISCIPLINE_RECORD", "Lunch det x2"),
        ("DISCIPLINE_RECORD", "phone to office 2 wks"),
        ("DISCIPLINE_RECORD", "2nd tardy det"),
        ("DISCIPLINE_RECORD", "call-outs ||||| |||"),
        ("DISCIPLINE_RECORD", "restitution $140, discussed with mom"),
        ("RACE_ETHNICITY", "Native American and White"),
        ("RACE_ETHNICITY", "he is Wampanoag on my side and Black on his father's"),
        ("CUSTODY_NOTE", "bio mom shows up unannounced, she has no rights"),
        ("CUSTODY_NOTE", "Por favor no entreguen a la niña a su papá"),
        ("CUSTODY_NOTE", "his stepfather used the belt on him"),
        ("DISCIPLINE_RECORD", "tipped his desk and swore at the para"),
        ("DISCIPLINE_RECORD", "hits and kicks, 11 incidents this week"),
        ("DISCIPLINE_RECORD", "lost the bus for a week"),
        ("DISCIPLINE_RECORD", "te goumen nan kantin nan"),
        ("ECONOMIC_STATUS", "nos quedamos sin apartamento"),
        ("ECONOMIC_STATUS", "nou pèdi kay la"),
        ("ECONOMIC_STATUS", "perdeu o emprego e está sem dinheiro para o aluguel"),
        ("IMMIGRATION_STATUS", "pegaram meu marido indo pro trabalho"),
        ("IMMIGRATION_STATUS", "a gente não tem documento"),
        ("IMMIGRATION_STATUS", "came on humanitarian parole"),
        ("CRIMINAL_RECORD", "GPS until 12/1, conditions of release"),
        ("CRIMINAL_RECORD", "the court ankle thing"),
        ("FAMILY_STATUS", "mom is in Florida getting clean"),
        ("FAMILY_STATUS", "los papás se están separando"),
        ("CUSTODY_NOTE", "Take Mr. Dole off her emergency card"),
        ("CUSTODY_NOTE", "her mother isn't supposed to be here"),
        ("CUSTODY_NOTE", "goes home with Nana and nobody else"),
        ("CUSTODY_NOTE", "Hearing Monday to decide where he lives"),
        ("CUSTODY_NOTE", "the judge gave her everything"),
        ("DISCIPLINE_RECORD", "told Mr. Lund to shut up"),
        ("DISCIPLINE_RECORD", "a vape was found in his sock"),
        ("DISCIPLINE_RECORD", "may not walk in the class day parade"),
        ("DISCIPLINE_RECORD", "no bus until Friday"),
        ("DISCIPLINE_RECORD", "the rest of the week no recess"),
        ("ECONOMIC_STATUS", "it is the fee or the rent"),
        ("ECONOMIC_STATUS", "waiting on the oil people"),
        ("ECONOMIC_STATUS", "the boosters covered his cleats"),
        ("ECONOMIC_STATUS", "we can't swing it this month"),
        ("ECONOMIC_STATUS", "estamos com o aluguel atrasado"),
        ("ECONOMIC_STATUS", "nos cortaron la luz"),
        ("ECONOMIC_STATUS", "their heat has been off since Monday"),
        ("FAMILY_STATUS", "he'll be out Friday for his nana's funeral"),
        ("FAMILY_STATUS", "su papá la echó de la casa"),
        ("FAMILY_STATUS", "wants to be called Lee and uses they"),
        ("FAMILY_STATUS", "her parents are calling it quits"),
        ("CRIMINAL_RECORD", "continued his case for a year without a finding"),
        ("CRIMINAL_RECORD", "a note each month as a condition of his probation"),
        ("CRIMINAL_RECORD", "40 hours for the judge"),
        ("CRIMINAL_RECORD", "charged with an assault and battery"),
        ("CRIMINAL_RECORD", "picked up on a warrant"),
        ("IMMIGRATION_STATUS", "they crossed in March"),
        ("IMMIGRATION_STATUS", "her TPS is up"),
        ("IMMIGRATION_STATUS", "afraid they will take his mother"),
        ("CRIMINAL_RECORD", "summons likely for Dario"),
        ("CRIMINAL_RECORD", "no contact with the alleged victim"),
        ("CRIMINAL_RECORD", "dad got arrested again in May"),
        ("CRIMINAL_RECORD", "Kyle's charges got dropped"),
        ("CRIMINAL_RECORD", "juvie til Christmas"),
        ("CRIMINAL_RECORD", "her tracker went off in class"),
        ("CRIMINAL_RECORD", "judge said no phone and home by 8"),
        ("RACE_ETHNICITY", "should be Black and White, not Black only"),
        ("RACE_ETHNICITY", "American Indian (Wampanoag)"),
        ("RACE_ETHNICITY", "mom checked White and American Indian"),
        ("RACE_ETHNICITY", "his race code shows Asian"),
        ("RACE_ETHNICITY", "switch Kim from Asian to Black"),
        ("RACE_ETHNICITY", "Nadia is mixed, Black and Filipino"),
        ("DISCIPLINE_RECORD", "threat in group chat"),
        ("DISCIPLINE_RECORD", "caught with the answer key"),
        ("DISCIPLINE_RECORD", "posted pics of her in gym on insta"),
        ("DISCIPLINE_RECORD", "he took the good stapler off my desk"),
        ("ECONOMIC_STATUS", "staying w/ girlfriends family"),
        ("ECONOMIC_STATUS", "DCF voucher"),
        ("FAMILY_STATUS", "a quiet place for noon prayer"),
    ],
)  # fmt: skip
def test_finds(entity: str, text: str) -> None:
    assert entity in entities(text)


def test_what_a_judge_orders_of_a_pupil_and_what_is_on_snap_is_of_one_kind() -> None:
    assert entities("judge said no phone and home by 8") == {"CRIMINAL_RECORD"}
    assert entities("posted pics of her in gym on snap") == {"DISCIPLINE_RECORD"}


@pytest.mark.parametrize(
    "text",
    [
        "li alèjik ak pistach",
        "kò li anfle lè li manje kribich",
        "li konn tonbe malkadi",
        "anemi falsifòm",
        "vant li ap fè l mal",
        "li gen egzema",
        "li fèk fè operasyon",
        "bra li kase",
        "li te pran yon kou nan tèt",
        "li swiv yon sikològ",
        "vaksen li yo manke",
        "nen li t ap senyen",
        "li bezwen ponp li anvan espò",
        "pa ka manje pistach ditou",
        "li tonbe, li frape tèt li",
        "doktè a di 2 jou lakay",
        "yon ti kiyè chak 6 èdtan",
        "li pa wè byen",
        "li te nan ijans lannwit",
    ],
)
def test_finds_health_in_creole(text: str) -> None:
    assert any(h.score > BARE for h in health.FIND(f"Nadège Chery: {text}."))


@pytest.mark.parametrize(
    "text",
    [
        "se me desmaya cuando no desayuna", "le baja el azúcar después de correr", "toma sertralina",
        "se está cortando los brazos", "toma pastilla para la tiroides", "desmaia quando fica em pé",
        "tem se cortado nos braços", "açúcar alto", "toma fluoxetina",
    ],
)  # fmt: skip
def test_finds_what_families_write_of_health(text: str) -> None:
    assert any(h.score > BARE for h in health.FIND(f"Dara Vela: {text}."))


@pytest.mark.parametrize(
    "text",
    ["Pa bliye reyinyon paran yo madi.", "Lekòl la fèmen pou Nwèl.", "Manje maten gratis.", "Li pa fè devwa li."],
)
def test_other_creole_is_no_matter_of_health(text: str) -> None:
    assert not any(h.score > BARE for h in health.FIND(f"Nadège Chery: {text}"))


@pytest.mark.parametrize(
    "text",
    [
        "Any custody papers for the new boy?", "Are there any court orders on file?",
        "Si gen lòd tribinal, pote yon kopi.",
        "PROJECTOR IS NOT TO BE GIVEN TO VISITORS.", "Los padres pueden recoger a sus hijos en la puerta norte.",
        "Custody of the trophy goes to grade 5.", "Bring your ice skates Friday.", "We lost power at the school.",
        "Please do not send cupcakes to school with your child.", "The hotel for the band trip has a pool.",
        "The judge gave our team first place.", "Mom is bringing snacks and dad is driving the van.",
        "No papers are due Friday.", "I volunteer at the food pantry on Saturdays.", "The hamster died over break.",
        "Notes were copied for all.", "See you Saturday at the game.", "alpha gal", "She hit the books.",
        "Van 3 out, back Tuesday.", "Lift #2 suspended til inspection.", "Owl ||||| |||",
        "She reads two Saturdays a month.",
        "Black and white copies only.", "The lost kids booth is by the gate.",
        "Benadryl given per order at 1",
        "Milo has a stretched shirt",
        "688 referral to DDS sent",
        "a neurology referral for May",
        "the mother refused to put him on the bus",
        "the sunshine fund bought flowers",
        "the fire was put out by the crew",
        "the case is sealed with tape",
        "the package was sent back to China",
        "the clip moved down to the lower pocket",
        "also who took the good stapler", "who took attendance for 4th block", "if Ana's mom is here grab her",
        "Interviews done. I find it substantiated.", "owes quiz 2", "The cover should be White, not cream.",
        "change it to White background please", "a copy in black and white", "Summons possible for jury duty",
        "started the group chat for the cast about costumes", "Saturday school is open to all",
        "Road conditions, home by 9",
    ],
)  # fmt: skip
def test_passes_over(text: str) -> None:
    assert not entities(text)


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("ATTENDANCE_RECORD", "she is never here on Mondays"),
        ("ATTENDANCE_RECORD", "gone 3 of the last 5 days"),
        ("ATTENDANCE_RECORD", "I have only seen him twice since October"),
        ("ATTENDANCE_RECORD", "he dipped after lunch again"),
        ("ATTENDANCE_RECORD", "missed a third of the year"),
        ("ATTENDANCE_RECORD", "comes late every single day"),
        ("ATTENDANCE_RECORD", "li an reta chak jou semèn sa a"),
        ("GRADE_RECORD", "lee 22 palabras por minuto"),
        ("GRADE_RECORD", "Drops his average to a 71"),
        ("GRADE_RECORD", "2 yrs below"),
    ],
)
def test_finds_what_a_school_keeps(entity: str, text: str) -> None:
    assert entity in kept(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bus comes late every day this week.", "Attendance letter templates are in the folder.",
        "2 yrs below market rent", "Los niños leen 60 palabras por minuto.", "Average is 71 degrees in May.",
        "3 Fs of football: fun, friends, fitness", "2 days out of school suspension",
    ],
)  # fmt: skip
def test_passes_over_what_a_school_keeps_of_nobody(text: str) -> None:
    assert not kept(text)


def kept(text: str) -> set[str]:
    """The entities of `school_record` that a text tells."""
    return {r.entity for r in school_record.RECOGNIZERS if any(h.score > BARE for h in r.find(text))}


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("no gym, no screens over 20 minutes, half days until 10/19", True),
        ("in partial hospital program since May", True),
        ("vasovagal, skip dissection", True),
        ("has ectodermal dysplasia", True),
        ("Still has headache and light sensitivity.", True),
        ("Conditions: GPS bracelet, curfew 7 pm", False),
        ("Conditions: cloudy, wind 7", False),
        ("Conditions: asthma", True),
        ("Fanmi an gen TPS", False),
    ],
)
def test_what_a_doctor_limits_is_health_and_what_a_court_does_is_not(text: str, stands: bool) -> None:
    assert any(h.score > BARE for h in health.FIND(text)) == stands


@pytest.mark.parametrize(
    ("text", "of_court"),
    [("restitution $140, discussed with mom", False), ("restitution $140, ordered by the judge", True)],
    ids=["at school", "in court"],
)
def test_restitution_is_of_a_court_where_one_is_spoken_of(text: str, of_court: bool) -> None:
    assert ("CRIMINAL_RECORD" in entities(text)) == of_court


def test_most_phrases_have_a_literal_to_be_looked_for() -> None:
    phrases = [p for e in FIND for p in said(e, "strong")]
    without = [p for p in phrases if factors(as_typed(p)) is None]
    assert len(without) < len(phrases) / 8


EVERY = {
    r.entity: r.find for r in (*health.RECOGNIZERS, *special_education.RECOGNIZERS, *school_record.RECOGNIZERS)
} | FIND


def _scores(entity: str, text: str) -> list[float]:
    return [h.score for h in EVERY[entity](text)]


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("ATTENDANCE_RECORD", "Jephté Augustin: absan lendi, madi"),
        ("ATTENDANCE_RECORD", "Rosa no vino a la escuela el martes"),
        ("ATTENDANCE_RECORD", "o Caio tem faltado muitos dias"),
        ("SPECIAL_EDUCATION", "Esther ap fè terapi pou lapawòl jedi"),
        ("DISCIPLINE_RECORD", "Odile poured chocolate milk on Wren's lap"),
        ("DISCIPLINE_RECORD", "shreds his worksheet and laughs"),
        ("DISCIPLINE_RECORD", "threw a stapler across the room"),
        ("DISCIPLINE_RECORD", "slammed the door on Lev's fingers"),
        ("DISCIPLINE_RECORD", "knocked Ben's books out of his hands"),
        ("DISCIPLINE_RECORD", "climbed on the radiator"),
        ("DISCIPLINE_RECORD", "lost the playground until Friday"),
        ("DISCIPLINE_RECORD", "chem health, second offense, sits"),
        ("FAMILY_STATUS", "dad moved to Ohio, calls on Sundays"),
        ("FAMILY_STATUS", "uncle wrote from prison again"),
        ("FAMILY_STATUS", "his mother and I are taking some time apart"),
        ("FAMILY_STATUS", "Mamá: trabaja en Honduras"),
        ("FAMILY_STATUS", "manman l pa nan kay la ankò"),
        ("FAMILY_STATUS", "aunt is the one raising them"),
        ("CUSTODY_NOTE", "daddy can't live with us"),
        ("CUSTODY_NOTE", "worker is Mr. Ames"),
        ("CUSTODY_NOTE", "never with the man from upstairs"),
        ("ECONOMIC_STATUS", "same hoodie since Monday"),
        ("ECONOMIC_STATUS", "lunch account -22.15, third notice"),
        ("HEALTH_ALERT", "spaced out for about ten seconds"),
        ("HEALTH_ALERT", "wet, changed, abuela told"),
        ("HEALTH_ALERT", "wet his pants at nap"),
        ("HEALTH_ALERT", "jokes about being dead"),
        ("HEALTH_ALERT", "flinches whenever an adult gets close"),
        ("HEALTH_ALERT", "is seeing someone for the panic"),
        ("HEALTH_ALERT", "cuts, both arms, under the hoodie"),
        ("SPECIAL_EDUCATION", "has Mrs. Bird beside him all day"),
        ("SPECIAL_EDUCATION", "aide time went from 5 to 3 hours"),
        ("SPECIAL_EDUCATION", "gets her tests in a separate room"),
        ("HEALTH_ALERT", "right eye 20/70"),
        ("HEALTH_ALERT", "failed the left ear at 4000 Hz"),
        ("HEALTH_ALERT", "Devon will be excluded from school from Monday until the record is received"),
        ("HEALTH_ALERT", "no tiene la segunda dosis de varicela"),
        ("HEALTH_ALERT", "não tomou a segunda dose da vacina"),
        ("HEALTH_ALERT", "poko pran vaksen kont lawoujòl"),
        ("HEALTH_ALERT", "needs TB test + tdap"),
        ("HEALTH_ALERT", "seizures once a month still"),
        ("HEALTH_ALERT", "wears long sleeves in gym, even in September"),
        ("CRIMINAL_RECORD", "he's seeing a PO on Thursdays"),
        ("IMMIGRATION_STATUS", "neither she nor her mother has papers"),
        ("IMMIGRATION_STATUS", "her father was taken at the job site"),
        ("CUSTODY_NOTE", "third home this year"),
        ("FAMILY_STATUS", "the grandfather he lived with"),
        ("ECONOMIC_STATUS", "do not ask her for the lunch fee"),
        ("GRADE_RECORD", "F in 2 of 5"),
        ("GRADE_RECORD", "reads like a second grader"),
    ],
)
def test_finds_plain_words(entity: str, text: str) -> None:
    assert max(_scores(entity, text), default=0) > BARE


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("DISCIPLINE_RECORD", "Lev may not ride until Monday"),
        ("DISCIPLINE_RECORD", "if he bolts, call the office"),
        ("ECONOMIC_STATUS", "the Roe family would qualify if somebody asked"),
        ("HEALTH_ALERT", "still no glasses"),
        ("SPECIAL_EDUCATION", "social group stays"),
        ("SPECIAL_EDUCATION", "[copy of notes]"),
        ("GRADE_RECORD", "3s across"),
        ("IMMIGRATION_STATUS", "new from Honduras"),
    ],
)
def test_finds_plain_words_beside_somebody(entity: str, text: str) -> None:
    assert max(_scores(entity, text), default=0) >= BARE


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("CUSTODY_NOTE", "Ada is at 51 as of today"),
        ("CRIMINAL_RECORD", "mom says dad called from jail"),
        ("DISCIPLINE_RECORD", "his mom and me are taking a break"),
        ("DISCIPLINE_RECORD", "poured water over the plants"),
        ("DISCIPLINE_RECORD", "tears paper into strips"),
        ("DISCIPLINE_RECORD", "I filed an incident report with myself"),
        ("DISCIPLINE_RECORD", "mommy can't see us because she hit me"),
        ("FAMILY_STATUS", "the aide and I separated them"),
        ("DISCIPLINE_RECORD", "excluded from school until proof of the shots"),
        ("CRIMINAL_RECORD", "send the PO on Thursday to the vendor"),
        ("IMMIGRATION_STATUS", "nobody has papers to grade this weekend"),
        ("HEALTH_ALERT", "boots sz 2"),
        ("HEALTH_ALERT", "20/20 in both eyes"),
        ("HEALTH_ALERT", "couch to couch since mom went to rehab"),
        ("HEALTH_ALERT", "Zofia pulled her hair, Ada cried"),
        ("HEALTH_ALERT", "use the tablet translator"),
        ("HEALTH_ALERT", "Sliding scale?"),
        ("HEALTH_ALERT", "Lev Roe - 14 cuts"),
        ("SPECIAL_EDUCATION", "We are testing her new microphone"),
    ],
)
def test_takes_plain_words_for_nothing_else(entity: str, text: str) -> None:
    assert max(_scores(entity, text), default=0) < BARE


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("CUSTODY_NOTE", "Father does not have legal custody"),
        ("CUSTODY_NOTE", "her dad no longer has custody"),
        ("CUSTODY_NOTE", "El papá ya no tiene la custodia de la niña"),
        ("CUSTODY_NOTE", "o pai não tem a guarda"),
        ("CUSTODY_NOTE", "las visitas son solo en el centro supervisado"),
        ("CUSTODY_NOTE", "her stepfather comes into her room"),
        ("CUSTODY_NOTE", "I called it in to the state line at 1:20"),
        ("CUSTODY_NOTE", "dad waits outside because of the order"),
        ("CRIMINAL_RECORD", "arraigned, curfew 7pm w/ bracelet"),
        ("CRIMINAL_RECORD", "eight months in secure treatment"),
        ("CRIMINAL_RECORD", "got cuffed in the lobby"),
        ("CRIMINAL_RECORD", "Officer Tran re Macy Wolcott summons"),
        ("DISCIPLINE_RECORD", "reentry meeting after suspension"),
        ("DISCIPLINE_RECORD", "MDR - Ada Roe (gr 10)"),
        ("ATTENDANCE_RECORD", "missed most of senior spring"),
        ("ATTENDANCE_RECORD", "missed half of October"),
        ("HEALTH_ALERT", "she's hearing things again"),
        ("HEALTH_ALERT", "panic in assembly, under the bleachers"),
        ("HEALTH_ALERT", "no fava beans (G6PD)"),
        ("HEALTH_ALERT", "cast comes off 3/4"),
        ("HEALTH_ALERT", "she entered residential treatment 9/22"),
        ("HEALTH_ALERT", "Mom has his inhaler, he has asthma"),
        ("HEALTH_ALERT", "dad is in the ER with her, she had a seizure"),
        ("FAMILY_STATUS", "Mother entered residential treatment 9/22"),
        ("FAMILY_STATUS", "mom was taken to the hospital"),
        ("FAMILY_STATUS", "grandfather had a heart attack"),
        ("FAMILY_STATUS", "su mama esta presa"),
        ("IMMIGRATION_STATUS", "released to him from the federal shelter in Texas"),
        ("ECONOMIC_STATUS", "Jameson, 1ye – dwe $63.20"),
        ("ECONOMIC_STATUS", "they will lose their place on the 1st"),
        ("SPECIAL_EDUCATION", "that's a five oh four we'll write up"),
        ("SPECIAL_EDUCATION", "50% + breaks, approved"),
        ("GRADE_RECORD", "Credits: 11.5 of 22"),
        ("CRIMINAL_RECORD", "Lev is before the court on the car matter"),
        ("CRIMINAL_RECORD", "been to every check-in with his officer"),
        ("IMMIGRATION_STATUS", "a mae dela foi levada pela imigracao"),
        ("CUSTODY_NOTE", "o pai nao pode buscar"),
        ("FAMILY_STATUS", "Manman l entène lopital depi dimanch"),
        ("FAMILY_STATUS", "a mãe dela está internada desde sexta"),
        ("FAMILY_STATUS", "su mamá está en el hospital"),
        ("HEALTH_ALERT", "mi hija está en el hospital"),
        ("SPECIAL_EDUCATION", "reader, sep room"),
        ("SPECIAL_EDUCATION", "stop-the-clock, 100% ext"),
        ("ECONOMIC_STATUS", "they're at the Mohawk Motor Lodge, rm 11"),
        ("ECONOMIC_STATUS", "you're forty-one dollars in the hole"),
        ("ATTENDANCE_RECORD", "has come in after the bell twenty-six times"),
        ("ATTENDANCE_RECORD", "the 37 days he missed"),
        ("ATTENDANCE_RECORD", "CRA truant filed 12/4"),
        ("DISCIPLINE_RECORD", "got 3 days out for the fire alarm"),
        ("SPECIAL_EDUCATION", "small group math stays at 4x45"),
        ("SPECIAL_EDUCATION", "monitor has to ride with him"),
        ("HEALTH_ALERT", "stress fx tibia"),
        ("HEALTH_ALERT", "type 1 with pump"),
        ("HEALTH_ALERT", "she's ten weeks along"),
        ("HEALTH_ALERT", "searched for ways to die"),
        ("FAMILY_STATUS", "she is sitting shiva for her brother"),
        ("FAMILY_STATUS", "her mother's dialysis is three mornings a week"),
        ("FAMILY_STATUS", "dad in Souza-Baranowski"),
        ("FAMILY_STATUS", "their mom went to Chicopee jail"),
        ("ECONOMIC_STATUS", "are sleeping at the Red Maple Inn until who knows"),
        ("CUSTODY_NOTE", "Dad in gray Silverado is NOT to take him"),
        ("CUSTODY_NOTE", "Kyle is with his grandmother as of Saturday"),
        ("IMMIGRATION_STATUS", "EAD expires Jan 31"),
        ("GRADE_RECORD", "from a 1.4 to a 3.6 on ACCESS"),
        ("HEALTH_ALERT", "bonked heads with another boy in the hall"),
        ("HEALTH_ALERT", "the screening shows a curvature of the spine"),
        ("HEALTH_ALERT", "is not up to date with MMR and varicella"),
    ],
)
def test_finds_what_is_said_in_passing(entity: str, text: str) -> None:
    assert max(_scores(entity, text), default=0) > BARE


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("CUSTODY_NOTE", "la escuela no tiene la custodia de los documentos"),
        ("CUSTODY_NOTE", "the nurse comes into her room to check"),
        ("CUSTODY_NOTE", "I called it in to the help desk"),
        ("CUSTODY_NOTE", "late because of the order from the printer"),
        ("CUSTODY_NOTE", "released to mom at 2:10 with ice"),
        ("CUSTODY_NOTE", "no contact with the two co-defendants"),
        ("CRIMINAL_RECORD", "jury duty summons for Mr. Tran"),
        ("CRIMINAL_RECORD", "su mama esta presa"),
        ("CRIMINAL_RECORD", "curfew 10pm with lights out"),
        ("DISCIPLINE_RECORD", "Re-entry meeting after the hospital stay"),
        ("DISCIPLINE_RECORD", "he spits in a bottle all day"),
        ("ATTENDANCE_RECORD", "she has missed two days of the Seroquel"),
        ("ATTENDANCE_RECORD", "missed 3 days of his meds"),
        ("ATTENDANCE_RECORD", "Ele chegou atrasado porque perdemos o ônibus"),
        ("HEALTH_ALERT", "coat sz 8"),
        ("HEALTH_ALERT", "sneakers (sz 6) and a hat"),
        ("HEALTH_ALERT", "if it leaks dont panic, call Bea"),
        ("HEALTH_ALERT", "Conditions: GPS through March"),
        ("HEALTH_ALERT", "Injured:  Ada Roe"),
        ("HEALTH_ALERT", "Mother entered residential treatment 9/22"),
        ("HEALTH_ALERT", "mom is in the hospital with pneumonia"),
        ("FAMILY_STATUS", "the aides come separately"),
        ("GRADE_RECORD", "Reports home keep the old name unless starred"),
        ("GRADE_RECORD", "the mother's form reads 361 84"),
        ("ECONOMIC_STATUS", "he will lose his place at the trade school"),
        ("ECONOMIC_STATUS", "diversion, 20 hrs at the food pantry"),
        ("ECONOMIC_STATUS", "came from an ORR shelter in May"),
        ("SPECIAL_EDUCATION", "the train at five oh four pm"),
        ("SPECIAL_EDUCATION", "100% extra virgin olive oil"),
        ("HEALTH_ALERT", "a mãe dela está internada desde sexta"),
        ("HEALTH_ALERT", "su mamá está en el hospital"),
        ("ATTENDANCE_RECORD", "missed most of last spring on leave"),
        ("ATTENDANCE_RECORD", "3 days out for the fire alarm"),
        ("DISCIPLINE_RECORD", "CRA truant filed 12/4"),
        ("DISCIPLINE_RECORD", "Odete's cheat sheet"),
        ("DISCIPLINE_RECORD", "Suspended game from last winter is resumed first"),
        ("HEALTH_ALERT", "Fundations double dose"),
        ("HEALTH_ALERT", "her mother's dialysis is three mornings a week"),
        ("FAMILY_STATUS", "ACL rehab"),
        ("FAMILY_STATUS", "it died in november"),
        ("HEALTH_ALERT", "we bumped heads with the board over the budget"),
        ("HEALTH_ALERT", "a curve of the spine poster"),
        ("HEALTH_ALERT", "is not up to date with his homework"),
    ],
)
def test_takes_what_is_said_in_passing_for_nothing_else(entity: str, text: str) -> None:
    assert max(_scores(entity, text), default=0) < BARE


@pytest.mark.parametrize(
    ("text", "said_so"),
    [
        ("her dad has a work permit", True),
        ("waiting for his work permit", True),
        ("work permit -- Emma Sampson, 15, bakery counter", False),
        ("work permit signed for her summer job", False),
    ],
)
def test_a_work_permit_of_a_minor_is_no_status(text: str, said_so: bool) -> None:
    assert ("IMMIGRATION_STATUS" in entities(text)) is said_so


@pytest.mark.parametrize(
    ("text", "said_so"), [("dress code, third time", True), ("dress code letter mailed home", False)]
)
def test_a_dress_code_sent_to_all_is_no_record(text: str, said_so: bool) -> None:
    assert any(h.score >= BARE for h in discipline.RECOGNIZERS[0].find(text)) is said_so
