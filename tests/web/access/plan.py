"""The action plan."""

from web.access.rows import only, own, persons, secretariat, the_initiative

PAGES = {
    "plan:index": persons(200),
    "plan:excel": persons(200),
    "plan:strategy": persons(200),
    "plan:propose": secretariat(),
    "plan:by_id": own(302, kwargs=lambda cast: {"pk": cast.initiative.pk}),
    "plan:initiative": own(200, kwargs=the_initiative),
    "plan:initiative_xlsx": own(200, kwargs=the_initiative),
    "plan:status": only("secretariat", "leader", kwargs=the_initiative),
    "plan:people": only("secretariat", kwargs=the_initiative),
    "plan:edit": only("secretariat", kwargs=the_initiative),
}
