"""Funds: the year's frame, the journal behind it, and the two facts that need no decision."""

from django.urls import path

from handlingsrom.web.money import closing, conditions, downloads, forecast, journal, recording, spent, views

urlpatterns = [
    path("midler/", views.funds, name="money"),
    path("midler/<slug:table>.xlsx", downloads.download, name="money_download"),
    path("midler/forbruk/", spent.spent, name="money_use"),
    path("midler/tilskudd/nytt/", recording.receive, name="money_receive"),
    path("midler/forbruk/nytt/", recording.spend, name="money_spend"),
    path("midler/journal/", journal.journal, name="money_journal"),
    path("midler/journal/journal.xlsx", downloads.journal, name="money_journal_download"),
    path("midler/journal/<str:voucher>/", journal.entry, name="money_entry"),
    path("midler/journal/<str:voucher>/bilag.xlsx", downloads.entry, name="money_entry_xlsx"),
    path("midler/journal/<str:voucher>/motpost/", recording.reverse_entry, name="money_reverse"),
    path("midler/prognose/", forecast.forecast, name="money_forecast"),
    path("midler/prognose/prognose.xlsx", forecast.forecast_xlsx, name="money_forecast_xlsx"),
    path("midler/prognose/ramme/<int:year>/", forecast.expect, name="money_expect"),
    path("midler/avslutning/", closing.closing, name="money_closing"),
    path("midler/avslutning/kontroller/", closing.verify_now, name="money_verify_now"),
    path("midler/avslutning/<int:year>/", closing.held, name="money_closing_held"),
    path("midler/avslutning/<int:year>/kontoer.xlsx", closing.held_xlsx, name="money_closing_held_xlsx"),
    path("midler/avslutning/<int:year>/steng/", closing.close, name="money_close"),
    path("midler/vilkar/", conditions.conditions, name="money_conditions"),
    path("midler/vilkar/vilkar.xlsx", conditions.conditions_xlsx, name="money_conditions_xlsx"),
    path("midler/vilkar/<int:pk>/mandat/", conditions.mandate, name="money_mandate"),
]
