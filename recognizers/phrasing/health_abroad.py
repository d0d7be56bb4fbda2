"""Health in Spanish, Portuguese, Haitian Creole and some others, as families and bilingual staff write it. Curated.

The verbs of having, suffering, being ill stand before any illness of the list; the general words alone are weak.
"""

from __future__ import annotations

_ILL = (
    r"(?:asma|alergias?|alèji|diabete?s|epilepsia|convuls\w+|ataques?|crises?|crisis|anemia|anemi|c[áâ]ncer|kansè|leucemia|depresi[óo]n|depress[ãa]o|depresyon|ansiedade?|autismo|tdah|migrañas?|enxaquecas?|enxaqueca|piojos?|piolhos?|pou|varicela|catapora|gripe|grip|covid|fiebre|febre|lafy[eè]v|fy[eè]v"
    r"|v[óo]mitos?|vomisman|diarrea|diarr?eia|dyare|tos|tosse|tous|neumon[íi]a|pneumonia|nemoni|bronquitis|bronquite|infecci[óo]n|infec[çc][ãa]o|enfeksyon|sarpullido|urticaria|dolor(?:es)? de \w+|dor(?:es)? de \w+|doul[eè] \w+|opresyon|malkadi|kriz|sik|tansyon|maladi|pwobl[eè]m (?:kè|sante|ren)"
    r"|par[áa]lisis cerebral|paralisia cerebral|s[íi]ndrome d[eoa] \w+|cardiopat[íi]a|arritmia|trastornos? (?:de|del|por|bipolar)|transtornos? (?:de|do|por|bipolar)|d[ée]ficit de aten\w+|fibros[ei]s? (?:qu[íi]stica|c[íi]stica)|distrofia|esclerosis|espina b[íi]fida|espinha b[íi]fida|hidrocefalia"
    r"|lupus|hepatit[ei]s?|tuberculos[ei]s?|meningit[ei]s?|rinit[ei]s?|sinusit[ei]s?|dermatit[ei]s?|eczema|psor?iasis|psor[íi]ase|escolios[ei]s?|refluxo|reflujo|artrit[ei]s?|anorexia|bulimia|esquizofrenia|talas?semia|hipotiroidismo|hipotireoidismo"
    r"|problemas? (?:de|do|da|del) (?:salud|sa[úu]de|coraz[óo]n|cora[çc][ãa]o|respira\w+|ri[ñn][óo]n\w*|rins)|insuficiencia|sopl[oa]|soplo|hipertensi[óo]n|hipertens[ãa]o|celiac\w+|intolerancia|intoler[âa]ncia|hemofilia|c[áa]lculos|apendicitis|apendicite|hernia|h[ée]rnia|fractura|fratura|herida|ferida|quemadura|queimadura)"
)
_HAS = r"(?:tiene|tuvo|ten[íi]a|ha tenido|padece(?: de)?|sufre(?: de)?|sufri[óo]|le dio|le dan|le da|est[áa] con|tem|teve|tinha|sofre (?:de|com)|sofreu|deu|pegou|est[áa] com|anda com|gen|genyen|te gen|te f[eè]|f[eè]|soufri|pran|li gen|ap soufri|a un|a une|souffre (?:de|d['’])|bị|mắc|bi|có bệnh)"

FIELDS = (
    "alergias",
    "alergia",
    "alérgico a",
    "alérgica a",
    "alergias conocidas",
    "alergias alimentarias",
    "alergias alimentares",
    "condiciones médicas",
    "condición médica",
    "enfermedades",
    "enfermedad",
    "problemas de salud",
    "medicamentos",
    "medicación",
    "condições médicas",
    "condição médica",
    "doenças",
    "doença",
    "problemas de saúde",
    "medicação",
    "alèji",
    "medikaman",
    "maladi",
    "pwoblèm sante",
    "pwoblèm medikal",
    "kondisyon medikal",
    "dị ứng",
    "dị ứng thức ăn",
    "dị ứng thuốc",
    "thuốc",
    "thuốc đang dùng",
    "thuốc đang uống",
    "bệnh",
    "bệnh lý",
    "bệnh nền",
    "bệnh mãn tính",
    "tiền sử bệnh",
    "tình trạng sức khỏe",
    "tình trạng bệnh lý",
)
"""Labels of forms, behind which what is filled in is a statement; they stand in the middle of a line too."""

