"""The classes a word may belong to, by the names that the data files use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["WordClass", "class_named"]


@dataclass(frozen=True, slots=True)
class _WordClasses:
    """Classes as bits of an int; a word may have several.

    Plain ints and no `enum.Flag`, whose `&` in Python code takes longer than all else the reader does; and
    one object with slots rather than a class, whose attributes Python looks up anew each time.
    """

    NONE: Final = 0
    PREP: Final = 1 << 0  # preposition, or an adverb that governs a noun
    SUB: Final = 1 << 1  # opens a clause: «أن», «حيث», «مؤكدا»
    REL: Final = 1 << 2  # relative pronoun
    NEG: Final = 1 << 3
    DEM: Final = 1 << 4
    PRON: Final = 1 << 5
    AUX: Final = 1 << 6
    ADV: Final = 1 << 7
    SPEECH: Final = 1 << 8  # verb that is no movement: saying, thinking, light and descriptive verbs
    MOTION: Final = 1 << 9  # finite form of a trigger
    TITLE: Final = 1 << 10  # a person by office
    RANK: Final = 1 << 11  # stands before a name: «الفريق», «السيد»
    GROUP: Final = 1 << 12
    FORCE: Final = 1 << 13
    GOODS: Final = 1 << 14
    VEHICLE: Final = 1 << 15
    INSTITUTION: Final = 1 << 16  # stands inside a title: «رئيس مجلس»
    NAME_PARTICLE: Final = 1 << 17  # joins names: «بن», «آل»
    PARTITIVE: Final = 1 << 18  # after it «من» goes on with the phrase: «وفد من المجلس»
    ACCREDITED: Final = 1 << 19  # office held in or to a place: «سفير مصر لدى ليبيا»
    JOINT: Final = 1 << 20  # goes on with a title: «المتحدث باسم»
    QUANTITY: Final = 1 << 21
    CROWD: Final = 1 << 22  # people who move without being visitors
    LIGHT: Final = 1 << 23  # carries an event noun: «أجرى مباحثات»
    DESCRIPTIVE: Final = 1 << 24  # describes the noun before it: «وفد يضم مسؤولين»
    COMMON: Final = 1 << 25  # noun or adjective that is no part of a name
    TEMPORAL: Final = 1 << 26  # preposition of time
    AFTERMATH: Final = 1 << 27  # soon after: «عقب», «بعيد»
    PARTNER: Final = 1 << 28  # who follows takes part: «مع», «بين»
    TOPIC: Final = 1 << 29  # what is talked about follows: «حول»
    COMPANION: Final = 1 << 30  # who follows met the subject: «مع»
    THERE: Final = 1 << 31  # stands for a place told before: «إليها»
    HIS: Final = 1 << 32  # its owner was told before: «زيارة له»
    NAME: Final = 1 << 33
    WEAK_NAME: Final = 1 << 34  # a name that is also a common word
    IN: Final = 1 << 35
    TO: Final = 1 << 36
    FROM: Final = 1 << 37
    AT: Final = 1 << 38  # «لدى»
    LISTING: Final = 1 << 39  # joins places of a list: «ثم», «أو»
    EVERY: Final = 1 << 40  # «من كل من»: what stands before it governs
    MAY: Final = 1 << 41  # before a verb in the present: it may happen
    ONWARD: Final = 1 << 42  # takes up the place before it as where a journey goes on from: «ومنها إلى»
    CARRYING: Final = 1 << 43  # says who or what is on board: «الطائرة التي تقل الوزير»
    UNMOVING: Final = 1 << 44  # moves only in a manner of speaking: «عاد الهدوء»
    MEMBERSHIP: Final = 1 << 45  # is left or joined without going anywhere: «انسحب من الحكومة»
    COMPOUND: Final = 1 << 46  # names a thing together with the noun after it: «حظر التجول»
    POTENTIAL: Final = 1 << 47  # somebody only can or wants to: «قادرة على الوصول»
    REMOTE: Final = 1 << 48  # by telephone or screen: nobody is anywhere but at home
    IN_PLAY: Final = 1 << 50  # a player comes on or goes off: «دخل بديلا»
    ABOUT: Final = 1 << 49  # «عن»
    SURNAME: Final = 1 << 56  # a person on its own, and the end of a name
    GOVERNING: Final = 1 << 57  # participle that says nothing without what follows: «التابعة», «محملة»
    LADEN: Final = 1 << 58  # of these, the one whose load is told with it: «محملة بالوقود»
    COMPLETE: Final = 1 << 59  # preposition with its object: «إليها» governs nothing after it
    WAS: Final = 1 << 60  # puts what follows before what is told: «وكان قد زار»
    BEFORE: Final = 1 << 123  # what follows comes later: «قبل توجهه إلى أربيل»
    AFTER: Final = 1 << 61  # what follows came first: «تأتي بعد جولة»
    COMES: Final = 1 << 62  # says when or how something took place: «تأتي الزيارة بعد»
    NEARNESS: Final = 1 << 63  # with «من» near a place: «بالقرب من»
    DISTANCE: Final = 1 << 64  # with «من» how far off a place: «عشرين كيلومترا من»
    NAMESAKE: Final = 1 << 65  # is named after people who are not there: «جامعة الملك سعود»
    PREVIOUS: Final = 1 << 66  # tells one visit from another: «زيارة سابقة»
    RESIDENT: Final = 1 << 67  # an office whose holder lives where he holds it: «سفير»
    HOMELAND: Final = 1 << 68  # the country of who is told of: «بلاده»
    COUNTRY: Final = 1 << 69  # the country told last: «البلاد»
    EPITHET: Final = 1 << 70  # a title for whoever was told last of a country: «الزعيم الليبي»
    VICTIM: Final = 1 << 71  # hurt or killed in what was told before: «المصابين», «الجثمان»
    QUOTED: Final = 1 << 73  # what the one named before it says: «عن الوزير قوله»
    TRADE: Final = 1 << 74  # a title that is no office: «المدرب», «الصحفي»
    THENCE: Final = 1 << 75  # from the place told before: «انسحب منها»
    ENDING: Final = 1 << 76  # is the last of something: «اختتم زيارة», «في ختام جولة»
    DONE: Final = 1 << 77  # makes a passive with the noun after it: «تم توقيعها»
    AMONG: Final = 1 << 78  # some of those told before: «تسعة منهم»
    IMPERSONAL: Final = 1 << 79  # with «أن» says that something is awaited: «يتوقع أن», «من المقرر أن»
    HONOURED: Final = 1 << 82  # whom the text named last with that honour: «سموه», «جلالته»
    LATTER: Final = 1 << 80  # whom the text named last: «الأخير»
    UNREAL: Final = 1 << 101  # the verb after it tells what is not so: «لو زار»
    ASKING: Final = 1 << 83  # asks whether, when, where, why or how: «هل زار»
    WHO: Final = 1 << 84  # asks for who did it where a verb follows: «من زار»
    RATHER: Final = 1 << 85  # puts what was so after what was not: «لم يزر بغداد بل أربيل»
    DID_NOT: Final = 1 << 86  # denies what would have been in the past: «لم يزر»
    CHIEF: Final = 1 << 87  # with a plural after it the first of those: «كبير المفاوضين»
    DISCUSSING: Final = 1 << 88  # what a meeting does to what it is about: «تناول اللقاء المستجدات»
    SEIZING: Final = 1 << 89  # is done to somebody on the way: «اعتقلت الشرطة النائب لدى عودته»
    CALLING: Final = 1 << 90  # its subject calls others to what follows: «دعا نظيره إلى زيارة»
    ACCEPTING: Final = 1 << 91  # its subject is invited: «تلقى دعوة»
    EXAMPLE: Final = 1 << 81  # what follows is an example of what stands before: «مثل»
    ATTRIBUTE: Final = 1 << 72  # an adverb that is an adjective right after a noun: «قوات خاصة»
    ESCORTING: Final = 1 << 92  # who follows comes along with the one told before: «يرافقه», «برفقته»
    STOPPING: Final = 1 << 93  # keeps somebody from where he is bound for: «اعترضت البحرية القارب»
    FORCED: Final = 1 << 94  # is no goal of the journey: «هبطت اضطراريا»
    MASCULINE: Final = 1 << 95  # relative pronoun of one man or thing: «الذي»
    SAILING: Final = 1 << 96  # puts out to sea, days before it comes in: «أبحرت»
    REALM: Final = 1 << 97  # a country by the kind of its rule: «المملكة»
    PROVISIONAL: Final = 1 << 98  # is another town than the capital it describes: «المؤقتة»
    ABOARD: Final = 1 << 99  # who follows is on board of what was told: «على متنها»
    NATIONAL: Final = 1 << 121  # «من» after it tells whose they are: «رعايا من هولندا»
    SOME: Final = 1 << 122  # part of those told before: «بعضهم»
    ANOTHER: Final = 1 << 120  # one more of those told before: «وأخرى»
    SOIL: Final = 1 << 100  # with a word for the country the country itself: «أرض الوطن»
    GREETING: Final = 1 << 102  # who follows comes or goes: «في استقبال الوفد», «في وداع الرئيس»
    LOCAL: Final = 1 << 108  # an office held over a region or town: «محافظ البصرة»
    SISTER: Final = 1 << 109  # kin, and with the article what countries are called: «قطر الشقيقة»
    LASTING: Final = 1 << 111  # says how long what stands before it takes: «زيارة تستغرق يومين»
    DURING: Final = 1 << 112  # what it is done on follows: «خلال زيارته»
    FUNCTION: int = PREP | SUB | REL | NEG | DEM | PRON | AUX | ADV
    VERB: int = SPEECH | MOTION
    COLLECTIVE: int = GROUP | FORCE | GOODS | VEHICLE
    HEAD: int = TITLE | RANK | COLLECTIVE
    STOP: int = FUNCTION | VERB
    ANY_NAME: int = NAME | WEAK_NAME


WordClass: Final = _WordClasses()


def class_named(name: str) -> int:
    """The bit of a class by the name that data files use; ValueError for a name that is none."""
    bit = getattr(WordClass, name.upper(), None)
    if not isinstance(bit, int):
        raise ValueError(f"{name!r} is no class of words")
    return bit
