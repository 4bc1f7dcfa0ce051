"""Marks an English sentence as one that the rooms above translate; `lib` itself cannot import Django."""


def gettext_noop(sentence: str) -> str:
    """Return the sentence unchanged; `tools/messages.py` collects it by this function's name."""
    return sentence
