"""Given names and surnames, and the capitalised words that are none.

Source: US Census Bureau, Frequently Occurring Names (1990), public domain, as shipped by the PyPI package `names`; children's names since then in `recent_names.py`. A list
alone proves nothing (a quarter of the capitalised words in a school policy are somebody's surname), so the lists only
support a form in which names are written; whether a word is an ordinary English one is told by the frequency list that the package
`symspellpy` ships (82,000 words, MIT).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.metadata import distribution
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from recognizers.naming.given_names import GIVEN, SURNAMES, WORDS
from recognizers.naming.recent_names import recent
from recognizers.naming.wordset import WordSet

_FOLDED, _TOLD = 20_000, 4_000
"""Words whose folded form is remembered, and those of which it is remembered what they are: a page has the same ones over and over."""

_COMMON = 2_000
"""How many of the commonest surnames are such that a word which is one of them is no less a name: "Baker"."""

_RARE = 400_000
"""How often a word of the frequency list stands in its texts at most, to be rare; half of its words are."""

COMMON_FIRST = frozenset(
    """will may april june august grace hope joy art mark bill rose summer van rich chase long major prince guy dale forest page faith penny
    pearl ruby amber crystal ivy olive daisy iris jack grant lane dean clay glen cliff brook heath miles skip buck duke earl gene lance pat ray reed rod
    sonny son young christian virginia georgia carolina florence paris london austin dallas houston jackson lincoln madison washington jordan israel china asia
    india america holly mercy charity constance patience precious star sunny sunday windy princess queen angel jesus many see so in an do my he she the
    an i a le la de del el so no love merry happy royal noble king price early see golden ok else worth mean ha ming so ho my kit rock stone minh
    dee bee tea lien song see un so yen ty lu max jan dot bo van drew drop mi ela se li ariel times arial roman calibri page dawn gay hue ling star tam tu cherry ginger
    robin rusty sandy sage basil colby dallas denver cheyenne dakota montana savannah sierra sidney sydney trinity vi ute von wan yuri zion case cash
    su numbers terra dona sunshine viet pax foster
    santa san st mr mrs ms dr man segun esta sau""".split()
)  # fmt: skip

GIVEN_WORDS = frozenset(
    """will april may june august dean major judge prince grace hope joy faith mark rose summer autumn chase grant page penny pearl ruby crystal ivy olive daisy iris jack lane clay glen heath miles skip duke earl ray reed rod sonny
    young christian virginia georgia paris london austin dallas jackson lincoln madison jordan mercy charity constance patience precious sunny art bill guy dale forest brook lance holly bishop king hunter archer mason carter cooper
    jun sawyer parker tanner porter tyler taylor spencer chance trinity genesis journey harmony melody destiny serenity nevaeh heaven angel sky skye river ocean brooklyn israel asia dawn gay robin basil sage colby wade ford drew ada aria""".split()
)
"""Given names that are English words too; before a plain surname they begin a name."""

PUBLIC_FIGURES = frozenset(
    """helen keller|annie sullivan|anne sullivan|rosa parks|martin luther|martin luther king|franklin roosevelt|franklin d. roosevelt|eleanor roosevelt|theodore roosevelt|abraham lincoln|george washington|thomas jefferson|benjamin franklin|john adams|abigail adams
    |harriet tubman|frederick douglass|sojourner truth|anne frank|nelson mandela|malcolm x|cesar chavez|dolores huerta|ruby bridges|jackie robinson|jesse owens|babe ruth|lou gehrig|muhammad ali|albert einstein|isaac newton|marie curie|charles darwin
    |galileo galilei|nikola tesla|thomas edison|alexander graham bell|stephen hawking|temple grandin|jane goodall|rachel carson|ada lovelace|alan turing|katherine johnson|neil armstrong|sally ride|mae jemison|christopher columbus|amelia earhart|florence nightingale
    |clara barton|susan b. anthony|elizabeth cady stanton|napoleon bonaparte|julius caesar|winston churchill|adolf hitler|joseph stalin|karl marx|mahatma gandhi|john f. kennedy|john kennedy|robert kennedy|ronald reagan|barack obama|michelle obama|donald trump|joe biden
    |ruth bader ginsburg|sandra day o'connor|thurgood marshall|sonia sotomayor|oprah winfrey|maya angelou|langston hughes|emily dickinson|walt whitman|robert frost|edgar allan poe|mark twain|william shakespeare|charles dickens|jane austen|ernest hemingway
    |f. scott fitzgerald|john steinbeck|harper lee|toni morrison|sylvia plath|virginia woolf|henry david thoreau|ralph waldo emerson|nathaniel hawthorne|louisa may alcott|dr. seuss|roald dahl|frida kahlo|pablo picasso|vincent van gogh|claude monet|leonardo da vinci
    |ludwig van beethoven|wolfgang amadeus mozart|louis armstrong|ray charles|stevie wonder|billie holiday|kurt cobain|michael jackson|malala yousafzai|greta thunberg|simone biles|michael phelps|serena williams|tom brady|emmett till|medgar evers|john brown|nat turner
    |king henry|queen elizabeth|queen victoria|marie antoinette|joan of arc|sigmund freud|phineas gage|henrietta lacks|jonas salk|louis pasteur|hester prynne|jay gatsby|atticus finch|boo radley|tom robinson|scout finch|holden caulfield|huck finn|tom sawyer|harry potter
    |peter pan|wendy darling|captain hook|nick carraway|daisy buchanan|elizabeth bennet|fitzwilliam darcy|jane eyre|david copperfield|philip pirip|charlie bucket|willy wonka|matilda wormwood|anne shirley|jo march|pippi longstocking|alice liddell|dorothy gale|lennie small|george milton|winston smith|prince of denmark|prince hamlet|king lear|macbeth|lady capulet|don quixote|ramona quimby|stanley yelnats|opal buloni|bud caldwell|brian robeson|miss havisham|abigail williams|john proctor|willy loman|biff loman|blanche dubois|stanley kowalski|laura wingfield|tom joad
    |juliet capulet|romeo montague|lady macbeth|ponyboy curtis|katniss everdeen|percy jackson|jonas the giver|august pullman|auggie pullman|opal buloni|ebenezer scrooge|oliver twist|sherlock holmes|victor frankenstein|bilbo baggins|jack merridew|esperanza cordero|mickey mouse|minnie mouse|donald duck|daisy duck|daffy duck|bugs bunny|homer simpson|marge simpson|bart simpson|lisa simpson|fred flintstone|charlie brown|peppermint patty|lucy van pelt|linus van pelt
    |hermione granger|ron weasley|albus dumbledore|severus snape|draco malfoy|luke skywalker|leia organa|han solo|darth vader|peter parker|bruce wayne|clark kent|diana prince|tony stark|steve rogers|miles morales|gwen stacy|lois lane|buzz lightyear|indiana jones|james bond|spongebob squarepants|patrick star|squidward tentacles|scooby doo|winnie the pooh|christopher robin|annabeth chase|peeta mellark|greg heffley
    |claudette colvin|fannie lou hamer|selena quintanilla|roberto clemente|celia cruz|sonia manzano|ellen ochoa|chadwick boseman|naomi osaka|jayson tatum|lebron james|lionel messi|cristiano ronaldo|tiger woods|christopher reeve|michael j. fox|demi lovato|billie eilish|kendrick lamar|nick vujicic|bethany hamilton|wilma rudolph|phillis wheatley|dorothea dix|laura bridgman|louis braille|samuel gridley howe|woodrow wilson|calvin coolidge|mary todd lincoln|edgar degas|ernest shackleton|gabby giffords|john hinckley|chris herren
    |steve jobs|bill gates|melinda gates|mark zuckerberg|elon musk|jeff bezos|warren buffett|walt disney|orville wright|wilbur wright|muhammad yunus|mother teresa|desmond tutu|aung san suu kyi|princess diana|george floyd|kamala harris|bill clinton|hillary clinton|jimmy carter|richard nixon|franz kafka|leo tolstoy|fyodor dostoevsky|j.k. rowling|j. k. rowling|stephen king|ray bradbury|george orwell|elie wiesel
    |viktor frankl|carl jung|jean piaget|lev vygotsky|maria montessori|b.f. skinner|ivan pavlov|charles babbage|grace hopper|rosalind franklin|stephen wiltshire|ludwig wittgenstein|friedrich nietzsche|coco chanel|amy winehouse|lady gaga|taylor swift|selena gomez|ariana grande|elvis presley|freddie mercury|david bowie|usain bolt|diego maradona|mike tyson|bob marley""".replace(
        "\n    ", ""
    ).split("|")
)
"""People of history, of letters and of the books that schools read: what is said of them is a lesson. Folded names."""

NOT_NAMES = frozenset(
    """yon oi oie filme january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday jan feb mar
    apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun
    school schools public high middle elementary junior senior regional district county town city state street st road rd avenue ave lane ln drive dr court ct way place
    boulevard blvd highway route rt square circle terrace park hill hills pond river lake beach bridge island north south east west center centre hall library gym gymnasium cafeteria
    room office building field stadium campus university college academy institute hospital church club team league union association society foundation committee board council
    commission department dept division bureau agency program project plan policy form list report record records note notes memo letter notice agenda minutes schedule calendar handbook
    act law chapter section article title page part unit lesson grade class course subject period term semester quarter year week day date time hour night morning afternoon evening
    student students pupil parent parents guardian guardians child children family families teacher teachers staff nurse principal superintendent director coordinator secretary
    counselor counsellor coach custodian librarian aide assistant manager president chair chairman chairperson vice dean officer chief captain mayor governor judge attorney lawyer doctor professor
    telefono domicilio alergias medicinas medicamentos direccion apellido apellidos tarjeta emergencia firma edad escuela telefone endereco remedios assinatura idade escola telefon adres alimno
    kiyes kimoun kisa kote kile poukisa konbyen kijan quien quienes quem cual cuales qual quais cuando quando donde onde
    y mr mrs ms miss mx dr plow plowing bros telecom diner catering towing roofing paving plumbing landscaping heating refrigeration rentals kominote sr jr sra srta señor señora dear hello hi hey thanks thank sincerely regards best yours truly respectfully cheers from to cc bcc subject re fw fwd sent
    attached attachment please note important urgent confidential draft final copy original new old updated revised approved effective total count number name names first last middle
    birth age sex gender race phone email mail address home cell work fax contact emergency medical health allergy allergies medication medications medicine condition conditions asthma
    diabetes seizure epipen inhaler insulin custody order orders legal alert alerts restraining dcf iep sasid lasid dob ssn id ell sped mcas access title special education services service
    breakfast lunch dinner snack menu bus van field trip trips sports game games practice meet tournament season varsity soccer football basketball baseball softball hockey lacrosse tennis
    volleyball track swimming math mathematics english science history spanish french latin art music band chorus drama theater theatre biology chemistry physics algebra geometry calculus
    reading writing social studies computer technology google microsoft windows excel word adobe apple facebook twitter instagram youtube zoom amazon linux debian ubuntu python java
    united states america american massachusetts boston worcester springfield lowell cambridge quincy belmont millis millbury westford england new york california texas florida
    spring summer fall winter autumn christmas thanksgiving easter halloween hanukkah eid ramadan kippur hashanah diwali juneteenth kwanzaa holiday vacation break
    yes no ok none unknown pending active inactive true false n/a na tbd tba other all any each every both some many most more less this that these those there here the and or but not
    with without for from into onto upon about after before during since until while when where what which who whom whose why how if then than also only just very too so as at by in on of off out
    up down over under again further once he she it they we you i his her its their our your my me him them us is are was were be been being have has had do does did will would shall should can could may might must
    call see ask tell bring take keep give get go come let make meet send sign return check fill complete read write use need want help look find follow stop start end
    morning good great happy welcome congratulations internal external private personal information data file files folder document documents page pages table figure
    saint fort mount mt port lord lady sir king queen prince princess god bible community nature history heritage awareness international national federal world global
    red blue green yellow black white brown gray grey orange purple pink gold silver monday's advanced placement honors honor roll award awards scholarship
    pickup dismissal release arrival drop off carpool homeroom hr advisory guidance main front desk lobby entrance exit playground recess gr grado grade clase escuela maestra salón nombre fecha
    mom mommy mum mama dad daddy papa papi mami grandma grandpa grandmother grandfather nana mother father sister brother aunt auntie uncle cousin son daughter stepfather stepmother stepdad stepmom
    anyone anybody nobody everyone everybody someone somebody older younger neighbor neighbour friend babysitter sitter walker bus aftercare
    apt unit suite floor lekol escola ecole colegio primaria secundaria instituto preescolar estimado estimada estimados estimadas querido querida queridos buenos buenas bonjou bonswa bonjour manman tanpri prezado prezada caro cara senhor senhora oficina oficinas comidas cafeteria cocina familia familias família chers cher
    kid kids kiddo toddler baby babies boy boys girl girls freshman freshmen sophomore grader graders
    severe peanut nut tree milk egg wheat soy fish sesame latex bee daily weekly monthly annual quarterly upper lower type purchase invoice payment account bank card visa mastercard
    hindu hindus muslim muslims sikh sikhs buddhist buddhists christians catholic catholics protestant protestants jew jews jewish quaker quakers mormon mormons puritan puritans huguenot anabaptist hinduism buddhism judaism christianity apartheid
    kriolu kreyol spanish portuguese chinese vietnamese cape verdean gracias obrigado obrigada mesi leader sat act psat ap ib gpa pto pta ptsa sepac cori fbi usda dese doe ferpa hipaa idea ada medicaid masshealth snap tanf tafdc section copyright license licence version general tdap dtap mmr guarda custodia loc grandparent resumo regras reglas asma almuerzo almoco faltas ausencias suspension suspensao expulsion expulsao""".split()
)  # fmt: skip


PLACES = frozenset(
    """school schools public high middle elementary regional district county town city street st road rd avenue ave lane ln drive court way place boulevard blvd highway square circle terrace
    park hill hills pond river lake beach bridge island center centre hall library gym gymnasium building field stadium campus university college academy institute hospital church club league union
    association society foundation committee board council department agency program project room office awards award memorial cty hole clinic pediatrics associates inc llc corp company press house farm village primaria secundaria escuela escola lekòl preschool kindergarten hollow falls harbor point ridge cove landing plaza mall row wharf commons corner corners green alley lodge inn motel terminal
    brook creek mill loop trail trails parkway turnpike crossing streets avenues roads lanes drives courts reservoir dam bakery pharmacy hardware cafe diner restaurant tavern garage cemetery chapel pantry apartments estates fund scholarship""".split()
)
"""Words behind which a capitalised pair is the name of a place or a body: "Wren Hollow Public Schools"."""


_PLACEHOLDERS = frozenset(
    "doe sample test tester mctester testerson mctesterson testface mctestface testington testing example demo dummy fake placeholder lastname firstname fulano fulana mengano mengana zutano zutana perengano beltrano sicrano mustermann xxxx zztest zztrain zzz donotuse donotdelete".split()
)


_PARTS = frozenset({"last", "first", "middle", "name", "lastname", "firstname"})

_CARTOONS = frozenset(
    """mickey mouse|minnie mouse|donald duck|daisy duck|bugs bunny|daffy duck|elmer fudd|porky pig|wile coyote|fred flintstone|wilma flintstone|pebbles flintstone|barney rubble|betty rubble|bart simpson|homer simpson|marge simpson|lisa simpson|maggie simpson
    |charlie brown|snoopy brown|sally brown|peppermint patty|harry potter|hermione granger|ron weasley|luke skywalker|darth vader|bruce wayne|clark kent|peter parker|tony stark|scooby doo|shaggy rogers|velma dinkley|george jetson|jane jetson|elroy jetson
    |winnie pooh|christopher robin|buzz lightyear|spongebob squarepants|patrick star|dora explorer|popeye sailor|olive oyl|kermit frog|miss piggy|big bird|peter pan|captain hook|peter rabbit|santa claus|john public|jane public|joe schmo|joe bloggs""".replace(
        "\n    ", ""
    ).split("|")
)
"""Names of cartoons and tales that people fill samples in with, given name first, folded."""


_VIETNAMESE_WORDS = frozenset(
    "trường phòng lớp kính thưa gửi bé cô thầy nếu hôm sáng chiều tối mời cảm ơn chúng quý phụ học giấy đừng không ngày thứ tế tháng mười năm hiệu bản tiền cháu tôi vì khi nhờ được nhưng cũng kính tin thông báo".split()
)
"""Words of Vietnamese letters that begin sentences, with their marks: without them some are names ("Phong", "Truong")."""


@lru_cache(maxsize=_FOLDED)
def fold(word: str) -> str:
    """Lower case without accents or apostrophes: the form in which names are looked up."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'’`´")


