"""Names in Chinese characters: a surname and one or two more, where the words around tell a person.

Source: the commonest surnames of the Chinese Ministry of Public Security's yearly reports, simplified and traditional.
Chinese has no blanks and no capitals, so a name is told by what stands before it ("姓名：", "我是") or behind ("的妈妈").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from recognizers.contract import About
from recognizers.naming.forms import Form

_PLAIN = "王李张張刘劉陈陳杨楊赵趙吴吳徐孙孫胡朱郭罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪姜范姚谭譚廖邹鄒熊陆陸郝孔崔康邱秦史顾顧侯邵孟段钱錢汤湯尹黎贺賀赖賴龚龔殷洪翁欧歐葛严嚴莫倪霍颜顏柯庄莊阮关關"
_WORDY = "黄黃周林何高马馬于任方石金白江毛龙龍万萬雷常武乔喬文易田温溫牛游"
"""Surnames that begin many words as well."""

_DOUBLE = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|司徒|东方|皇甫|尉迟|公孙|慕容"
_OTHER = "[\u4e00-\u9fff]"
_GIVEN = "(?![的是对對有患在因没沒不被已请請从從和跟与與每说說也还還老同先女校医醫护護])" + _OTHER
_NAME = f"(?:(?:{_DOUBLE}){_GIVEN}{{1,2}}|[{_PLAIN}]{_GIVEN}{{1,2}}|[{_WORDY}]{_GIVEN}{{1,2}})"
_SURE_NAME = f"(?:(?:{_DOUBLE}){_GIVEN}{{1,2}}|[{_PLAIN}]{_GIVEN}{{1,2}}|[{_WORDY}]{_GIVEN}{{2}})"
_ENDS = r"(?=[\s，。,.;；、：:（()）/|！!？?]|$|\d|的|是|对|對|有|患|今天|昨天|明天|在|因|没|沒|需要|不|会|會|要|被|已|请|請|从|從|和|跟|与|與|每|最近|说|說|上周|上週|上个?月|同学|同學|这|這|昨|前天|今早|今晚|明早|早上|下午|家[里裡]|家(?=[刚剛最被失没沒])|现在|現在|目前|刚|剛|一直|又|也|还|還|再|都|很|经常|常|总|總|得了?|生病|感冒|发|發|咳|呕|嘔|吐|头痛|頭痛|肚子|哮喘|气喘|氣喘|癫痫|癲癇|糖尿病|摔|住|转|轉|搬|申请|申請|缺|旷|曠|迟到|遲到|逃|打|偷|骂|罵|考|数学|數學|英语|英語|把|将|將|让|讓|由)"
_KIN = "(?:妈妈?|媽媽?|母亲|母親|爸爸?|父亲|父親|父母|家长|家長|监护人|監護人|奶奶|爷爷|爺爺|外婆|外公|姥姥|姐姐?|哥哥?|班主任)"

_LABELLED = re.compile(
    f"(?:姓名|学生姓名|學生姓名|学生|學生|孩子|儿子|兒子|女儿|女兒|孙子|孙女|名叫|叫做?|我是|患者|病人|年[级級]的?|班的?|关于|關於|外孙女?|外孫女?|侄[子女]|姪[子女]|外甥女?|弟弟|妹妹|哥哥|姐姐|班[里裡上](?:的)?|班[级級]的?|小朋友|致|尊敬的|亲爱的|親愛的|敬爱的)[：:\\s是]{{0,3}}(?P<name>{_NAME}){_ENDS}"
)
_OWNED = re.compile(f"(?P<name>{_SURE_NAME})(?=的?{_KIN}|(?:同学|同學|小朋友)(?![们們会會录錄]))")
_BEGINS = re.compile(
    f"(?:^|(?<=[。；！!？?\\n，,：:\\s、]))(?P<name>{_SURE_NAME})(?=[对對]|有|享受|享有|领取|領取|吃(?:免费|免費|减价|減價)|患|今天|昨天|因|需要|不能|不会|没|沒|被|请假|請假|最近|每天|上周|上週|已|的|是|在|很|经常|常常|哮喘|气喘|氣喘|癫痫|癲癇|心脏病|心臟病|糖尿病|(?:对|對)?(?:花生|牛奶|鸡蛋|雞蛋|坚果|堅果|海鲜|海鮮|虾|蝦|鱼|魚|青霉素|芝麻|小麦|小麥|大豆)?(?:过敏|過敏)|发烧|發燒|确诊|確診|得了|由|只能|不得|数学|數學|英语|英語|语文|科学|旷课|停学|和|跟|这次|這次|上次|只?考|昨|前天|今早|今晚|早上|家[里裡]|家(?=[刚剛最被失没沒])|现在|現在|目前|刚[刚才]?|剛|一直|又|父|母|[爸妈媽]|肚子|头[痛疼晕]|頭[痛疼暈]|呕吐|嘔吐|感冒|咳嗽|摔|住|申请了|申請了|领|打|偷|骂|罵|欺负|欺負|缺|迟到|遲到|逃|不及格|留级|转学|轉學)",
    re.MULTILINE,
)
_CLASSED = re.compile(
    f"(?:^|(?<=[。；！!？?\\n，,：:\\s、]))(?P<name>{_SURE_NAME})(?=[（(](?:[一二三四五六七八九十\\d]{{1,2}}年[级級]|\\d[班A-F]|[Kk][）)，,]|[学學]前班|幼[儿兒][园園]))",
    re.MULTILINE,
)
"""A name and the class in brackets: "王明(三年级)"."""

_SPOKEN_OF = re.compile(
    f"(?:拥有|擁有|取得|获得|獲得|把|将|將|让|讓|接送|接走|接|探视|探視|探望|带走|帶走)(?P<name>{_SURE_NAME})(?=的|交|跟|和|与|與|随|隨|带|帶|接|[\\s，。,.;；、！!）)]|$)",
    re.MULTILINE,
)
"""Whom a sentence says to be fetched, handed over or looked after: "只有外婆可以接林小雨"."""

_STAFF = re.compile(f"(?P<name>{_SURE_NAME})(?=老师|老師|校长|校長|医生|醫生|护士|護士|律师|律師)")
_SIGNED = re.compile(f"^[ \\t]*(?P<name>{_SURE_NAME})[ \\t]*(?:敬上|上|谨上)?[ \\t]*$", re.MULTILINE)
_WORDS = tuple(
    "谢谢 謝謝 谢您 謝您 高中 高一 高二 高三 高年 高级 高興 高兴 金钱 金額 方面 方便 文件 黄色 黃色 周末 周一 周二 周三 周四 周五 周六 周日 常常 任何 何时 万一 马上 白天 于是 石头 田径 温度 游泳 江南 孙子 孫子 孙女 孫女 许可 許可 许多 許多 程序 程度 严重 嚴重 严格 嚴格 顾客 顧客 顾问 顧問 钱包 錢包 董事 曾经 曾經 曾在 曾被 曾有 曾因 曾患 严禁 嚴禁 严厉 嚴厲 严肃 关于 關於 关心 關心 关注 關注 关系 關係 关闭 關閉 关爱 余额 余下 夏天 夏令 夏季 洪水 顾及 谢绝 許久 许久 贺卡 莫名 欧洲 欧美 胡萝 胡蘿 胡椒 胡桃 杨梅 李子 杜绝 苏打 叶酸 黎明 赖床 霍乱 颜色 顏色 戴口 戴眼 戴帽 戴着 范围 範圍 康复 康復 韩国 韓國 张贴 陈述 陆续 高烧 高燒 高热 高熱 高度 高压 高血 高危 常年 常见 常規 常规 常用 毛病 温馨 溫馨 方法 方式 方案 任课 任务 马桶 易怒 任性 龙卷".split()
)
"""How words begin that such surnames begin as well."""

_ADDRESSED = re.compile(
    f"(?P<name>{_SURE_NAME})(?:同学|同學|小朋友)?的?(?:家长|家長|父母|父亲|父親|母亲|母親|爸爸?|妈妈?|媽媽?|监护人|監護人|奶奶|爷爷|爺爺|外婆|外公)(?:先生|女士|您好|你好|敬启|臺鑒|台鉴)?[ \\t]*(?:[:：，,！!]|$)",
    re.MULTILINE,
)
"""To whom a letter goes: "李明家长："."""

_FORMS: tuple[tuple[re.Pattern[str], float, str, About | None], ...] = (
    (_STAFF, 0.75, "a Chinese name with a title", "staff"),
    (_OWNED, 0.8, "a Chinese name before a relative's word", "student"),
    (_LABELLED, 0.8, "a Chinese name behind its label", None),
    (_BEGINS, 0.65, "a Chinese name that something is told of", None),
    (_CLASSED, 0.65, "a Chinese name before a class", "student"),
    (_SPOKEN_OF, 0.65, "a Chinese name of whom care is taken", "student"),
    (_SIGNED, 0.65, "a Chinese name alone in its line", None),
)


def han(text: str) -> Iterable[Form]:
    """Names in Chinese characters; the pupil's before a relative's word or behind a label, the writer's alone in a line."""
    if not re.search(_OTHER, text):
        return
    for regex, score, says, about in _FORMS:
        for m in regex.finditer(text):
            if not m["name"].startswith(_WORDS):
                yield Form(*m.span("name"), score, says, about)


def addresses_parents(text: str) -> bool:
    """Whether the text turns to the parents of a child who is named: "尊敬的王小明家长：您的孩子"."""
    return any(not m["name"].startswith(_WORDS) for m in _ADDRESSED.finditer(text))
