"""What can be wrong with a file as such; `str(error)` is not for people, `error.said` is."""

from handlingsrom.reading.said import Said


class Unreadable(Exception):
    """The file is not one that can be read: what is wrong with it, and what to do."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.sentence)
        self.said = said
