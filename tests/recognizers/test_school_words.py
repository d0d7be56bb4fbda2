"""What nurses, teachers, coaches and parents write of pupils; and the same words of anything else."""

from __future__ import annotations

import re

import pytest

from recognizers import health, school_record, special_education
from recognizers.context.statements import BARE
from recognizers.phrasing.words import any_of, fragment, words

FIND = {
    "health": health.FIND,
    "sped": special_education.find,
    "grades": next(r.find for r in school_record.RECOGNIZERS if r.entity == "GRADE_RECORD"),
    "attendance": next(r.find for r in school_record.RECOGNIZERS if r.entity == "ATTENDANCE_RECORD"),
}
HITS = {
    "health": """
        the trainer says he's on day 2
        asking me what inning it was
        bolused via the pump at 1
        under 65 give him juice
        stared off for fifteen seconds
        wears his SMOs inside the sneakers
        no vision in her right eye
        the voices came back
        he forgot his morning meds
        behind on his immunizations
        relig exempt letter came
        had MMR 2 and varic 1 in june
        sz yesterday, 90 sec
        back from the hosp
        med. exempt, form in file
        walks on her toes
        tore her meniscus
        his MRI is Thursday
        slurring her words
        knocked heads with the catcher
        suctioned x2, thick white
        HME changed at 9
        trach ties loose
        residual 5, feed held 20 min
        bolus 180 via button
        CIC w/ supv
        cath 1x, 180 cc clear
        sz 1148-1150 in band
        cant have sesame, throat closes
        alpha gal, no beef pork
        shes deathly allergic to cashews
        two epis in the red bag
        takes Trileptal 300 mg at noon
        ran out of her inhaler
        inhaler before gym, 2 puffs
        bg 64, juice, 92 at 1010
        CGM alarm went off twice
        she was seizing for two minutes
        passed out in the lunch line
        called it a concussion
        had a BM accident on the bus
        extra pullups in the cubby
        hair full of nits
        the doctor said it's hand foot and mouth
        home w/ stomach bug
        broke his collarbone
        in a walking boot until 12/1
        vest therapy at 9:30
        he has a shunt
        cath at 12:15, needs privacy
        just diagnosed with Crohns
        dx'd with POTS
        hx of febrile seizures
        having a hip replacement
        out for surgery until May
        flunked nothing but failed the hearing screening
        how many tylenol to not wake up
        says she wants to disappear
        kms
        took a handful of pills
        section 12'd on Friday
        back from CBAT
        sees a therapist weekly
        my anxiety meds and her depression
        is 5 months pregnant
        medical leave for back surgery
        teve uma convulsão no domingo
        tiene epilepsia
        li gen opresyon
        es alérgica a los camarones
    """,
    "sped": """
        comes to me twice a week for decoding
        consent came back for his testing
        the speech lady has him
        her para is out until May
        with moderate prompting
        needs an adult within arm's reach
        on a plan for dyslexia
        takes his quizzes in the small room
        referred by child find
        yes to testing
        his homework cut in half
        dually identified
        used break card x4 on his own
        swing + brushing w/ OT
        you are his 1:1
        1:1 Ezra K
        feeding - Ngozi E
        scribe for Omar T
        sensory walk w/ Callie P
        aide 3 ft back
        hand over hand for scissors
        talker device goes everywhere
        Special Education Placement: 41
        Nature of Primary Disability 08
        they accepted him for the day program
        rejecting the IEP in part
        mom hasn't signed the IEP
        moving from RTI to a full eval
        dismissed from OT
        gets pulled for speech at 10:20
        r and l, 20 min speech
        PECS 14 trials 9 indep
        (fluency, 20 min)
        eligibility changed from SLD to OHI
        her new plan adds a reader
        refer him for testing
        aspergers, sound sensitive
        needs a 1:1 for transitions
        in a substantially separate class
        wants an OOD placement
        processing speed is the outlier
        let him wear the big headphones
        extra time on tests, small group testing
        under his service plan
        su hijo recibe educación especial
        escape maintained, elopes during writing
    """,
    "grades": """
        a second year of kindergarten
        a B minus in chem
        did first grade twice
        knows half his letters
        only at level G, should be at K
        class rank 201 of 240
        did not meet the grade 3 reading standard
        sacó 54 en el examen y no entregó dos tareas
        ficou de recuperação em matemática
        li fè 38 sou 100
        two years behind in math
        F in spanish, D in geo
        brought bio to a C-
        19 wpm, red
        has a 58 in algebra
        back up to a 74, good
        GPA of 2.1
        DIBELS 14
        MCAS math 462
        on grade level in both
        flunking chem
        two incompletes from last term
        owes 6 labs
        four assignments never came in
        repeating freshman year
        not eligible to play
        short 12 credits
        short 5 cr.
        MCAS bio 458, again in June
        transcript for Emma Sampson
        reprobó matemáticas
        Emma knows 11 of 26 letters
    """,
    "attendance": """
        she won't be in school on Thursday
        they will be out until Monday
        absent again, eight days so far
        misses every other Friday
        calls him in sick a lot
        hasn't set foot in the building
        kept her home to watch the baby
        dismissed at 1:15 with mom
        her attendance has slipped since the move
        Purdy, N. 0/5 days
        hasn't been in since the 13th
        hasnt been here in two weeks
        out 9/14, 9/15
        tardy x6
        has been late to school on 21 days
        no call no show
        absent 2 of 9
        14 tardies since September
        attendance 71%
        ditching p3
        awol since Monday
        stopped coming to school
        won't get out of the car
        5 day letter sent
        faltó toda la semana
        not coming to school most days
    """,
}
MISSES = {
    "health": """
        saw stars through the telescope
        glasses at home?
        allergy plans on file 31 of 52
        flare jeans
        swipe the card
        peanut-free classroom
        may contain milk and eggs
        allergic to Mondays
        concussion training is due
        passed out the flyers
        pull-ups contest
        budget crisis
        cutting edge
        a shot on goal
        5 mL of water
        sick of waiting
        lithium batteries
        suicide prevention month
        Kind regards, Rashid
    """,
    "sped": """
        the n2 gas cylinder
        articulation agreement with the college
        K -> 1 articulation
        permanent hall pass design
        beat Marsh Point 4-2 OT
        earbuds again, LD Fri
        Special Education Placement: 00
        Nature of Primary Disability: 500
        special education teacher
        graduation speech
        staff evaluations
        state testing
        inclusion committee
        504 coordinator
        visual aid
        job placement
    """,
    "grades": """
        picked up at 11 for the parade
        the 3s and 4s room
        leaving at 1 for the game
        his transcript went out Monday
        please resend the transcript for Fitchburg
        FW: transcript for Salem State
        then sat 7 min
        AP notes 11/12
        did 6/10 on her matching goal
        ficou com a tia
        class average
        B block
        vitamin C
        access to the roof
        scored two goals
        passing the science room
        SAT registration
        hepatitis B
    """,
    "attendance": """
        you left your class unattended
        do not leave bags unattended
        Ms. Hart will be out Monday
        the copier has been gone since Thanksgiving
        Walt is out this week so Denise has both buildings
        the letters went out Monday
        fight outside caf, two days out
        bus 4 late
        rt 6 late, train
        late bus
        perfect attendance
        the lines are absent
        the memo was sent out again
        sold out since May
        late work
    """,
}


