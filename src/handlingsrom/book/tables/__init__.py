"""How the rows of a sheet are kept: each table can list what is there, make a new row, and change one."""

from handlingsrom.book.tables.rows import Context, PartnershipRow, Rows, Table

__all__ = ["Context", "PartnershipRow", "Rows", "Table"]
