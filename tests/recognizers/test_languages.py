"""What is said, denied and supposed in the languages of the district's homes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recognizers.context.statements import BARE
from recognizers.contract import Cluster
from scanners.contract import Grid

Read = Callable[..., list[Cluster]]


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("HEALTH_ALERT", "Mateo Quispe tiene una alergia grave al maní y lleva EpiPen."),
        ("HEALTH_ALERT", "Caio Couto tem alergia grave a amendoim e usa EpiPen."),
        ("ECONOMIC_STATUS", "Widline Jean resevwa manje maten gratis."),
        ("ECONOMIC_STATUS", "Trần Minh Anh đủ điều kiện ăn sáng miễn phí."),
        ("ECONOMIC_STATUS", "孙雨桐享有免费早餐。"),
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
        ("GRADE_RECORD", "尊敬的程若溪家长：\n您的孩子这学期语文不及格。"),
        ("DISCIPLINE_RECORD", "致方雅琴妈妈:您的女儿在教室打架。"),
        ("HEALTH_ALERT", "沈若彤前天被诊断为癫痫。"),
        ("HEALTH_ALERT", "我女儿沈若彤今早发烧了。"),
        ("HEALTH_ALERT", "罗浩宇同学对牛奶过敏。"),
        ("ECONOMIC_STATUS", "五年级一班的罗浩宇家里着火，现在住在宾馆。"),
        ("HEALTH_ALERT", "致罗浩宇家长:请给孩子补打疫苗。"),
        ("ATTENDANCE_RECORD", "Kính gửi phụ huynh em Phạm Gia Hân: con quý vị đã nghỉ học năm ngày không phép."),
        ("ATTENDANCE_RECORD", "Em Phạm Gia Hân nghỉ không phép 6 buổi."),
        ("HEALTH_ALERT", "Thua co, be Tran Minh Khoi bi dau bung tu hom qua."),
        ("ATTENDANCE_RECORD", "Em Tran Minh Khoi nghi hoc 4 ngay."),
        ("DISCIPLINE_RECORD", "Em Tran Minh Khoi bi dinh chi vi danh nhau."),
        ("ECONOMIC_STATUS", "Em Tran Minh Khoi: gia dinh dang o khach san."),
        ("HEALTH_ALERT", "Caio Couto disse que não quer viver."),
        ("HEALTH_ALERT", "Widline Jean di li pa vle viv ankò."),
        ("HEALTH_ALERT", "Madam, Widline Jean gen yon kriz maten an."),
        ("ECONOMIC_STATUS", "Widline Jean ap viv nan yon chèltè."),
        ("ATTENDANCE_RECORD", "Sra. Lima, o Caio Couto faltou 7 vezes sem justificativa. Favor vir conversar."),
        ("ATTENDANCE_RECORD", "Sra. Vega, Mateo Quispe faltó 6 veces este mes."),
        ("HEALTH_ALERT", "la niña lucia mendoza tiene asma, salon 9"),
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
        "Elèv: Widline Jean\nLekòl la bay tout elèv manje maten gratis.",
        "Học sinh: Phạm Gia Hân\nTất cả học sinh được ăn sáng miễn phí.",
        "学生姓名：孙雨桐\n所有学生享受免费早餐。",
        "Estudiante: Mateo Quispe\nReglamento de custodia: las madres sin custodia pueden pedir informes.",
        "各位家长：如果孩子发烧，请不要来上学。孙雨桐的作文得了奖。",
        "孙雨桐的作文得了奖。尊敬的家长：您的孩子若发烧，请留在家中。",
        "孙雨桐的作文得了奖。温馨提示:学生若对花生过敏，请联系校医。",
        "Quy phu huynh: neu con bi sot, xin cho con o nha. Trần Minh Anh",
        "Kính gửi quý phụ huynh: con quý vị nghỉ học 3 ngày thì nộp giấy. Trần Minh Anh",
        "chau Tran Minh Khoi khong bi di ung", "Konferans la ap fèt nan yon otèl. Widline Jean ap pale.",
        "la niña del cuento tiene asma. Mateo Quispe",
        "严禁在校打架，违者停学。", "曾经旷课的学生要补课。", "胡萝卜过敏的学生请告诉老师。",
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
    "text",
    [
        "Học sinh: Phạm Gia Hân\nDị ứng: Không có\nThuốc: không.",
        "Phạm Gia Hân. Dị ứng: không. Bệnh lý: chưa có bệnh gì. Lớp 2B",
        "Elèv: Stanley Pierre. Alèji: okenn. Klas: 4",
        "Medikaman: okenn. Elèv: Stanley Pierre",
        "Elèv: Stanley Pierre\nAlèji: li pa genyen.\nMaladi: okenn maladi",
        "Alergias: não tem. Aluna: Beatriz Moura",
        "Aluna: Beatriz Moura\nAlergias: não possui\nMedicamentos: não faz uso de medicamentos.",
        "Estudiante: Emiliano Tapia\nAlergias: no se le conocen\nMedicamentos: no toma ninguno.",
        "姓名：赵子轩 过敏：暂无 班级：三班",
        "學生姓名：陳美玲\n過敏史：沒有已知過敏\n健康狀況：良好",
        "Student: Ada Roe. Allergies: none. Grade 4.",
        "Phạm Gia Hân không mắc bệnh tim.",
        "Beatriz Moura não tem cardiopatia.",
        "Charla sobre epilepsia con Emiliano Tapia, martes 6 pm.",
        "Hội thảo về bệnh hen suyễn, diễn giả Phạm Gia Hân.",
    ],
)
def test_an_answer_that_says_there_is_nothing_is_none(read: Read, text: str) -> None:
    assert not [m for c in read(text) for m in c.matches if m.entity == "HEALTH_ALERT"]


@pytest.mark.parametrize(
    "text",
    [
        "Phạm Gia Hân. Dị ứng: không. Bệnh lý: động kinh.",
        "Aluna: Beatriz Moura\nAlergias: nenhuma, mas tem asma.",
        "Estudiante: Emiliano Tapia\nAlergias: no puede comer nueces",
        "Student: Ada Roe\nAllergies: none. Medications: albuterol inhaler at noon.",
        "Elèv: Stanley Pierre. Alèji: pistach. Klas: 4",
        "姓名:赵子轩\n过敏:牛奶、鸡蛋",
    ],
)
def test_what_stands_behind_such_an_answer_or_in_its_place_is_said(read: Read, text: str) -> None:
    assert "HEALTH_ALERT" in {m.entity for c in read(text) for m in c.matches}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([["Họ tên", "Lớp", "Dị ứng"], ["Phạm Gia Hân", "2B", "không"], ["Trần Minh Anh", "2B", "Không có."]], []),
        ([["Họ tên", "Bệnh lý"], ["Phạm Gia Hân", "hen suyễn"], ["Trần Minh Anh", "không"]], ["hen suyễn"]),
        ([["Aluno", "Turma", "Alergias"], ["Beatriz Moura", "3", "não possui"], ["Caio Couto", "3", "não tem"]], []),
        ([["姓名", "过敏"], ["赵子轩", "虾"], ["陳美玲", "无"]], ["虾"]),
        ([["姓名", "健康状况"], ["赵子轩", "癫痫"], ["陳美玲", "良好"]], ["癫痫"]),
    ],
)  # fmt: skip
def test_a_column_of_a_form_in_another_language(
    read: Read, table: Callable[..., Grid], rows: list[list[str]], found: list[str]
) -> None:
    clusters = read(table(rows), name="list.csv")
    assert [m.value for c in clusters for m in c.matches if m.entity == "HEALTH_ALERT"] == found


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("DATE_OF_BIRTH", "Học sinh: Phạm Gia Hân\nNgày, tháng, năm sinh: 09/02/2013"),
        ("DATE_OF_BIRTH", "Em Phạm Gia Hân, sinh ngày 14 tháng 6 năm 2015"),
        ("DATE_OF_BIRTH", "Elèv: Stanley Pierre\nDat nesans timoun nan: 21 juillet 2014"),
        ("HEALTH_ALERT", "Em Phạm Gia Hân mắc bệnh tim bẩm sinh."),
        ("HEALTH_ALERT", "Phạm Gia Hân lên cơn co giật."),
        ("HEALTH_ALERT", "Em Le Quoc Huy bi tieu duong."),
        ("HEALTH_ALERT", "陳美玲患有第二型糖尿病。"),
        ("HEALTH_ALERT", "赵子轩花生过敏。"),
        ("HEALTH_ALERT", "Estudiante: Emiliano Tapia\nCondición médica: arritmia"),
        ("HEALTH_ALERT", "Emiliano Tapia tiene fibrosis quística."),
        ("HEALTH_ALERT", "Beatriz Moura tem paralisia cerebral."),
        ("HEALTH_ALERT", "Stanley Pierre gen paralizi serebral."),
        ("CUSTODY_NOTE", "Chỉ ông nội được phép đón Phạm Gia Hân."),
        ("CUSTODY_NOTE", "母亲拥有赵子轩的全部监护权。"),
        ("CUSTODY_NOTE", "请勿将赵子轩交给她的继父。"),
        ("CUSTODY_NOTE", "只有外婆可以接赵子轩。"),
        ("CUSTODY_NOTE", "No entregar a Emiliano Tapia a su madre."),
        ("CUSTODY_NOTE", "Somente a madrinha pode buscar Beatriz Moura."),
        ("CUSTODY_NOTE", "O padrasto de Beatriz Moura não deve buscá-la."),
        ("CUSTODY_NOTE", "Se matant lan sèlman ki ka vin chache Stanley Pierre."),
        ("ECONOMIC_STATUS", "Emiliano Tapia no tiene vivienda."),
        ("CUSTODY_NOTE", "O padrasto veio à escola de Beatriz Moura apesar da medida protetiva."),
        ("HEALTH_ALERT", "Beatriz Moura bateu a testa no banco, gelo."),
        ("DISCIPLINE_RECORD", "赵子轩(三年级)踢了同桌,被停课一天。"),
        ("FAMILY_STATUS", "赵子轩的爸妈正在离婚。"),
        ("STREET_ADDRESS", "学生姓名:赵子轩\n住址:85 Beacon Terrace, Malden"),
    ],
)
def test_finds_the_words_of_forms_and_notes(read: Read, entity: str, text: str) -> None:
    assert entity in {m.entity for c in read(text) for m in c.matches}


@pytest.mark.parametrize(
    "text",
    [
        "Lễ khai giảng ngày 5 tháng 9 năm 2016, Phạm Gia Hân hát quốc ca.",
        "学校地址: 85 Beacon Terrace, Malden. 联系人: 赵子轩老师",
        "请勿将食物交给学生。赵子轩老师",
        "No entregar paquetes a la oficina después de las 3. Emiliano Tapia",
        "Somente a mãe pode buscar o uniforme na loja, avisa Beatriz Moura.",
        "Chỉ phụ huynh có thẻ mới được đón học sinh ở cổng chính. Cô Phạm Gia Hân",
        "Se paran yo sèlman ki ka vin chèche bilten yo. Stanley Pierre, direktè",
        "12/3: Treinamento de EpiPen com Beatriz Moura para todos os monitores.",
        "Taller de asma con Beatriz Moura, el martes.",
        "Beatriz Moura: contagem de EpiPen na sexta.",
        "Se houver guarda compartilhada, traga a cópia. Beatriz Moura, diretora",
        "18 dias, média 47. Beatriz Moura",
        "台风停课一天。赵子轩(三年级)",
    ],
)
def test_what_only_looks_like_them_stays_quiet(read: Read, text: str) -> None:
    assert [m.entity for c in read(text) for m in c.matches if m.entity != "PERSON"] == []


def test_a_word_of_creole_is_nobodys_name(read: Read) -> None:
    found = read("Se grann nan sèlman ki ka vin chèche Wisly Dorvil.")
    assert {m.value for c in found for m in c.matches if m.entity == "PERSON"} == {"Wisly Dorvil"}


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