ABROAD = (
    rf"{_HAS} (?:uma? |unas? |una? |un |yon |muchas? |muita |outra |otra |otro |otros |fuerte |los |las |o |os |as |la |el |mucho |anpil |gwo |alta |mucha |una fuerte )*{_ILL}",
    r"al[ée]rgic[oa]s? (?:a|al|ao|à|aos|às|con|com)(?: la| las| los| el| o| os)? \w+",
    r"(?:es|est[áa]|soy|é|era|son|tá|ta) (?:muy |muito |un poco |una? ni[ñn][oa] )?(?:asm[áa]tic[oa]|diab[ée]tic[oa]|al[ée]rgic[oa]|epil[ée]ptic[oa]|cel[íi]ac[oa]|embarazada|gr[áa]vida|enferm[oa]|enfermit[oa]|doente|doentinh[oa]|deprimid[oa]|ansios[oa]|internad[oa]|hospitalizad[oa]|en el hospital|no hospital|sord[oa]|surd[oa]|cieg[oa]|ceg[oa]|autista)",
    r"(?:fue|foi|ser[áa]|est[áa]|estuvo|esteve|van a ser|ha sido|ficou) (?:operad[oa]|internad[oa]|hospitalizad[oa]|ingresad[oa]|diagnosticad[oa]|llevad[oa] al hospital|levad[oa] (?:para o|ao) hospital)",
    r"(?:le|lo|la|los|vão|van a|vai|iba a) (?:operaron|operan|van a operar|operar|internaron|hospitalizaron|diagnosticaron|detectaron)",
    r"(?:usa|necesita|precisa(?: d[eo])?|lleva|leva|toma|bezwen|pran|sèvi ak|itiliza|carga|trae) (?:su |sus |el |la |la |o |a |seu |sua |un |una |uma |um |li |medicina |remédio )*(?:inhalador|bombinha|bomba|ponp|nebulizador|insulina|epipen|epi|medicinas?|medicamentos?|medicaci[óo]n|medica[çc][ãa]o|rem[ée]dios?|medikaman|pastillas?|comprimidos?|grenn|pilul|jarabe|xarope|lentes|[óo]culos|aud[íi]fonos|muletas|silla de ruedas|cadeira de rodas|pañales|fraldas?|piki|oxígeno|oxig[êe]nio)",
    r"no puede (?:comer|tomar|tocar|correr|respirar|hacer (?:ejercicio|educaci[óo]n f[íi]sica|deporte))",
    r"n[ãa]o pode (?:comer|tomar|tocar|correr|respirar|fazer (?:exerc[íi]cio|educa[çc][ãa]o f[íi]sica|esporte))",
    r"pa ka(?:pab)? (?:manje|bwè|kouri|respire|fè espò)",
    r"(?:se|me|le) (?:desmay[óo]|cort[óo]|cay[óo] y se|lastim[óo]|quebr[óo]|rompi[óo]|fractur[óo]|golpe[óo]|enferm[óo]|vomit[óo])",
    r"(?:f[èe]|gen|te gen|ap f[èe]|pran) (?:yon |anpil |de )?kriz(?: (?:epilepsi|malkadi|opresyon|n[èe]|asm\w*))?",
    r"(?:desmaiou|vomitou|quebrou (?:o|a) \w+|machucou (?:o|a) \w+|caiu e \w+|passou mal|est[áa] passando mal|cortou (?:o|a) \w+|torceu (?:o|a) \w+)",
    r"(?:vomi(?:t[óo]|ó)|est[áa] vomitando|te vomi|ap vomi|li vomi)",
    r"(?:endispoze|li malad|te malad|malad (?:depi|anpil)|ap pran tretman|lopital|te opere|kase (?:bra|pye|men))",
    r"(?:intent[óo]|quiere|quiso|tentou|quer|vle) (?:suicidar\w*|matarse|se matar|quitarse la vida|touye tèt li|morir|morrer|mouri)",
    r"(?:n[ãa]o|ya no|no|pa) (?:quiere|quer(?:ia)?|quer[íi]a|vle) (?:mais |seguir |más |mas )?(?:vivir|viver|viviendo|viv)(?: más| mas| mais| ank[òo])?",
    r"(?:dijo|dice|disse|diz|fal(?:a|ou)|di|te di|pens(?:a|ou)|piensa|tem vontade|tiene ganas) (?:que |em |en |de |li )*(?:quer(?:ia|ía)?|quiere|vle|prefer\w+|gostaria de)? ?(?:se matar|matarse|morrer|morir(?:se)?|mouri|suicid\w+)",
    r"se (?:corta|cort[óo]|hace daño|lastima a s[íi] mism[oa]|machuca de prop[óo]sito)",
    r"(?:est[áa]|tá|ta|kè li) (?:embarazada|gr[áa]vida|esperando (?:un )?(?:beb[ée]|hijo)|ansent)",
    r"(?:cita|consulta|turno|randevou) (?:con|com|del|kay|m[ée]dica|no|en el|ak) (?:el |o |la |a |un )?(?:m[ée]dic\w+|doct\w+|doktè|neur[óo]log\w+|card[ií]\w+|psic[óo]log\w+|psiquiatra|terapeuta|especialista|hospital|cl[íi]nica|lopital|dentista)",
    r"el doctor (?:dijo|dice|quiere|le (?:mand[óo]|recet[óo]|cambi[óo]))",
    r"(?:o|a) m[ée]dic[oa] (?:disse|pediu|mandou|receitou|quer|trocou)",
    r"doktè a (?:di|mande|ba)",
    r"gen (?:alèji|opresyon|kriz malkadi|sik)",
    r"(?:fyèv|pnemoni)",
    # nights, fears and wet beds, as parents tell them
    r"(?:se (?:est[áa] )?(?:orina|orinando|hace pip[íi]|mea|mojando|moja)|faz(?:endo)? xixi|fez xixi|mij(?:a|ou)|fè pipi|pise)(?: en| na| nan| no)?(?: la| el)? (?:cama|kabann|encima|ropa|pantal[óo]n|cal[çc]a)",
    r"(?:no|n[ãa]o|casi no|quase n[ãa]o|pa) (?:est[áa] )?(?:duerme|durmiendo|ha dormido|puede dormir|dorme|dormindo|consegue dormir|dòmi|ka dòmi)(?: bien| nada| bem| de noche| [àa] noite| lannwit)?",
    r"(?:sem|sin) (?:dormir|comer)(?: |,|\.|$)",
    r"(?:llora|llorando|chora|chorando|kriye|ap kriye) (?:toda? (?:la |a )?(?:noche|noite|d[íi]a|dia)|todo (?:el |o )?d[íi]a|todas las noches|toda noite|mucho|muito|sin parar|sem parar|tout (?:lannwit|jounen|tan))",
    r"(?:tiene|tem|ha tenido|teve|gen) (?:pesadillas|pesadelos|move rèv|ataques de p[áa]nico|crises? de (?:p[âa]nico|ansiedade?|choro))",
    r"(?:no|n[ãa]o|pa) (?:quiere|quer|vle) (?:comer|manje)",
    r"(?:recibe|recebe|va a|vai [àa]o?|necesita|precisa de) (?:terapia|consejer[íi]a|psic[óo]log[oa])",
    r"(?:padece|sufre|sofre) d(?:el coraz[óo]n|o cora[çc][ãa]o|e los ri[ñn]ones|os rins|e la tiroides|a tireoide|e los nervios|el est[óo]mago|e la vista)",
    r"(?:toma|usa|tomando|pran|uống|dùng) (?:metilfenidato|metilfenidat|levetiracetam|carbamazepina|valproato|[áa]cido valproico|fenito[íi]na|risperidona|sertralina|fluoxetina|salbutamol|albuterol|montelukast|loratadina|cetirizina|prednisona|metformina|atomoxetina|lisdexanfetamina|ritalin\w*|conc[ée]rta|keppra|vyvanse|venvanse)",
    r"convulsiones",
    r"convulsões",
    r"inhalador",
    r"insulina",
    r"(?:dị ứng|hen suyễn|tiểu đường|động kinh|trầm cảm|nhập viện|bị ốm|bị sốt|tự tử|phẫu thuật)",
    r"(?:过敏|哮喘|糖尿病|癫痫|癲癇|抑郁症|忧郁症|自杀|住院|手术|发烧|心脏病|肾病|多动症|過敏|氣喘)",
    r"(?:астма|аллергия|диабет|эпилепсия|حساسية|الربو|السكري)",
)
ABROAD_WEAK = (
    r"asma",
    r"diabete?s",
    r"alergi[ac]s?",
    r"al[ée]rgic[oa]s?",
    r"alèji",
    r"epilepsia",
    r"depresi[óo]n",
    r"depressão",
    r"ansiedade?",
    r"piojos",
    r"piolhos?",
    r"fiebre",
    r"febre",
    r"varicela",
    r"catapora",
    r"bombinha",
    r"medikaman",
    r"cirug[íi]a",
    r"cirurgia",
    r"lopital",
    r"c[áâ]ncer",
)

_THINGS = r"(?:epi-?pen\w*|auvi-?q|adrenalina|auto-?inje\w+|bombinhas?|inalador(?:es)?|inhaladores?|asma|convuls(?:[ãa]o|[õo]es|i[óo]n|iones)|alergias?|diabetes|narcan|naloxon[ae])"
ABROAD_NEVER = (
    rf"(?:treinos?|treinamentos?|capacita[çc](?:[ãa]o|[õo]es)|forma[çc][ãa]o|cursos?|oficinas?|simula(?:do|cro)s?|palestras?|entrenamientos?|capacitaci(?:[óo]n|ones)|formaci[óo]n|taller(?:es)?|charlas?|fòmasyon|antrennman) (?:de|do|da|com|con|sobre|en|em|para|sou|pou) (?:(?:o |a |el |la )?uso (?:de|do|da|del) )?(?:o |a |os |as |el |la |los |las )?{_THINGS}",
    rf"(?:contagem|contar|estoque|validade|vencimento|recuento|conteo|contar|inventario|existencias|vencimiento|caducidad) (?:de|do|da|dos|das|del|los|las|as|os) (?:los |las )?{_THINGS}",
)
"""What the staff is trained in, and what is counted on a shelf."""