@cache
def _load(name: str) -> WordSet:
    with (files("names") / name).open(encoding="ascii") as lines:
        return WordSet(line.split(None, 1)[0].lower() for line in lines if line.strip())


class _English(NamedTuple):
    """The words of the frequency list, and those of them that are rare."""

    words: WordSet
    rare: WordSet


def _counted() -> Iterator[tuple[str, int]]:
    """The words of the frequency list and how often each stands in its texts."""
    file = Path(str(distribution("symspellpy").locate_file("symspellpy/frequency_dictionary_en_82_765.txt")))
    with file.open(encoding="utf-8-sig") as lines:
        for word, count in (line.split(" ", 1) for line in lines):
            yield word, int(count)


@cache
def _english() -> _English:
    def words(most: int | None = None) -> Iterator[str]:
        return (word for word, count in _counted() if most is None or count < most)

    return _English(WordSet(words()), WordSet(words(_RARE)))


def is_placeholder(name: str) -> bool:
    """Whether a name stands for no one: "Jane Doe", "Test Student", "Last, First"."""
    inorder = [fold(w.strip(".,")) for w in name.split()]
    words = set(inorder)
    return bool(words) and (bool(words & _PLACEHOLDERS) or words <= _PARTS or is_cartoon(inorder))


def is_cartoon(words: Sequence[str]) -> bool:
    """Whether a name is one of a cartoon or a tale, either part first: "Mickey Mouse", "Duck, Donald"."""
    if len(words) < 2:
        return False
    ends = fold(words[0]), fold(words[-1])
    return " ".join(ends) in _CARTOONS or " ".join(reversed(ends)) in _CARTOONS


