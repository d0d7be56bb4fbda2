"""Clauses with open slots: what nobody listed word by word, beside a person; and the same words of anything else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.contract import Cluster

Read = Callable[..., list[Cluster]]

HITS = [
    ("HEALTH_ALERT", "Emma Sampson - cashew and pistachio (severe)"),
    ("HEALTH_ALERT", "Emma Sampson can't have anything with egg."),
    ("HEALTH_ALERT", "Emma Sampson in grade 1: NO nuts."),
    ("HEALTH_ALERT", "Emma Sampson will be out, she had a cholecystectomy."),
    ("HEALTH_ALERT", "Emma Sampson: cutting started again"),
    ("HEALTH_ALERT", "Emma Sampson cath at 10:30"),
    ("HEALTH_ALERT", "Emma Sampson teve outra convulsão ontem."),
    ("HEALTH_ALERT", "Emma Sampson fè kriz opresyon."),
    ("CUSTODY_NOTE", "Emma Sampson's dad cannot pick Emma up on Fridays."),
    ("CUSTODY_NOTE", "Emma Sampson, mother: no unsupervised contact"),
    ("CUSTODY_NOTE", "O pai de Emma Sampson não está autorizado a buscar na escola."),
    ("ECONOMIC_STATUS", "Emma Sampson's account is at -$41.75."),
    ("ECONOMIC_STATUS", "Emma Sampson qualified for reduced price."),
    ("ECONOMIC_STATUS", "Emma Sampson switches from reduced to free."),
    ("ECONOMIC_STATUS", "Emma Sampson free meals"),
    ("IMMIGRATION_STATUS", "Los padres de Emma Sampson no tienen papeles."),
    ("IMMIGRATION_STATUS", "Emma Sampson's father was picked up by ICE on the way to work."),
    ("ATTENDANCE_RECORD", "Emma Sampson missed eleven days."),
    ("ATTENDANCE_RECORD", "Emma Sampson was tardy 6 times."),
    ("GRADE_RECORD", "Emma Sampson has a C- grade."),
    ("SPECIAL_EDUCATION", "Emma Sampson 3x30 speech"),
    ("DISCIPLINE_RECORD", "Emma Sampson: 45-day removal"),
    ("DISCIPLINE_RECORD", "Emma Sampson has been sending threats in the group chat."),
    ("HEALTH_ALERT", "Please note that Emma Sampson is on a blood thinner."),
    ("HEALTH_ALERT", "Emma Sampson had her appendix out on Tuesday and will be home for two weeks."),
    ("HEALTH_ALERT", "Emma Sampson came back today with a boot on his left foot."),
    ("HEALTH_ALERT", "Emma Sampson gets his ears drained under anesthesia on Thursday."),
    ("HEALTH_ALERT", "Emma Sampson told me she has been making herself throw up."),
    ("HEALTH_ALERT", "Please have Emma Sampson use the elevator until her hip heals."),
    ("HEALTH_ALERT", "Emma Sampson has a shunt; call 911 for a bad headache."),
    ("HEALTH_ALERT", "Emma Sampson: no contact sports, one kidney."),
    ("HEALTH_ALERT", "Emma Sampson is 14 weeks along and has asked for a pass to use the restroom."),
    ("HEALTH_ALERT", "Emma Sampson has Graves' disease and gets shaky."),
    ("HEALTH_ALERT", "Emma Sampson is detoxing and will be back after the program in Westborough."),
    ("HEALTH_ALERT", "Emma Sampson has trouble swallowing, so cut everything small."),
    ("HEALTH_ALERT", "Emma Sampson's doctor cleared her for gym on Monday."),
    ("HEALTH_ALERT", "Our records show that Emma Sampson has not had her second varicella."),
    ("HEALTH_ALERT", "Emma Sampson swallowed a magnet and is at Children's."),
    ("HEALTH_ALERT", "Emma Sampson se desmayó en educación física y lo llevaron al hospital."),
    ("SPECIAL_EDUCATION", "Emma Sampson gets pulled for speech on Tuesdays and Thursdays."),
    ("SPECIAL_EDUCATION", "Emma Sampson's triennial is due in May."),
    ("SPECIAL_EDUCATION", "Emma Sampson: nonverbal, uses picture cards"),
    ("SPECIAL_EDUCATION", "Emma Sampson tiene un plan de educación individualizado por dislexia."),
    ("SPECIAL_EDUCATION", "Emma Sampson met two of his three annual goals."),
    ("CUSTODY_NOTE", "Emma Sampson may only go home with his grandmother."),
    ("CUSTODY_NOTE", "Emma Sampson's father is not to be told where she lives."),
    ("CUSTODY_NOTE", "Only the maternal grandparents may sign Emma Sampson out."),
    ("CUSTODY_NOTE", "Emma Sampson's father has been granted access to records but not physical custody."),
    ("CUSTODY_NOTE", "Emma Sampson: dad has no legal right to pick up."),
    ("CUSTODY_NOTE", "Emma Sampson's stepmother is not on the list and may not take her."),
    ("CUSTODY_NOTE", "El papá de Emma Sampson no puede recogerlo por orden de la corte."),
    ("CUSTODY_NOTE", "Emma Sampson's mom is worried that the ex-husband will try to take her from school."),
    ("CUSTODY_NOTE", "Emma Sampson lives with his dad; mom's rights were terminated."),
    ("DISCIPLINE_RECORD", "Emma Sampson got three days for pulling the fire alarm."),
    ("DISCIPLINE_RECORD", "Emma Sampson called his teacher a name and refused to apologize."),
    ("DISCIPLINE_RECORD", "The bus driver wrote up Emma Sampson for standing while the bus was moving."),
    ("DISCIPLINE_RECORD", "Emma Sampson is off the team for the rest of the season after the party."),
    ("DISCIPLINE_RECORD", "Emma Sampson posted a picture of another student in the locker room."),
    ("DISCIPLINE_RECORD", "Emma Sampson keeps hitting kids in line."),
    ("DISCIPLINE_RECORD", "We met with Emma Sampson's parents about the hazing complaint."),
    ("DISCIPLINE_RECORD", "Emma Sampson eloped from the building twice on Friday."),
    ("CRIMINAL_RECORD", "Emma Sampson was picked up by Brockton police for possession."),
    ("CRIMINAL_RECORD", "The case against Emma Sampson was continued without a finding."),
    ("CRIMINAL_RECORD", "Emma Sampson got sixty days in the House of Correction."),
    ("FAMILY_STATUS", "Emma Sampson's dad is serving in Kuwait until March."),
    ("FAMILY_STATUS", "Emma Sampson's stepdad drinks and she is afraid to go home."),
    ("FAMILY_STATUS", "Emma Sampson, a junior, has a six-month-old at home."),
    ("FAMILY_STATUS", "La mamá de Emma Sampson murió en enero."),
    ("FAMILY_STATUS", "Emma Sampson's sister is missing and the family is in crisis."),
    ("GRADE_RECORD", "Emma Sampson failed both semesters of English 10."),
    ("GRADE_RECORD", "Emma Sampson: her participation dropped to 52% this quarter."),
    ("GRADE_RECORD", "Emma Sampson will have to repeat freshman science."),
    ("GRADE_RECORD", "Emma Sampson needs 12 more credits to graduate."),
    ("GRADE_RECORD", "Emma Sampson turned in nothing this term and has a 41."),
    ("GRADE_RECORD", "Emma Sampson: midterm 58, project 70, participation 85"),
    ("GRADE_RECORD", "Emma Sampson sacó un 58 en el examen de matemáticas."),
    ("GRADE_RECORD", "Emma Sampson – level F, should be at J by now"),
    ("ECONOMIC_STATUS", "Emma Sampson takes home a backpack of food on Fridays."),
    ("ECONOMIC_STATUS", "Emma Sampson's family is in a hotel paid for by the state."),
    ("ECONOMIC_STATUS", "Emma Sampson's scholarship was based on need; parents make under 30K."),
    ("ECONOMIC_STATUS", "Emma Sampson's deposit was paid by the PTO because the family can't."),
    ("ECONOMIC_STATUS", "La familia de Emma Sampson vive en un albergue."),
    ("ECONOMIC_STATUS", "Emma Sampson lost everything in the fire and needs clothes."),
    ("ATTENDANCE_RECORD", "Emma Sampson came in at 9:40 again, that's the sixth time this month."),
    ("ATTENDANCE_RECORD", "Emma Sampson was dismissed early eleven times."),
    ("ATTENDANCE_RECORD", "Emma Sampson attended only 12 of 40 days."),
    ("ATTENDANCE_RECORD", "We sent the 10-day letter for Emma Sampson."),
    ("ATTENDANCE_RECORD", "Emma Sampson ha faltado doce días este trimestre."),
    ("IMMIGRATION_STATUS", "Emma Sampson does not have papers."),
]
MISSES = [
    ("GRADE_RECORD", "Emma Sampson built a kite that flew, though its makers failed twelve times."),
    ("GRADE_RECORD", "Emma Sampson reported that revenue fell by 12% in the second quarter."),
    ("GRADE_RECORD", "Emma Sampson wrote that vaping among teens was down 30% in this term."),
    ("GRADE_RECORD", "Sales of the spring raffle dropped 14% in the last quarter, said Emma Sampson."),
    ("HEALTH_ALERT", "Emma Sampson says everybody has senioritis."),
    ("CUSTODY_NOTE", "Emma Sampson can't see the board."),
    ("ECONOMIC_STATUS", "Emma Sampson sat beside us at lunch; a table costs $41.75."),
    ("IMMIGRATION_STATUS", "Emma Sampson paid by visa 4178 1543 1696 9636."),
    ("IMMIGRATION_STATUS", "Emma Sampson slipped on ice on the way to work."),
    ("ATTENDANCE_RECORD", "Emma Sampson said tickets sold out three times."),
    ("GRADE_RECORD", "Emma Sampson, cards to the office by Sat Oct 31."),
    ("SPECIAL_EDUCATION", "Emma Sampson's Chromebook is disabled."),
    ("DISCIPLINE_RECORD", "Emma Sampson, the detention room is 114 this month."),
    ("DISCIPLINE_RECORD", "Emma Sampson said the tide was high again."),
]


def found(read: Read, entity: str, text: str) -> list[str]:
    """The values of one entity."""
    return [m.value for c in read(text) for m in c.matches if m.entity == entity]


@pytest.mark.parametrize(("entity", "text"), HITS, ids=[f"{e} {n}" for n, (e, _) in enumerate(HITS)])
def test_a_clause_with_its_person(read: Read, entity: str, text: str) -> None:
    assert found(read, entity, text)


@pytest.mark.parametrize(("entity", "text"), MISSES, ids=[f"{e} {n}" for n, (e, _) in enumerate(MISSES)])
def test_the_same_words_of_something_else(read: Read, entity: str, text: str) -> None:
    assert found(read, entity, text) == []
