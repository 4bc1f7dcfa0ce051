"""The two ways the program says no. Both carry one sentence a person can act on."""


class Refused(Exception):
    """A rule of the field says no: the money is not there, the initiative is closed, the year is wrong.

    `message` is a (lazily translated) sentence; `field` names the form field it belongs to, if any.
    """

    def __init__(self, message: object, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class Forbidden(Refused):
    """A policy says no: this person may not do this."""


class Conflict(Refused):
    """Somebody else changed the same thing since it was read."""