def may_be_placeholder(part: str) -> bool:
    """Whether a part of a name may make the whole a placeholder."""
    return any(fold(w.strip(".,")) in _PLACEHOLDERS | _PARTS for w in part.split())


def in_dictionary(word: str) -> bool:
    """Whether the word stands in the list of English words, a name or not."""
    return fold(word) in _english().words


def is_rare(word: str) -> bool:
    """Whether the word is an English one that hardly anybody uses, as names of books and saints are ("Phaedra")."""
    folded = fold(word)
    return folded not in NOT_NAMES and folded in _english().rare


@lru_cache(maxsize=_TOLD)
def is_ordinary(word: str) -> bool:
    """Whether the word is an English word of the common list and no given name or surname of the lists."""
    folded = fold(word)
    if folded in NOT_NAMES:
        return True
    known = all(part in _english().words for part in folded.split("-") if len(part) > 1)
    return known and not (may_be_first(word) or is_last(word))


@lru_cache(maxsize=_TOLD)
def is_first(word: str) -> bool:
    """Whether the word is a given name on the lists and nothing else in English."""
    folded = _given_part(word)
    if folded in COMMON_FIRST or folded in NOT_NAMES or _is_vietnamese_word(word):
        return False
    return _is_census_first(folded) or (folded in GIVEN and folded not in WORDS) or folded in recent().plain


