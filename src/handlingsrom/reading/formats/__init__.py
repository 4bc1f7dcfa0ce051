"""One small reader per kind of file. `read_paper(name, content)` is what others call."""

from handlingsrom.reading.formats.detect import kind_of, read_paper

__all__ = ["kind_of", "read_paper"]
