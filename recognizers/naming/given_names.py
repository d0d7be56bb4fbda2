"""Given names and surnames beside those of the US census of 1990: newer ones, and those of families from elsewhere.

Source: written down by language for the communities that Massachusetts schools serve (DESE publishes the first languages of
their students: Spanish, Portuguese, Cape Verdean and Haitian Creole, Chinese, Vietnamese, Arabic, Khmer and others), and
what American children have been called since 2000. Folded: lower case without accents or apostrophes.
"""

from __future__ import annotations

_GIVEN = {
    "American since 2000": """aaden abram abril ace adalee adaline adalyn adalynn addie addilyn addyson adelaide adele adelyn adelynn adley adriel ainsley alaina alana alani alanna alaya alayna alianna alina alisson aliyah alondra alora alyson amalia
        amara amari amaya amelie amina amira amiyah anahi anaya angelique annabel annabella annabelle annalise ansel ansley anya arabella archer archie ariadne ariah ariana arianna ariella arielle arlo armani armando aron arya
        asher ashlyn ashlynn ashton aspyn astrid atticus atreus aubree aubriella aubrielle aubrie audrina aurelia aurora avah avalyn avalynn avayah averie avery aviana axel axl aya azalea azariah bailee barrett baylor beau
        beckett beckham bellamy bennett benson bentlee bentley bexley blaire blakely bodhi bodie bowen bowie braden bradyn braelyn braelynn braiden branson brantlee brantley braxton braylee braylen braylon brecken breanna brenna
        brenton brexley bria briana brianna bridger briella brielle briggs brinley brixton brody bronson brycen bryleigh brylee bryn brynlee brynleigh brynn brysen bryson cadence caiden cairo cali callahan calla callen callie
        calliope callum calvin camden camdyn camilo camryn carmelo carsyn carter case casen cash cassidy cassius cayson cecelia celeste celine channing charlee charleigh charlize charli chandler cillian citlali clementine cleo
        clover cohen colette colson colten colter colton coraline corbin cordelia cora coraima coralie crosby cruz cyrus dahlia dakari dalary daleyza dallin damari damaris damian damien damir danica daniela daniella dariel
        dashiell dax daxton dayana deacon deandre deangelo decker demarcus demetrius denali dexter dilan dior dorothea draven duke dutton dylan easton eden edith eileen elaina elara elianna eliana eliam elina eliot elio elise
        eliseo eliza ellianna ellie elliana elliot elliott ellis ellison elodie eloise elora elouise elowen elsie elyse emberly emberlynn emelia emerson emersyn emery emmalyn emmalynn emmeline emmett emmie emmitt emory ender
        enzo ephraim esmeralda estella estelle estrella ethan etta evander evangeline everlee everleigh everly evie ezequiel fallon felicity finley finnegan finnley fiona fisher fletcher flora forrest frances frankie franklin
        gabe galilea gannon gemma georgie gia giada giana gianna gianni gideon giovanna giovanni giselle giuliana gracelyn gracelynn gracie graham graysen grayson greer greta greysen greyson griffin gus gwendolyn hadassah hadlee
        hadleigh hadley haisley halle hallie hank harlan harlee harleigh harley harlow harmoni harper hattie haven hawkins hayden hayes hayley henley henrik hezekiah hendrix holden holland hudson hugo huxley ian ibrahim idris
        imani imogen indie inaya ira irie isabela isabella isabelle isaias isla ivanna ivory izabella izan jace jacoby jad jada jade jadiel jaelynn jagger jaiden jakari jakob jakobe jaleah jamari jamie jamison janelle janessa
        janiyah jaquan jase jaxen jaxon jaxson jaxtyn jaxx jaycee jayceon jayda jaylah jaylani jayleen jayson jaziel jazlyn jazlynn jazmin jedidiah jemma jensen jeremias jericho jessamy jessie jett jewel jianna jocelynn joelle
        johan johanna jolene jolie jonah jones joniyah jordyn jordynn joselyn josephina josie jovie jrue juelz julianna julieta juliette julissa juniper jurnee kace kai kaia kailani kailey kairo kaisen kaison kaisley kaiya
        kalani kaleb kali kalel kaliyah kallie kamari kamden kamdyn kamila kamilah kamiyah kamryn kane kannon karina karsyn karter karson kase kasen kashton kassidy katalina kataleya katelyn kayce kaydence kayla kaylani kayson
        keanu keaton keegan keenan kehlani keilani kellan kellen kelsey kendall kendra kendrick kenia kenna kennedi kennedy kensington kenzie kenzo keyla khaleesi khalid khalil khloe kian kiana kiara kiera kieran kiley killian
        kimber kimora kingsley kingston kinslee kinsley kinley kirra knox koa kobe koda kohen kolton konnor korbyn kora korbin kyla kylan kylee kyleigh kyler kylo kymani kyng kynlee kyra kyrie kyson lacey laila lainey lana
        landen landon landry landyn langston laney larkin laurel lawson layne layton leah leandro leanna leela leia leif leighton leila lena lennon lennox leo leona leonidas leonie leyla lexie lexi lilah lilian liliana lilianna
        lilith lillian lilliana lilly lincoln lionel lochlan lola lorelai lorelei lotte lottie louie louisa lucca lucian luciano lucille luella luka lukas luna lyanna lydia lyla lylah lyra mabel mac macie mack maci mackenzie
        maddie maddox madalyn madalynn madden madeleine madeline madelyn madelynn madilyn madilynn madisyn mae maeve maggie magnolia magnus maia maisie makai makayla makenna makenzie malachi malakai malayah malcolm maleah malia
        maliyah malik mara marceline margaux margo margot mariah mariana marianna mariella marigold marlee marleigh marley marlow marlowe marvel mathias matilda matteo matthias maverick mavis maxton maxwell maya mccoy melina
        memphis mercy merrick messiah mia micaela michaela mikaela mila milan milana milani milena miley millie milo mina mira miracle miranda miriam misael mohamed moira mordechai murphy mya myla myles mylo nadia nahla nala
        nalani naomi nash nasir nataly natalia nathalia naya nayla neil nelly nevaeh niam nia nico nicolette nikolai nikolas nina niko nixon noa noelle noemi nola noor nora norah nova novah novalee nyla nylah oakley oaklee
        oaklynn oaklyn octavia odette ollie omari onyx oona opal ophelia orion orla orlando oswald otis otto owen paisley paislee paityn paloma parker patton paula paulina paxton payton pearl penelope perla persephone peter
        peyton phoebe phoenix pierce pippa piper posie posy presley preston prisha quentin quincy quinn quintin radhika raegan raelyn raelynn ramona raina raiden raphael raven raya rayan raylan raylee rayna rayne reagan reece
        reese reggie reid reina remi remington remy rhea rhett rhys ricardo ridley riggs riley rio ripley river rivka rhiannon rocco rohan roman romeo romina ronan ronin rory rosalee rosalia rosalie rosalind rosalyn rosella
        roselyn rosie rowan roxanne royce ruben rudy ruth ryan ryann ryder ryker rylan ryland rylee ryleigh rylie saanvi sadie sage saige salma salvatore samara samira samson santana santino saoirse sarai sariah sariyah sariya
        sarahi sawyer saylor scarlet scarlett scarlette sebastian selah selena seraphina serena serenity seth shane shay shiloh sienna simone skylar skyler sloan sloane sofie solomon sonny soren stella stetson stevie sullivan
        summer sutton sylas sylvie tadeo tahlia tate tatum tatiana taryn teagan tegan temperance tenley tessa thatcher theo theodora theodore thaddeus tiana tilda tilly tinsley titus tobias tobiah tobin toby tripp tristan
        tristen truett tucker turner tyson ulises valeria valerie vance vaughn veda vera veronica vincenzo violet violeta vivian viviana vivienne waylon wesley westin weston whitley wilder willa willow winnie winter winston
        wrenley wren wyatt wynter xander ximena xyla yahir yareli yaretzi yasmine yosef yusuf zachariah zahra zaid zaiden zaire zander zane zara zariah zariyah zaylee zayden zayn zayne zechariah zelda zev zion zoie zola zora
        zuri zyaire zyair""",
    "Short forms": """abby abe addy aggie alfie allie andi annie artie ash augie barb barney bart bea becca becky bella benji benny bernie bertie bess beth betsy betty bev billie billy bobbie bobby brad cammie carly cass charlie chrissy chuck
        cindy clem connie curt cy dani danny debbie dee dell dex didi dom dot dottie drew eddie effie ella elsa fern fitz flo fran freddie freddy gabby gabi gail gene gigi ginny gio greg gwen hal heidi hettie howie ike izzy
        jackie jake jeb jenna jenny jess jimmy joey johnny joni josh jude judy katie kathy katy kenny kim kit kitty kris larry laurie lenny les libby lili liz lizzie lizzy lou lulu maddy mags manny marge margie marty marv matt
        maud mattie meg mick mickey mikey milly mimi mindy minnie missy mitch mollie molly nate ned nell nellie nettie nick nicky nikki noni obie patsy patty penny pete phil polly quin rafi ralphie randi richie ricky robbie
        rollie ronnie roxie ruthie sal sally sammy sandi seb sheri sid sophie stan steph stu sue suki susie suzie tad tammy ted teddy teo terri thom tim timmy tina tobi tommy toni tori tracy trish trudy val vic vicky vinny wally
        wes willy zack zak zeke""",
    "Spanish": """abigail abimael adelina agustin aitana alba alberto aldo alejandra alejandrina alexa alexandra alfonso alfredo alicia alma almudena altagracia alvaro amado amaury ana anibal anselmo araceli arely argenis ariadna arnaldo
        arturo aurelio azucena bartolome baltazar belen benicio benito bernabe bernardo berta blanca braulio brayan brenda candelaria caridad carlito carlitos carlota catalina cayetano cecilia celia celestino chabela chuy clara
        claudio concepcion conchita cristian cristina cristobal dalila dario dayanara delfina delia denisse diana digna dolores domingo dulce edgardo edwin efrain elba elena eleazar eligio elian elias eliezer elisa elizabet
        eloisa elva emelyn emilia emiliano emilio emmanuel encarnacion enrique erendira ernesto estefania esteban estela ester eugenio eulalia eusebio eva evelio fabian fabiola facundo fatima federico felicia feliciano felipe
        felix fermin fernanda fernando fidel flor florencia francisca francisco froilan gabriela gael gaspar genaro gerardo german gilberto giovany gisela gladis glenda gloria gonzalo graciela gregorio griselda guillermo gustavo
        haydee heberto heriberto hermelinda herminia hernan hilda hilario hortensia humberto idalia ignacia ignacio iliana ines inmaculada iris irma isabel isaura isidora isidro ismael itzel ivan ivelisse ivette jacinta jacinto
        jacobo jaime jairo janeth jasmin javier jeronimo jesenia jimena joaquina johana jorge josefina josue juan juana juanita juancarlos julian julio justina lazaro leonardo leonel leonor leticia lidia lilia lisandro lizbeth
        lizeth lorena lorenzo lourdes lucero lucila lucrecia luis luisa lupe lupita luz macarena magali magdalena maite manuel manuela marcela marcelino marcelo marcos margarita maria mariajose maricela mariela marina mario
        marisela maritza marta martin matias mateo mauricio maximiliano maximo mayra melchor melisa mercedes miguel milagros mirta moises monserrat montserrat nahomi natividad nereida nestor nidia nilsa noelia norberto norma
        nuria octavio ofelia olga olivia omayra onofre oscar osvaldo oswaldo pablo paola pascual patricio pedro pilar porfirio primitivo priscila rafael ramiro ramon raquel raul refugio renata reynaldo rigoberto rocio rodolfo
        rodrigo rogelio rolando roque rosa rosalba rosalinda rosangela rosario roxana rufino salome salvador samuel santos saul sergio silverio silvia simon socorro sol soledad sonia susana teodoro teofilo teresa teresita tomas
        trinidad uriel valentin valentina vanesa vicente vilma virgilio waleska wilfredo wilson xavier xochitl yadiel yadira yajaira yamilet yandel yanira yariel yaritza yasmin yazmin yesenia yesica ylenia yolanda yuliana yuri
        zaida zoraida zulma
        yeniel yokasta lianyelis orquidea wandy leury yohanny yinet yordanis vianela sorangel sobeida ramses raidel pedrito nicaury nairoby mayreni luisanna luisito jeuri jariely gleny franyeli estarlin
        esmerlin darlenis arismendy""",
    "Portuguese, Brazilian, Cape Verdean": """adalgisa adelino ademir adilson adriano afonso agostinho alcides alcinda amadeu amilcar andreia anisio antonia antonio arlindo armindo augusto bartolomeu belmira benedita bento benvinda bruna bruno caio camila candida
        carina carlos carmelita cassia catia cesaria cintia clarisse claudia cleber cleide conceicao custodio danilo davi debora delfim denilson deolinda diogo dinis djeison djoana djony domingas domingos edilene edmar edna
        edson eduardo elcio eliane elisangela elisio elton eneida erica ermelinda estevao eugenia euclides evandro fabiano fabio felisberto filipa filipe flavia flavio franciele gabriel genilson germano gil gilson giovana gisele
        gilmar graca gracinda guilherme heitor helder helena helio henrique hermenegilda hernani hortencia iara idalina ilda iolanda iracema irene isaltina ivanilda ivo ivone izilda jailson jair janaina janice jeferson joana
        joanico joelma joel jose josefa joselito josiane jucelino juliana juliano jurema jussara kauan kaua kaue katia kelvin ladislau larissa laercio leandra leonilde ligia livia lourenco luan luana luca lucas lucelia luiz
        luiza lurdes madalena mafalda maira marcio margarida mariano marilia marilene marisa matilde mauro maura mirela moacir monica murilo nadir natalino natercia nelia nelida nelma neusa nilson nilton nilza nivaldo noemia
        nuno odair odete olavo olimpia orlanda osmar otavio palmira paulo quiteria rafaela raimundo regina reinaldo renan renato rita roberta roberto rogerio romeu ronaldo rosana rubem rui samanta sandro sara saulo severino
        silvana silvio simao sofia suzana tainara tais tania telma telmo teodora terezinha tiago ulisses valdemar valdir valter vanda vanderlei vanessa vania vasco victor vinicius virginia vitor vitoria viviane wagner walter
        zelia zenaide zilda zita
        zulmira djanira dulcineia jandira admilson osvaldino adelcia alcindo alvarino anildo antonieta arcangela austelino cesaltina crisolita eduino evandra felisberta franklim hirondina ineida ivandro
        janilson joanilson jocilene juvenal lucialina maximiana mirandolina sidonio suzete suzilene vanilda zelinda adriely anallu icaro kaique yasmim ygor yuri""",
    "Haitian, French": """abner adeline alourdes amenaide andre angeline anite annette antoine arnaud aurelie baptiste beatrice bernadette berthony bertrand bintou blaise camille carline carlo carmelle celestin chantal charlemagne chrismene
        christelle clarens claudette claudel claudine clermont cleomene clotaire corinne danielle daphne darline delva denise desir destin didier dieula dieulane djenane djimy dominique edeline edgard eddy elda elie elienne
        elionel elourdes emile emilienne emmanuela enite enock ernso erzulie esther etienne eugenie evans evelyne exantus fabienne fanfan farah felicite fenel fernande fito florence fontange frandy francoise franck frantz
        fredeline frednel fritz fritznel gaelle garry genevieve georges geraldine gerda germaine gessica gethro ghislaine gina gislaine guerda guerdy guillaume guirlande guy guyto hantz hector henri henriette herold hermione
        huguette hyacinthe immacula ismaelle isnel ivon jacky jacqueline jacques jeanty jean-baptiste jeannette jefferson jephte joane jocelyne johanne josette jouvens judeline judette judith junie junior kattia kensley kerby
        kerline kervens ketlie ketsia laurent laurette leonce loubens lucienne ludmilla luckner lunise lyvie mackendy maccene magalie magdala manouchka manoucheca marc marcel marckenson margalie margareth marguerite marie
        marie-ange marie-rose marielle marjorie marlene marline martine mathieu maxime mediline medjine mercidieu micheline michelet michelle mimose mireille mirlande mirlene monique myriam myrlande nadege nadine nahomie natacha
        nephtalie nicole nirva nolens noemie odile odilon oline olguine onickel oriel pascale patrice paulette pauline philippe pierre prosper rachelle raoul raymonde reginald renaud renee ricardeau ritchie roberde robenson
        rodeline rodolphe rodney rolande ronald ronel roodley rose-laure rose-merline roselaine roselande roselene rosemonde rosita rosny rubens ruthza sabine samuelson sandrine schneider serge sherline solange soline stanley
        stephane stephanie sterline suze sylvain sylvestre tamara thamar thierry vanel venette venise veronique verlande vilaire violette vladimir wadson walner watson webert wesly wideline widline wilda wilfrid wilguens wilkens
        wilky willio wilnise wiselene woodley woodson yanick yolette yolande yves yvrose yvette yvonne
        roselaure rosemene rosemond wisly islande woodlyne wadley widmaer ulrick sherlie shelove schnaider saintilus samentha rulx rodlin roobens ronide pradel philomene oriol nerlande mikerlange mickerline
        louna jonise jemima islaine guivens fedner fednise dieuveille dieuseul djimmy clermathe cherlande carlens bellande ariolson altagrace""",
    "Vietnamese": """anh bich binh chau chinh cuong cuc dan dang danh diep dieu dinh doan duc duong duy giang giao hang hanh hau hien hieu hoa hoai hoan hoang hong hung huu huy huyen khai khang khanh khiem khoa khoi khuong kiet kieu kien lan
        lanh linh loan loc loi ly mai manh minh nghi nghia ngoc nguyet nhan nhat nhi nhu nhung ninh oanh phuc phung phuoc phuong phuongthao quan quang quoc quy quyen quynh sinh suong tham thang thanh thanh-ha thao theu thi thien
        thinh thoa thu thuan thuc thuong thuy tien tinh toan toai tra trang tri trinh trong truc trung truong tuan tue tuyen tuyet uyen vien viet vinh vuong vy xuan y
        khue tuong""",
    "Chinese, Korean, Japanese": """aihua bing chang changming chen cheng chenxi chunhua cong da dandan fei feng fu guang guangming gui guo guoqiang haoran heng hongmei hua huifang huimin jia jiahao jiaming jian jianguo jianhua jianjun jiayi jie jin jing
        jingyi jinhua jun junjie kang lian liang lihua lijuan ling lingling lixin meihua meiling meifen mingming mingyu ning qian qiang qiao qin qing qiong qiu qun ruoxi shan shanshan shao sheng shuang shufen shui siyu soo-ah
        tian tianyi tingting wang wei weidong weiming wen wenbo wenjing wenli wen-li wenjun xiang xiaohong xiaolei xiaoling xiaoming xiaoyan xin xinyi xinyu xiu xiulan xiuying xue xueying yanling yanyan yaqi yichen yifan yijun
        yilin yimei yinuo yiran yong yongqiang yue yuhan yuhang yun yunfei yuqing yutong yuwei yuxin yuxuan zehao zhen zheng zhigang zhihao zhiming zhong zhou zihan zihao zimo zixuan ziyi byung chae-won chaewon dohyun doyoon eun
        eunji eun-ji gyu haeun haneul hayoon hyejin hyo hyun hyunwoo hyun-woo jae jaehyun jaeyoung ji-ho ji-hye ji-min ji-woo jihoon jihye jimin jin-woo jinwoo jisoo ji-soo jiwon ji-won jiyeon jiyoung joon joonho kyung kyungmin
        mi-kyung minji min-ji minjae min-jae minseo min-seo minsoo sangwoo seo-yeon seoyeon seojin seoyun siwoo so-yeon soojin soo-jin soomin subin sung sunghoon sungmin yejin ye-jin yeon yoo-jin yoona youngmi yuna aiko akari
        akemi akihiro akira asuka ayaka ayumi chiyo daichi daiki daisuke emi eri fumiko haruka haruki haruko hideki hiroko hiroshi hiroto hinata ichiro isamu itsuki junko kaito kana kaori kazuki kazuko keiko kenta kiyoshi koji
        kota kumiko machiko madoka mana masako masaru mayumi megumi michiko midori mika miki minato misaki mitsuko miyuki momoko naoki naoko nobuko reiko riko ryo ryota sachiko satomi satoshi shin shinji shiori shizuka shota
        sora sosuke souta takashi takeshi takumi tamiko tatsuya tomoko tomomi toshio tsubasa yasuko yoko yoshiko yosuke yui yukari yukiko yumi yumiko yusuke yuto yuuki yuya
        xiaoyu mingze weijie tianyu zixin haoyu haoxuan jiaqi jiarui junhao minghao muchen peiyu qianyi ruoyu shiyu sihan wenjie wenxin xiaohan yanfei yihan yitong youyou zhiyuan guanyu chenyu dongmei""",
    "Arabic, Persian, Turkish": """aaliya abbas abdelrahman abdirahman abdulaziz abdulkarim abdulrahman abdurrahman abeer adel adham adil adnan afaf ahlam ahmad aida alaa alya amal aman amani ameen ameena amer amin aminah amir amjad ammar anwar areej arwa
        aseel ashraf asma asmaa atef atif ayat ayah aydin ayesha ayman ayoub aysha azhar aziz aziza badr bahaa bakr basel bashar bashir basma bassam batool bilal bushra dalal dania darine dima dina doaa duaa elham eman emad
        esraa essa fadi fadia fadwa fahad fahd faisal faiza farhan farida faris farouk faten fatema fatma fawzi ferial firas ghada ghaith ghassan habib habiba hadi hadil hafsa haifa haitham hajar hakim hala hamad hamid hamida
        hamza hanaa hanadi hanan hani haroun haroon hasan haya hayat haytham hazem heba hesham hiba hisham huda hussam husam ibtisam ihab ihsan ikram ilham iman inas intisar isra issa jaber jafar jalal jamila jana jawad jehan
        jinan joud jumana kamal karam kareem karima khadija khaled khalida khawla khayri kinan laith lamia latifa lubna lujain luma lutfi maha mahdi mahmoud mahmood majd majda majid majida malak manal manar mansour maram marwa
        marwan mariam maryam mayar maysa mazen mehdi moataz mohammad mona mounir mousa muna munir murad musa mustapha muath nabil nabila nada nader nadim naeem nagwa nahed naim najat najla najwa naseer naser nasim nasreen nasrin
        nawal nayef nazia nermin nesrin nibal nidal nihad nisreen nizar noha nura nuha omaima osama osman qasim qusay rabia rabab radwan rafah ragheb raghad rahaf rahma rami ramy rana randa rania rasha rashad rashid rasheed
        rawan razan reda reem rida rima riyad roaa ruba ruqayya saad sabri sadiq safa safaa safiya sahar saif sajid sakina salah saleem saleh salim salwa samah samar samer samia samir sana sawsan sayed shadi shaima shaimaa
        shatha sherif shireen siham sirine sohail souad suad suhaila sulaiman suleiman sumaya taha tahani talal tamer tamim tarek tariq tasneem wael wafa wafaa walaa waleed walid wasim wissam yahya yara yasin yasir yasser yazan
        yousef youssef yousra yumna yusra zaki zaynab ziad zinab zuhair afsaneh arash arezoo atefeh azadeh babak bahar bahram behnaz bijan dariush elaheh farhad fariba farzaneh fereshteh golnaz hamed hossein jahan kamran
        katayoun kaveh laleh mahin mahnaz mahsa masoud mehran mojgan nazanin niloufar nima parisa parvin payam pejman pooya ramin reza roya saeed sepideh shahin shahram shirin siavash sima soheila taraneh yasaman zohreh ahmet
        ali-riza arda asli ayla aylin ayse baran berat beren burak cemre deniz derya dilara ece ebru elif emine enes eren esra eymen fatih gul hakan hatice irem kerem mert merve meryem mustafa nazli nehir onur ozan ozge ozlem
        pelin selin sevgi sinan tuana umut yagmur yigit zeynep
        lojain raed taim""",
    "African": """abebe abena abeni abiodun abiola abrehet abukar adaku adam adanna adebayo adedayo adeola adetokunbo adjoa adjoua adwoa afia afua aisatou aissatou akosua akwasi akwesi alganesh aliou amadi amadou amaka aminata amoako anan
        araba asha assefa assane aster awet ayaan ayanle ayodele ayomide azeb babatunde babacar baraka barack bekele bereket berhane binta biniam boubacar bukola chiamaka chibuzo chidera chidiebere chidinma chijioke chika chike
        chima chimamanda chinasa chinelo chinenye chinonso chinwe chioma chisom chuka chukwudi chukwuemeka daahir dahabo damilola daouda dawit deeqa demba djeneba djibril ebele ebony ebube efe efua ejike ekene ekow ekua emem
        enyinnaya eshe etsegenet eyob fadumo farhiya fanta fasil fatimata fatoumata fekadu feven fikir filmon foday folasade fikru funmilayo getachew girma goitom habtamu hadiya haben halima hamadi hamdi hawa helen hermon hibo
        hodan hirut ibrahima idil idrissa ifeoma ifrah ijeoma ikenna imran ismail iyabo jamilah jelani jomo juma kadiatou kagiso kalkidan kamau kebede kelechi khady khadra kidane kiprop kofi kojo koffi kwabena kwadwo kwaku kwasi
        kweku kwesi lamine lemlem liban lindiwe lwazi maame maimouna makena mamadou mame mandla mandisa maryan mary-ama mariama marieme mebrahtu meklit meron mesfin mohamud mouhamed moussa mulu mwangi nadifa nafisa naledi
        namakula nana ndeye ngozi niyat njeri nkechi nkiru nneka nnenna nomsa nkosana nthabiseng nuur nyasha nyambura obinna obiora odhiambo ofori okechukwu olabisi olanrewaju olayinka oluchi olufemi olumide oluwaseun oluwatobi
        omolara omotola onyeka onyinye osagie osas osei oumar oumou ousmane papa qamar rahel rahwa robel roda rodas rukia ruta sadia sagal sahra salimata salif samsam segun selam selamawit seydou shukri sidi sifa simret
        siyabonga sizwe souleymane sudi suleyman tadesse tamirat tamrat tariro tatenda tedros temesgen temitope tendai tesfaye thabo thandeka themba thulani tigist tinashe tobenna toluwani tomi tsega tsehay tunde uchenna ugo
        ugochi uju wambui wanjiru warsame xawa yacouba yaa yared yasmiin yemane yemi yeshi yetunde yohannes yonas yonatan zahara zainabu zemzem zewdi zodwa
        bilan farhia fowsia nimo sahal abdiwahab barwaqo cawaale deqa faisa hoodo kawsar liiban muhidin nuura saada shamso ubah umayma zuhur adaobi adesola amponsah ebuka gifty korto mabinty massah modou musu
        rugiatu tamba hiwot kidist milkias senait eyerusalem mekdes""",
    "Khmer, Lao, Burmese, Nepali, Indian": """bopha borey bunthoeun chanda chandara channary chantha chanthou chhaya chenda davy dary kanha kannitha kalyan khemara kosal kunthea leakena makara maly monika mony narin nary nimol panha phally phalla phirun pisey
        pheakdey piseth ponleak pov rachana ratana rathana ravy reaksmey rithy rotha samnang samphors saroeun sareth savath savy serey sithan sinath socheat sokha sokhom sokly sokunthea sopheap sophal sophea sopheak sophorn
        sophy sothea sothy sovann sovannara sreymom sreyneang sreypov srey thavy thida thyda veasna vanna vanny vannak vibol vichea virak visal vuthy khamphone khamla bounmy noy phet somphone souksavanh thongchanh vieng aung
        htet khin kyaw myint naw nwe phyo su-su thant thura thiri yadanar zaw aarti aaradhya aashish aayush abhinav abhishek aditya advait ahana ajay akash akhil akshara akshay alok amit amita amol amrita anand ananda aniket
        anil anirudh anita anjali ankit ankita anshul anu anup anushka anuj aparna aravind archana arjun arnav arpita arun arunima arush aryan ashok ashwin atharv avani ayush ayushi balaji bharat bhavana bhavya bhumika bikash
        bimala binod bina bishnu chandra chetan deepa deepak deepika dev devansh devi dhruv dinesh dipa dipak divya farhana gaurav gauri gayatri geeta girish gita gopal govinda hari harish harsha harshita hema hemant indira
        ishaan ishani ishita janaki jaya jayant jyoti kabir kamala kanchan kapil karthik kartik kavita keshav khushi kiran kirti kishore komal krish krishna kriti kunal kusum lalit lalita lata latha laxmi madhav madhu madhavi
        madhuri mahesh mala malati malini manish manisha manju manjula manoj meena megha mehul mihir milind mohan mohini mukesh mukta myra nabin naina nalini namrata nanda nandini narayan naresh narendra naveen navya neelam
        neeraj nidhi nikita nila nilesh nirmal nirmala nisha nishant nita nitin nitya niharika om padma pallavi pankaj parth parul parvati pavan pawan poonam prabhu prachi pradeep prajwal prakash pramila pramod pranav pranavi
        prashant pratik pratiksha prerna preeti priti priyanka purnima radha raghav rajan rajani rajeev rajendra rajesh rajiv rakesh raman ramesh ranjit rashmi rehan rekha renu reva ria riddhi rishabh rishi ritika riya rohit
        roshan roshni ruchi rupa sabita sachin sagar sahil samarth sameer sandeep sandhya sangita sanjana sanjeev sanskriti santosh sapna sarala sarita saroj satish saurav savita seema shalini shambhu shankar shanti sharda
        sharmila shashi sheela shikha shilpa shiv shivani shobha shraddha shreya shubham shyam siddharth sita smita sneha sonal sridhar srinivas subash suchitra sudha sudhir suman sumit sundar sunil sunita suresh surya sushila
        sushma swati tanvi tara tarun tejas trisha tulsi uday ujjwal uma usha vaishali vani varun vasudha veena venkat vidya vijay vikas vikash vimala vinay vinod vipul viraj vishal vivaan vivek yash yogesh yuvraj zoya bishal
        dawa dorje karma lhamo ngawang norbu pasang pema phurba sonam tashi tenzin tsering wangmo gurpreet harpreet jaspreet kulwinder mandeep manpreet navjot parminder rajwinder simran sukhdeep sukhwinder abida adeel afzal
        aliya amna arshad asif atiqa ayyan ehsan faizan fariha fawad haider hina humaira iqra irfan javed kashif khurram maheen mahnoor mehwish mishal mubashir muneeb nadeem naila naveed nayab nida rizwan rubina sadaf saima
        sajjad salman sania sehrish shabnam shahid shahzad shazia sidra sobia sumaira tahir tahira tayyab umair umar usman uzma waqar waqas zain zeeshan zubair zunaira
        dararith leakhena narith ratanak sambath chantrea sovannary sreyleak sreynich kimheng kimleang kimsour menghour menghong sokheng sokleang sokchea bunrith vuthea vutha vannara vathana vireak visoth chhay
        chanvatey phearun pheaktra raksmey rithya samoeun savuth savoeun seyha somaly sovannarith thearith theary jignesh awa folarin jahseem hardik hetal kalpana rutvik sujata urvi""",
    "Slavic, Greek, Armenian, Albanian, Jewish, Irish, Italian, German, Nordic": """agata alena aleksandr aleksei alexei alyona anatoly andrei andrej anouk anton arkady artem artyom bogdan boris borys branko darya daria denys dimitri dmytro dominik dragan eduard ekaterina elizaveta evgeni filip fyodor
        galina gennady goran grigory grzegorz halina hanna igor ihor ilona inna ioana irina iryna ivana iwona jadwiga janusz jaroslav jerzy jovan jozef julia kamil karolina katarina katarzyna katerina kateryna kirill konstantin
        kristina krystyna krzysztof ksenia kuba larisa larysa leonid lev liudmila ludmila lukasz lyudmila maciej magda maja maksim maksym malgorzata marek marija mariusz marko maryna mateusz matvei michal mikolaj milica milos
        mykola nadezhda natalya nataliya nikola nikolay olena oleg oleh oleksandr oleksiy olha oxana pavel pavlo pawel polina radek rada raisa roksana rostislav ruslan ryszard semyon serhiy sergey sergiy slavko slobodan sofiya
        stanislav stanislaw stefan stepan svitlana taisia taras tatyana timofey timur valentyna valeriy vadim vanja varvara vasil vasyl veronika viktor viktoria viktoriia vitaliy vlad vladislav volodymyr vyacheslav wiktoria
        wladyslaw wojciech yana yaroslav yegor yehor yelena yevhen yulia yuliya zbigniew zofia zuzanna zlata achilleas anastasios apostolos athanasia athina christos dimitra dimitrios eleftheria eleni evangelia evangelos fotini
        georgia giannis ioanna ioannis kalliope konstantina konstantinos kostas kyriaki nikos panagiotis paraskevi petros sotiris spyros stamatis stavros stelios thanos theodoros vasiliki vasilis yannis anahit ararat armen arpi
        artak ashot davit garabed garo gevorg hagop haig hasmik hayk hovhannes hripsime karine kevork levon lilit lusine narek nazeli nune raffi sarkis shushan siranush sona taline tatev tigran vahan vahe vardan vartan zaven
        agim agron albana alban alketa arben ardian arta artan besa besnik blerta blerim dardan driton drita elira elona ermal flutura genta gezim ilir jeta klea kreshnik lirie mimoza rinor shpresa valbona valdete zamira avigail
        aviva ayelet batya binyamin chaim chana chava chaya dalia devorah dov efraim elazar elisheva eliyahu esti frayda gavriel ilana itai leora liora malka menachem meir mendel meira moshe nachman naftali nechama netanel noam
        noga nosson ofer orly penina pinchas rachel raizel reuven roni ruchel sarale shai shalom shaul shayna shimon shlomo shmuel shoshana shulamit simcha sivan tamar tamir tova tovah tzipora yaakov yael yair yakov yehuda
        yehudah yisrael yitzchak yitzhak yocheved yoel yonah yoni zehava zelig aidan ailbhe aine aisling aislinn bairbre blathnaid bran breandan brendan bridie brid brigid bronagh cahal caitlin caoimhe cathal cian clodagh colm
        conor connor cormac darragh deirdre dermot diarmuid donal donnacha dympna eamon eamonn eavan eilis eimear eithne emer enda eoghan eoin fergal fergus fiadh finbar finola fionn fionnuala fionnula grainne iarla keelin
        laoise liadan lorcan mairead mairin malachy maire muireann naoise niall noreen nuala oisin oonagh padraic padraig peadar rosaleen ruairi ruadhan seamus sean shauna sheelagh sile sinead siobhan sorcha tadhg tiernan treasa
        una alessandra alessandro alessia alfonsina andrea angelina antonella bianca camilla carmela carmine caterina chiara cinzia concetta cosimo cristiano davide domenic domenica domenico donatella eleonora emanuele enrico
        ettore fabrizio federica filippo francesca francesco gaetano gennaro giacomo gianluca gianmarco gino gioia giorgio giorgia giulia giuliano giulio giuseppe giuseppina graziella guglielmo guido ilaria italo lorenza lucia
        luigi marcello marco margherita mariangela massimo mattia michele mirella nicola nicoletta nicolo ornella paolo pasquale patrizia pia pietro raffaele raffaella riccardo rosaria santina serafina simona stefania stefano
        tiziana tommaso umberto valerio vincenza vittoria vittorio anneliese annelise anke anna-lena annika bastian bernd bettina birgit britta dagmar dagny dietrich dieter eckhard elke ernst florian franz friederike friedrich
        gerd gerhard gottfried gretchen gretel guenther gunther hannelore hans hanne heike heinrich heinz helga helmut hermann hildegard ilse ingeborg jens joachim johann johannes jost jurgen karin karl karl-heinz kaspar katja
        klaus konrad kurt leni liesel lieselotte lutz manfred margarethe niklas petra rainer reinhard rolf rudi rudolf sigrid silke steffen sven theodor ulrich ulrike ursula uwe volker walther werner wilhelm wolfgang aino aksel
        anders anneli arne arvid asta bengt birger bjarne britt eero einar eirik emil erik eskil espen freja frida gudrun gunhild gustaf gustav haakon hakon halvard harald hedda hedvig helmi hilde hjalmar inger iiris jaakko jari
        jarmo jorgen juhani jukka kaarina kaisa kalle karoliina karsten kirsi kirsten kjell knut lars lasse linnea liv maren marit matti mikko nils oskar ottmar ove pirkko ragnar ragnhild riikka runa signe sigurd silje siri
        solveig sondre stig sunniva svea synnove tapio thora tindra torbjorn tove tuomas tyra ulla vidar viggo ylva anneke bram daan femke gerrit hanneke hendrik jeroen joost joris koen lieke maarten marijke mieke pieter ruud
        saskia sjoerd sanne thijs willem wouter yannick llewellyn rhian gareth carys cerys angharad bronwen dilys eirlys elin eluned emrys geraint gethin gwyneth huw idwal ieuan ifan iolo lowri meirion myfanwy nerys owain sian
        tomos tudur ailsa angus catriona duncan eilidh euan finlay fraser hamish iain innes iona isobel mairi morag murdo niamh rhona ruaridh shona
        czeslaw dorota elzbieta jolanta kazimierz leszek miroslaw przemyslaw slawomir urszula wieslaw wlodzimierz natalka gjergj dritan araks arpine hasmig sevag aoibhinn fiachra maebh""",
    "Hawaiian, Pacific, Filipino, Caribbean, African American": """aniyah aaliyah ajani akeem alika amarion anela antwan arnel ashanti ayanna bayani bonifacio breonna briyana camara chantel charisse charmaine corazon crisanta dalisay damarion daquan darnell dashawn davonte dawnisha
        dejah dejuan delroy demarion demetria deion denzel deonte deshaun desmond devante divina donte edlyn efren elani erlinda ethel fitzroy florante garfield hakeem halia iesha imelda iniko isaac isagani jabari jahmir jakayla
        jalisa jamaal jamar jamarion jamel janae jaquez jarrell jarvis javon jayvon jermaine jomar joriz jovita kahlil kalea kaleo kalinda kamaria keisha kekoa kenyatta keon keona keoni keshawn keyon khari kiersten kimani kiona
        kyree lakeisha lakisha lamar lamont laquan laron latasha latisha latonya latoya leialoha lemuel ligaya lito lualhati makoa makani malana malique mahina markell marquis marquise marlon mckayla miliani moana nasheed nikhol
        nyeem omarion osmond quadir quanisha quinton raheem rashaad rashawn rashida raymundo reanna rodel romelia rosalina rowena rufina sharice shanelle shanice shaniqua shanique shakira shantel shavon shawanda sheniqua sione
        takeisha talia taliyah tamika tanisha tashawn tavares tavon tayshaun tayvon tequila terrance terrell thuy-linh tiara titilayo travon tremaine trevon treyvon tyrell tyree tyrone tyshawn uriah vashti winsome xavion yolonda
        zaria zakiya zakai zuberi""",
}  # fmt: skip

