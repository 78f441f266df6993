"""What is remembered of words."""

from __future__ import annotations

from gazetteer import Remembered


def test_a_word_is_judged_once() -> None:
    """Asked again, what is remembered answers."""
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length)
    assert [lengths["سفر"], lengths["سفر"], lengths["زيارة"]] == [3, 3, 5]
    assert asked == ["سفر", "زيارة"]


def test_memory_is_bounded() -> None:
    """Where it is full all is forgotten, and the next word is the first again."""
    lengths = Remembered(len, most=2)
    assert [lengths[word] for word in ("سفر", "وفد", "زيارة")] == [3, 3, 5]
    assert list(lengths) == ["زيارة"]
