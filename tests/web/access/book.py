"""The partnership as a workbook."""

from web.access.rows import edit_people

PAGES = {
    "book": edit_people(outsider=200),
    "book_try": edit_people(status=422, outsider=422, method="post"),
    "book_load": edit_people(status=302, outsider=302, method="post"),
    "book_template_xlsx": edit_people(outsider=200),
    "book_export_xlsx": edit_people(outsider=200),
}
