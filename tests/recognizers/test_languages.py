"""What is said, denied and supposed in the languages of the district's homes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.context.statements import BARE
from recognizers.contract import Cluster

Read = Callable[..., list[Cluster]]


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("HEALTH_ALERT", "Mateo Quispe tiene una alergia grave al maní y lleva EpiPen."),
        ("HEALTH_ALERT", "Caio Couto tem alergia grave a amendoim e usa EpiPen."),
        ("HEALTH_ALERT", "Widline Jean gen alèji grav ak pistach."),
        ("HEALTH_ALERT", "Trần Minh Anh bị dị ứng nặng với đậu phộng."),
        ("CUSTODY_NOTE", "Hay una orden de alejamiento contra el padre de Mateo Quispe."),
        ("CUSTODY_NOTE", "A mãe tem a guarda exclusiva de Caio Couto."),
        ("CUSTODY_NOTE", "Manman an gen gad legal Widline Jean."),
        ("HEALTH_ALERT", "我是三年级1班孙雨桐的妈妈。雨桐对芝麻过敏。"),
        ("HEALTH_ALERT", "三年级孙雨桐最近吃泼尼松，体育课暂停。"),
        ("GRADE_RECORD", "孙雨桐这次只考了52分。"),
        ("GRADE_RECORD", "Caio Couto ainda está abaixo do esperado para a série."),
        ("CRIMINAL_RECORD", "Caio Couto foi apanhado com dois celulares roubados."),
        ("ATTENDANCE_RECORD", "Mateo Quispe va a faltar del 10 de diciembre al 8 de enero."),
        ("ATTENDANCE_RECORD", "Mateo Quispe ya lleva catorce faltas."),
        ("HEALTH_ALERT", "Con tôi là Trần Minh Anh. Cháu bị suyễn."),
        ("CUSTODY_NOTE", "学生姓名：欧阳思远\n法院判她爸爸不准接走孩子。"),
        ("CUSTODY_NOTE", "Con tôi là Trần Minh Anh. Tòa cho cháu ở với tôi."),
        ("FAMILY_STATUS", "孙雨桐的奶奶刚去世。"),
        ("ECONOMIC_STATUS", "Trần Minh Anh: mẹ cháu mất việc."),
        ("IMMIGRATION_STATUS", "孙雨桐的爸爸没有身份。"),
        ("ATTENDANCE_RECORD", "孙雨桐昨天没来上学。"),
        ("DISCIPLINE_RECORD", "Trần Minh Anh bị đình chỉ ba ngày."),
        ("GRADE_RECORD", "孙雨桐数学不及格。"),
        ("DATE_OF_BIRTH", "出生日期：2012年4月12日"),
        ("DATE_OF_BIRTH", "Ngày sinh: 12/04/2012"),
        ("DATE_OF_BIRTH", "Dat nesans: 04/12/2012"),
        ("STUDENT_ID", "学号：205518"),
        ("US_SSN", "社会安全号：512449067"),
        ("US_SSN", "Nimewo sekirite sosyal: 512449067"),
    ],
)
def test_finds_it(read: Read, entity: str, text: str) -> None:
    assert entity in {m.entity for c in read(text) for m in c.matches}


@pytest.mark.parametrize(
    "text",
    [
        "各位家长：如果孩子发烧，请不要来上学。孙雨桐的作文得了奖。",
        "Trần Minh Anh hát trong buổi văn nghệ. Quý phụ huynh ly dị xin báo văn phòng.",
        "Mateo Quispe no tiene alergias conocidas.", "Sin alergias conocidas: Mateo Quispe",
        "Caio Couto não tem alergias conhecidas",
        "Caio Couto sem alergias", "Widline Jean pa gen alèji", "Trần Minh Anh không bị dị ứng", "过敏：无",
        "Alèji: okenn",
        "Nếu con bị hen suyễn, hãy báo y tá cho Trần Minh Anh", "Si pitit ou gen gad legal, di Widline Jean",
    ],
)  # fmt: skip
def test_what_is_denied_or_supposed_stays_quiet(read: Read, text: str) -> None:
    assert [m.entity for c in read(text) for m in c.matches if m.entity != "PERSON"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Sra. Ada Roe\n¿Tiene su hijo asma? Avise a la enfermera.",
        "Sra. Ada Roe\n¿Toma insulina? Traiga la receta.",
        "Dona Ada Roe\nO seu filho tem asma ou epilepsia?",
        "Mme Ada Roe\nÈske pitit ou gen maladi tibèf? Èske li gen opresyon?",
    ],
)
def test_what_a_paper_asks_of_each_family_is_said_of_nobody(read: Read, text: str) -> None:
    assert not [m for c in read(text) for m in c.matches if m.entity == "HEALTH_ALERT"]


def test_a_question_beside_it_hides_no_statement(read: Read) -> None:
    found = read("Mi hijo Mateo Roe tiene asma. ¿Puede llevar el inhalador?")
    assert "HEALTH_ALERT" in {m.entity for c in found for m in c.matches}


@pytest.mark.parametrize(
    "field",
    [
        "Dị ứng: Không có\nHọc sinh: Odessa Mims",
        "Thuốc: không. Học sinh: Odessa Mims",
        "Alèji: okenn. Elèv: Odessa Mims",
        "Alèji: pa genyen.\nElèv: Odessa Mims",
        "Alergias: não possui. Aluna: Odessa Mims",
        "Alergias: no tiene. Alumna: Odessa Mims",
        "过敏:没有。学生: Odessa Mims",
    ],
)
def test_a_field_that_says_there_is_none_is_no_statement(read: Read, field: str) -> None:
    assert not [m for c in read(field) for m in c.matches if m.entity == "HEALTH_ALERT" and m.score > BARE]


@pytest.mark.parametrize(
    "field", ["Dị ứng: đậu phộng\nHọc sinh: Odessa Mims", "Alergias: não pode comer ovo. Aluna: Odessa Mims"]
)
def test_a_field_that_says_something_is_one(read: Read, field: str) -> None:
    assert [m for c in read(field) for m in c.matches if m.entity == "HEALTH_ALERT" and m.score > BARE]
