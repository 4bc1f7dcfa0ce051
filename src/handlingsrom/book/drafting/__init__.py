"""A draft of a book from papers: what they say, cell by cell with its source, for a person to correct.

Nothing is invented. What a book needs and the papers do not say is left empty and marked; what may be read wrongly
is marked with the reason. Papers in, `Draft` out; nothing here touches the database.
"""

from handlingsrom.book.drafting.draft import Draft
from handlingsrom.book.drafting.making import draft_of, write

__all__ = ["Draft", "draft_of", "write"]