_SURNAMES = """abdirahman abdullahi aboagye acheampong achiampong adebayo adeyemi adjei afonso aguilar aguirre agyeman ahmadzai akande akintola alcantara almonte alvarenga amoah amponsah andino antwi aponte appiah araujo arroyo arruda
    asamoah assefa awad ayala ayuso baez bah balde baptista barbosa barros barry bautista bekele beltre benchekroun benhaddou bento berhane bhatt bhattarai boadi boakye boateng borges botelho brandao brito cabrera cadet
    calixte camara canela cardoso carreiro carvalho castillo ceesay celestin chan chanthavong charlot chea cherubin chhim chhoeun chhun chim cho chou choudhury chowdhury chum cisse coelho colon conde correia cosme couto
    crespo cruz cuevas dacosta danso darko debarros degraca dejesus delacruz delarosa delgado deoliveira depina derosa desai desir destine diaby diarra dias dinh diop doan dorcelus dos dossantos duarte dube duval encarnacion
    espinal estevez etienne evora exume faria farias feliciano felix fernandes ferreira figueiredo filsaime fleurant fofana fonseca fontes francois freitas furtado gautam gebremariam geronimo ghimire gomes goncalves goulart
    gurung habte haddad haile halim hamdi heang heng henriquez heredia hoang hong huang hung huot ibrahimi iglesias im islam issa jalloh jama javier jeudy jiang joaquim joshi julceus kaba kagan kamara kang kapoor kaur
    kebede keophilavong khatri khim kim koroma kouyate kuang kumar kuoch lacerda lai lam lamour lao lara laurore leal lebron lemos leng lim linares lizotte louissaint loyola lu lubin lugo machado maharjan maia marmol marte
    martinho matos mbaye meas medina melo mendes mensah mercedes mesfin mok monestime montero mora moreira moreta mota moua moura mukherjee muniz nair nascimento nath navarro ndiaye neang neves ngo ngom niazi nkrumah
    nogueira noor nunes oduya ofori ogunleye okeke okoro oliveira olivo ong ordonez ouedraogo ouk pacheco padilla paez paiva pandey paulino pech pena peralta pereira perez pessoa phan phanor phin phommachanh phon pich
    pierre pimentel pina pinheiro pinto poudel prak prophete prum quezada qureshi rahimi ramnarine rebelo regmi reis rezendes rosado rosario rudra saint-fleur saint-louis salas saldanha salgado sam samnang sampaio sanon
    santana santos sar sarmento sarr sayed seng serrano setia severino shakya sherpa shrestha silva silveira sisoko sithole soares soeun sok som somphone soriano soto sou sousa souza sow suon suy syed sylla
    tadesse taing tamang taveras teixeira tejeda tekle tesfay tesfaye thapa thiam thibodeaux thong tith torres touma trindade trinh tum uch ung valcin valdez valerio varela vasconcelos vega veiga velasquez
    veloso vento verdieu vicente vieira villar vong vuong wardak woldemariam wong xavier xiong yacoub yang yilmaz yin yohannes yousif yun zamora zapata zewde zhao zheng zhong
    abdulle abebe aboukhater achampong adeleke adhikari adomako afolabi agyemang al-jabouri alcin alemu alfama amankwah ampofo ansah aoun basnet canuto centeio chaudhary chukwu cineus clervil dahal dahir dampha
    danquah darboe desta dieujuste dirie dorcely doumbia duale duvivier dwomoh elmi ezeh fanfan fleurimond frimpong garabito gaudencio gebre gebremedhin gedi gerges ghanem ghebremedhin girma guled gyamfi haji
    hersi hirsi ibekwe jallow julmis kallon kanu kargbo karki khadka kromah kwarteng livramento mahamud makhoul mansaray mekonnen nhem nkansah nyarko ogbonna oladipo olawale onyeka opoku orelien oteng petion
    phal poku qasim raghavan resende saintil saintilus samatar sanneh sanogo sarpong sawyerr senat shahi shamoun sillah sowe stinvil subedi tarawally telfort teshome touray valbrun venkatesh vilsaint wahbe
    wolde woldemichael wurie yadav yassin zewdie""".split()  # fmt: skip

