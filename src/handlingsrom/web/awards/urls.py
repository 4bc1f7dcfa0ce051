"""Awards and their holders: what is asked and answered at the end of a year."""

from django.urls import path

from handlingsrom.web.awards import year_end, year_end_answering, year_end_managing

urlpatterns = [
    path("midler/arsslutt/", year_end.year_end, name="money_year_end"),
    path("midler/arsslutt/svar.xlsx", year_end.year_end_xlsx, name="money_year_end_xlsx"),
    path("midler/arsslutt/sporr/<int:year>/", year_end_managing.open_new, name="money_year_end_open"),
    path("midler/arsslutt/frist/<int:year>/", year_end_managing.due_date, name="money_year_end_due"),
    path("midler/arsslutt/paminn/<int:year>/", year_end_managing.remind, name="money_year_end_remind"),
    path("midler/arsslutt/flere/<int:year>/", year_end_managing.ask_more, name="money_year_end_more"),
    path("midler/arsslutt/samle/<int:year>/", year_end_managing.gather_answers, name="money_year_end_gather"),
    path("midler/arsslutt/<int:year>/<str:code>/", year_end_answering.answer, name="money_year_end_answer"),
    path("svar/<str:token>/", year_end_answering.by_link, name="money_year_end_by_link"),
]