def rows(table: dict[str, str]) -> list[tuple[str, str]]:
    """The kind and the text of each line."""
    return [(kind, line.strip()) for kind, lines in table.items() for line in lines.strip().splitlines()]


def said(kind: str, text: str) -> bool:
    """Whether the text reads as a statement of this kind, of whomever."""
    return any(h.score >= BARE for h in FIND[kind](text))


@pytest.mark.parametrize(("kind", "text"), rows(HITS))
def test_reads_a_statement(kind: str, text: str) -> None:
    assert said(kind, text)


@pytest.mark.parametrize(("kind", "text"), rows(MISSES))
def test_passes_over_what_is_none(kind: str, text: str) -> None:
    assert not said(kind, text)


@pytest.mark.parametrize(
    ("term", "written"),
    [("crohn's", "Crohns"), ("crohn's", "Crohn’s"), ("g tube*", "g-tubes"), ("auvi q", "Auvi-Q")],
    ids=["no apostrophe", "round apostrophe", "hyphen", "capitals"],
)
def test_a_term_as_people_type_it(term: str, written: str) -> None:
    assert re.match(fragment(term), written, re.IGNORECASE)


@pytest.mark.parametrize(
    "name",
    "allergens care complaints conditions food medicines medicines_common special_education".split(),
)
def test_a_list_holds_words(name: str) -> None:
    assert len(words(name)) == len(set(words(name))) > 20
    assert re.compile(any_of(name))
