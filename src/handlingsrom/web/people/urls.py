"""People and bodies, and the record of who did what."""

from django.urls import path

from handlingsrom.web.people import accounts, log, persons, seats, views

urlpatterns = [
    path("folk/", views.people, name="people"),
    path("folk/utvalg.xlsx", views.bodies_xlsx, name="people_bodies_xlsx"),
    path("folk/partnere.xlsx", views.partners_xlsx, name="people_partners_xlsx"),
    path("folk/personer/", persons.persons, name="people_persons"),
    path("folk/personer/liste.xlsx", persons.persons_xlsx, name="people_persons_xlsx"),
    path("folk/personer/ny/", persons.add, name="people_add"),
    path("folk/personer/<int:pk>/", persons.person, name="people_person"),
    path("folk/personer/<int:pk>/person.xlsx", persons.person_xlsx, name="people_person_xlsx"),
    path("folk/personer/<int:pk>/rolle/", accounts.give_role, name="people_give_role"),
    path("folk/personer/<int:pk>/konto/", accounts.create, name="people_account"),
    path("folk/personer/<int:pk>/konto/lukk/", accounts.close, name="people_close_account"),
    path("folk/rolle/<int:pk>/avslutt/", accounts.end, name="people_end_role"),
    path("folk/plass/<int:pk>/oppnevn/", seats.appoint_to, name="people_appoint"),
    path("folk/oppnevning/<int:pk>/avslutt/", seats.end, name="people_end_appointment"),
    path("folk/logg/", log.log, name="people_log"),
    path("folk/logg/logg.xlsx", log.log_xlsx, name="people_log_xlsx"),
]