def may_be_first(word: str) -> bool:
    """Whether the word is a given name on the lists, ordinary words such as Grace or Will included."""
    folded = _given_part(word)
    if folded in NOT_NAMES or _is_vietnamese_word(word):
        return False
    return _is_census_first(folded) or folded in GIVEN or any(folded in names for names in recent())


def is_listed_first(word: str) -> bool:
    """Whether the census or the lists by language have the word as a given name, whatever else it is."""
    folded = _given_part(word)
    return _is_census_first(folded) or folded in GIVEN


def stands_as_first(word: str) -> bool:
    """Whether the census knows the word as a given name, whatever it mostly is: "Will", "May"."""
    return _is_census_first(_given_part(word))


def _is_vietnamese_word(word: str) -> bool:
    return not word.isascii() and unicodedata.normalize("NFC", word.casefold()) in _VIETNAMESE_WORDS


def _given_part(word: str) -> str:
    return fold(word).split("-")[0]


def _is_census_first(folded: str) -> bool:
    return folded in _load("dist.female.first") or folded in _load("dist.male.first") or folded in MORE_FIRST


def may_be_last(word: str) -> bool:
    """Whether the census knows the word as a surname, though it be an ordinary one of schools: "Field"."""
    return fold(word) in _load("dist.all.last")


