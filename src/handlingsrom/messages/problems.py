"""What an error while sending means: which problem it is, what the server said, and whether to try again."""

import smtplib
import ssl
from dataclasses import dataclass

from handlingsrom.messages.kinds import OF_THE_SERVER, Problem

ANSWER_MAX = 500
# Where mail is written as files.
_OF_THE_DISK = (FileNotFoundError, FileExistsError, NotADirectoryError, PermissionError)


@dataclass(frozen=True)
class Failure:
    """`is_final`: the server has said that it will never take this mail."""

    problem: Problem
    answer: str
    is_final: bool = False

    @property
    def is_of_the_server(self) -> bool:
        return self.problem in OF_THE_SERVER


def explain(error: Exception) -> Failure:
    """Never raises; an error nobody thought of is OTHER, named by its class."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _refused_recipient(error)
    if isinstance(error, smtplib.SMTPResponseException):
        return _answered(error)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        is_sign_in = "AUTH" in str(error)
        return Failure(Problem.SIGN_IN if is_sign_in else Problem.ENCRYPTION, _words(error))
    if isinstance(error, ssl.SSLError):
        return Failure(Problem.ENCRYPTION, _words(error))
    if isinstance(error, _OF_THE_DISK):
        return Failure(Problem.OTHER, _words(error))
    if isinstance(error, OSError):
        return Failure(Problem.CONNECTION, _words(error))
    if isinstance(error, UnicodeEncodeError) and error.encoding == "ascii":
        # Python signs in with plain English letters only. Its words would tell a letter of the password.
        return Failure(Problem.SIGN_IN, type(error).__name__)
    if isinstance(error, ValueError):
        return Failure(Problem.CONTENT, _words(error), is_final=True)
    return Failure(Problem.OTHER, type(error).__name__)


def _refused_recipient(error: smtplib.SMTPRecipientsRefused) -> Failure:
    """One mail has one recipient. From 500 on it is for good; 450 is a server that asks to be tried again."""
    code, said = next(iter(error.recipients.values()))
    return Failure(Problem.RECIPIENT, _line(code, said), is_final=code >= 500)


_BY_CLASS: dict[type[smtplib.SMTPResponseException], Problem] = {
    smtplib.SMTPAuthenticationError: Problem.SIGN_IN,
    smtplib.SMTPSenderRefused: Problem.SENDER,
    smtplib.SMTPDataError: Problem.CONTENT,
}


def _answered(error: smtplib.SMTPResponseException) -> Failure:
    problem = _BY_CLASS.get(type(error), Problem.CONNECTION)
    is_final = problem == Problem.CONTENT and error.smtp_code >= 500
    return Failure(problem, _line(error.smtp_code, error.smtp_error), is_final)


def _line(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return " ".join(f"{code} {text}".split())[:ANSWER_MAX]


def _words(error: Exception) -> str:
    """The system's own words for an error of the network are in `strerror`; the number before them helps nobody."""
    return " ".join(str(getattr(error, "strerror", None) or error or type(error).__name__).split())[:ANSWER_MAX]
