"""Spending entered by hand or taken from the accounts, and the accounts held up against the journal."""

from django.urls import path

from handlingsrom.web.awards import accounts, accounts_look, assertions, reconciling, reconciling_one, spending

urlpatterns = [
    path("midler/tiltak/<str:code>/forbruk/", spending.spending, name="money_spending"),
    path("midler/tiltak/<str:code>/tilbakefort/", spending.refund, name="money_refund"),
    path("midler/regnskap/", accounts.accounts, name="money_accounts"),
    path("midler/regnskap/<str:token>/", accounts_look.look, name="money_accounts_look"),
    path("midler/regnskap/<str:token>/kolonner/", accounts.columns, name="money_accounts_columns"),
    path("midler/regnskap/<str:token>/bekreft/", accounts_look.confirm, name="money_accounts_confirm"),
    path("midler/avstemming/", reconciling.reconciliation, name="money_reconciliation"),
    path("midler/avstemming/avstemming.xlsx", reconciling.reconciliation_xlsx, name="money_reconciliation_xlsx"),
    path("midler/avstemming/<str:code>/", reconciling_one.reconciled, name="money_reconciled"),
    path("midler/avstemming/<str:code>/linjer.xlsx", reconciling_one.reconciled_xlsx, name="money_reconciled_xlsx"),
    path("midler/avstemming/<str:code>/for/", reconciling_one.post_it, name="money_reconciled_post"),
    path("midler/avstemming/<str:code>/prosjekt/", reconciling_one.add_project, name="money_project_add"),
    path("midler/prosjekt/<int:pk>/fjern/", reconciling_one.remove_project, name="money_project_remove"),
    path("midler/saldoer/", assertions.assertions, name="money_assertions"),
    path("midler/saldoer/saldoer.xlsx", assertions.assertions_xlsx, name="money_assertions_xlsx"),
]