@cache
def _commonest_last() -> frozenset[str]:
    with (files("names") / "dist.all.last").open(encoding="ascii") as lines:
        return frozenset(line.split(None, 1)[0].lower() for line in islice(lines, _COMMON))


def is_common_last(word: str) -> bool:
    """Whether the word is one of the commonest surnames, though it be an English word: "Baker", "Young"."""
    folded = fold(word)
    return folded in _commonest_last() or folded in MORE_LAST


_AS_WORD = 330e6
"""How often a surname stands in the texts of the frequency list for each per cent of the people who bear it, from which on it is a word
more than a name: Davis 62 million, Baker 87, Cook 203, Wood 522, Price 5,067."""


@cache
def _mostly_last() -> WordSet:
    counts = dict(_counted())
    with (files("names") / "dist.all.last").open(encoding="ascii") as lines:
        borne = ((name.lower(), float(share)) for name, share, *_ in (line.split() for line in lines if line.strip()))
        return WordSet(name for name, share in borne if counts.get(name, 0) < _AS_WORD * share)


def is_mostly_last(word: str) -> bool:
    """Whether a word is a surname first of all, though it be an English one: "Davis", "Baker"; not "Price"."""
    return fold(word) in _mostly_last()


@lru_cache(maxsize=_TOLD)
def is_last(word: str) -> bool:
    """Whether the word, or a part of a double name, is a surname on the lists and no ordinary word."""
    folded = fold(word)
    return not _is_vietnamese_word(word) and any(
        part not in NOT_NAMES and (part in _load("dist.all.last") or part in MORE_LAST or part in SURNAMES)
        for part in (folded, *folded.split("-"))
        if len(part) > 1
    )


