"""The rules by which the people of an event are found; their names are the second half of `Event.reasons`."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Rule"]


class Rule(StrEnum):
    """How the movers of a frame were found; a reason reads `zara/subject-verb`: trigger word, then rule."""

    SUBJECT_VERB = "subject-verb"
    """«الرئيس زار»: right before the verb, or first in its clause."""
    VERB_SUBJECT = "verb-subject"
    """«زار الرئيس»: right after the verb."""
    VERB_PHRASE = "verb-phrase"
    """«زار دلغادو»: words right after the verb that no list knows."""
    RELATIVE = "relative"
    """«الوفد الذي زار»: what the relative pronoun refers to."""
    LATE_SUBJECT = "late-subject"
    """«وصلت إلى الميناء سفينة»: after the place."""
    DROPPED_SUBJECT = "dropped-subject"
    """«وزار»: who was told before."""
    PARTICIPLE = "participle"
    """«متوجها إلى»: the subject of the sentence."""
    OBJECT = "object"
    """«أرسلت مصر قافلة»: what is sent moves."""
    SUBJECT_MOVED = "subject-moved"
    """«نقل المصابون»: what is moved stands as the subject."""
    NOUN_OBJECT = "noun-object"
    """«إرسال مساعدات»: what follows the noun of sending."""
    RECEIVED = "received"
    """«استقبل الملك الوزير»: the guest has travelled."""
    RECEIVED_PRONOUN = "received-pronoun"
    """«استقبله الملك»: the guest was told before."""
    RECEIVED_BY_PLACE = "received-by-place"
    """«استقبلت تونس الوزير»."""
    EVENT = "event"
    """«عقدت في تونس محادثات بين»: the parties of the event noun."""
    EVENT_NOUN = "event-noun"
    """«مباحثات مع»: the subject of the sentence and the parties in reach."""
    OWNER = "owner"
    """«زيارته»: the subject of the sentence so far, else of the one before."""
    GENITIVE = "genitive"
    """«زيارة الوزير»."""
    LIGHT_VERB = "light-verb"
    """«قام الوزير بزيارة»."""
    HIS = "his"
    """«في زيارة له»: who was told nearest before."""
    SENTENCE_SUBJECT = "sentence-subject"
    """«… خلال زيارة إلى»: the subject of the sentence, or the person after «ل»."""
    NEAREST = "nearest"
    """Whoever was told nearest before, where nothing else says who."""
