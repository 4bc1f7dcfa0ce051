"""Awards and their holders: the letters, and what is asked and answered at the end of a year."""

from django.urls import path

from handlingsrom.web.awards import (
    letters,
    letters_link,
    letters_page,
    year_end,
    year_end_answering,
    year_end_managing,
)
from handlingsrom.web.awards import year_account as account

urlpatterns = [
    path("midler/brev/", letters.index, name="money_letters"),
    path("midler/brev/tildelingsbrev.xlsx", letters.xlsx, name="money_letters_xlsx"),
    path("midler/brev/send/", letters.send_all, name="money_letters_send"),
    path("midler/brev/lag/<int:pk>/", letters.make, name="money_letters_make"),
    path("midler/brev/<int:pk>/", letters_page.letter, name="money_letter"),
    path("midler/brev/<int:pk>/tildelingsbrev.<slug:form>", letters_page.file, name="money_letter_file"),
    path("midler/brev/<int:pk>/send/<int:person>/", letters_page.send, name="money_letter_send"),
    path("midler/brev/<int:pk>/godta/", letters_page.accept, name="money_letter_accept"),
    path("brev/<str:token>/", letters_link.letter, name="money_letter_by_link"),
    path("brev/<str:token>/tildelingsbrev.pdf", letters_link.pdf, name="money_letter_by_link_pdf"),
    path("midler/arsslutt/", year_end.year_end, name="money_year_end"),
    path("midler/arsslutt/svar.xlsx", year_end.year_end_xlsx, name="money_year_end_xlsx"),
    path("midler/arsslutt/sporr/<int:year>/", year_end_managing.open_new, name="money_year_end_open"),
    path("midler/arsslutt/frist/<int:year>/", year_end_managing.due_date, name="money_year_end_due"),
    path("midler/arsslutt/paminn/<int:year>/", year_end_managing.remind, name="money_year_end_remind"),
    path("midler/arsslutt/flere/<int:year>/", year_end_managing.ask_more, name="money_year_end_more"),
    path("midler/arsslutt/samle/<int:year>/", year_end_managing.gather_answers, name="money_year_end_gather"),
    path("midler/arsslutt/<int:year>/<str:code>/", year_end_answering.answer, name="money_year_end_answer"),
    path("midler/arsregnskap/", account.accounts, name="money_accounts_of_year"),
    path("midler/arsregnskap/arsregnskap.xlsx", account.accounts_xlsx, name="money_accounts_of_year_xlsx"),
    path("midler/arsregnskap/<int:pk>/<int:year>/", account.account, name="money_account_of_year"),
    path(
        "midler/arsregnskap/<int:pk>/<int:year>/regnskap.<slug:form>",
        account.account_file,
        name="money_account_of_year_file",
    ),
    path("svar/<str:token>/", year_end_answering.by_link, name="money_year_end_by_link"),
]
