"""Addresses of cases, meetings and follow-ups."""

from django.urls import path

from handlingsrom.web.cases import changing, deciding, editing, following, listing, papers, show

app_name = "cases"

urlpatterns = [
    path("", listing.cases, name="list"),
    path("liste.xlsx", listing.cases_xlsx, name="list_xlsx"),
    path("ny/", listing.new, name="new"),
    path("moter/", listing.meetings, name="meetings"),
    path("moter/liste.xlsx", listing.meetings_xlsx, name="meetings_xlsx"),
    path("oppfolging/", following.follow_ups, name="follow_ups"),
    path("oppfolging/liste.xlsx", following.follow_ups_xlsx, name="follow_ups_xlsx"),
    path("oppfolging/<int:pk>/", following.complete, name="complete"),
    path("<int:pk>/", show.case, name="show"),
    path("<int:pk>/tekst/", editing.texts, name="texts"),
    path("<int:pk>/innspill/", editing.inputs, name="inputs"),
    path("<int:pk>/punkt/ny/", editing.new_point, name="point_new"),
    path("<int:pk>/punkt/<int:point>/", editing.point, name="point"),
    path("<int:pk>/punkt/<int:point>/fjern/", editing.remove_point, name="point_remove"),
    path("<int:pk>/endring/ny/", changing.new, name="change_new"),
    path("<int:pk>/endring/<int:change>/", changing.change, name="change"),
    path("<int:pk>/endring/<int:change>/fjern/", changing.remove, name="change_remove"),
    path("<int:pk>/belop/", changing.amounts, name="amounts"),
    path("<int:pk>/saksfremlegg.<str:form>", papers.preview, name="preview"),
    path("<int:pk>/versjon/<int:number>.<str:form>", papers.version, name="version"),
    path("<int:pk>/send/", deciding.send, name="send"),
    path("<int:pk>/vedtak/", deciding.decide, name="decide"),
    path("<int:pk>/trekk/", deciding.withdraw, name="withdraw"),
]