GIVEN = frozenset(name for names in _GIVEN.values() for name in names.split())
"""Given names of all those languages."""

SURNAMES = frozenset(_SURNAMES)
"""Surnames that the census list of 1990 lacks, or holds rarely."""

WORDS = frozenset(
    """abril ace alba alma angus archer archie ash aster azalea basel baylor bea beckett bellamy benson bentley bess bexley blanca bowen bowie bran bridger briggs cadence cairo cali calla calliope camden candelaria caridad
    carter celeste chandler chen chuck clara clem clementine clover cohen concepcion cong crosby cruz dan dang deacon decker dee desir destin dev devi didi digna dior dolores dom domingas domingo dot drew duke dulce easton eden
    eliot ellis ellison encarnacion estrella evans felicity fern fisher fletcher flor florence franz fraser georges georgia gigi gloria greer gus guy haig hal halle hang hank harlow harper haven hawkins hayden hayes hendrix
    henley hermon holden holland hong hudson hung huxley ike indie inmaculada iris ivory jade jensen jericho jones julio junior juniper kana kane keaton kennedy kim kingsley kingston kit kitty knox kobe lan laurel laurent
    lawson lennon les lev lilith lincoln ling loan lola luan luz ly macarena mack madden magnolia mags mai marc marge marigold marina marley marlow marlowe marvel maverick maximo memphis mendel mercedes mercy merrick messiah mick milagros mimi
    miracle montserrat murphy nader nana nash nate natividad ned nell nixon oakley obie onyx opal oriel orion paisley paloma papa parker patton pearl penny pete phoenix pierce pilar piper polly posy presley primitivo prosper
    raven reagan refugio reina remington riggs rio ripley river rocio rosario rowan royce rubens ryder sage salvador samuelson santos sawyer schneider selah serenity shan shao sienna sloan socorro sol soledad sonny stu sue
    sullivan summer sutton tad teddy temperance thatcher tim tri trinidad tucker turner val venise vic violet virginia wagner wally wang watson weston wilder willow winsome winter wren zaire zeke zion""".split()
)  # fmt: skip
"""Those of them that are words, places or surnames as well: names only where the form says so."""