MORE_FIRST = frozenset(
    """aiden ayden jayden brayden kayden hayden caden kaden jaden aaliyah aaliya mohammed mohamed muhammad ahmed ali omar ibrahim yusuf yousef hassan hussein fatima fatou aisha amina maryam mariam khadija zainab
    layla leila noor nour hafsa idris abdi abdul abdullah mustafa karim tariq rania salma yasmin zara priya ravi arjun aarav ananya anika diya isha kavya neha pooja raj rahul rohan sanjay vikram lakshmi aditi meera nikhil
    nguyen minh anh linh thao huong tuan duc hieu khoa bao quoc thi trang phuong chau lan mai hai wei li jing xin yi ming hao jun lei mei ling xiao yan hui jie fang kenji yuki haruto sakura aiko ren hana jiwoo seojun
    daeun minjun jiho joao mateo mateus thiago tiago santiago diego nicolas alejandro javier joaquin ximena xiomara valentina camila sofia isabela lucia luciana yesenia marisol maribel rosario consuelo esperanza guadalupe nayeli
    yamileth wilmer heidy ignacio hector cesar rubén ruben anibal efrain gonçalo goncalo afonso duarte inês ines beatriz leonor catarina edmilson nelson adilson djamila nilda widline desrosiers jean wilner fabiola guerline roseline
    dieudonne mackenson lovelie naika olamide chidi chinedu ngozi amara adaeze emeka kwame kofi ama nana akua abena yaw adwoa ifeanyi tunde femi sade zuri imani amani jabari kenya tyrese deshawn jamal jaylen jalen jaylin
    nevaeh kayleigh kaylee kylie mckenna mackenzie makayla mikayla addison harper piper aubrey ellie nora zoe zoey chloe liam noah oliver elijah levi ezra finn declan cormac siobhan sinead niamh aoife ciaran saoirse brid maeve rory
    ewan callum lachlan freya ilya dmitri yevgenia svetlana olga natasha anastasia mikhail sergei oksana andriy bohdan agnieszka ewa kasia piotr tomasz zbigniew kaleb kyler tavion tayvon keegan micah ezekiel isaiah josiah gunnar
    kekoa leilani malia keanu kai thandi themba sipho odalys yadira zoila ottilie tove sven bjorn astrid ingrid lars annika rafi dov ari avi moshe talia shira eitan noa yael esme fabricio gwen huy dalia tia khoa zwick jonquil
    genevieve brooklyn brody everett oskar remy marcus trinity dante amaya dwight greta hugo isla bela farid yara ayaan zayn zainab zeynep emre elif mehmet""".split()
)  # fmt: skip
MORE_LAST = frozenset(
    """okafor okonkwo nwosu achebe adichie diallo traore keita toure mensah osei boateng asante owusu abdi farah warsame hassan mohamud rahmani karimi nazari hosseini ahmadi khan ahmed hussain malik siddiqui chaudhry patel shah
    desai mehta gupta sharma singh kaur reddy rao iyer subramanian venkataraman krishnan nguyen tran pham phan vu vo dang bui ngo duong huynh lam truong zhang wang li liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin luo
    tanaka suzuki sato yamamoto watanabe kim park choi jung rhee sidibe sainvil desrosiers jean-baptiste baptiste pierre-louis toussaint etienne joseph lopes tavares furtado pires monteiro andrade evora semedo moniz medeiros
    azevedo cabral fidalgo quiroga quinones sepulveda balderas ajanel tzoc olmeda tejada montalvo liriano almeida castellane""".split()
)  # fmt: skip
