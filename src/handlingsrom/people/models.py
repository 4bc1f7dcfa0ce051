"""Who there is: partnerships, partners, regions, bodies and their seats, persons and their roles.

A partnership is the tenant: every row of every room belongs to exactly one, and nobody sees another's.
Appointments and roles have from and to dates; to is the last day, None means until further notice.
"""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Partnership(models.Model):
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    is_demo = models.BooleanField(default=False, help_text="holds the example and demo accounts")

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """An account one signs in with. What it may do follows from its persons, one in each partnership."""

    email = models.EmailField(_("e-mail"), unique=True)
    language = models.CharField(max_length=2, blank=True)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = UserManager()

    def __str__(self) -> str:
        return self.email


class Named(models.Model):
    """What a partnership has and names: unique by name within it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="%(class)s_name_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class Region(Named):
    order = models.PositiveSmallIntegerField(default=0)


class Clinic(Named):
    pass


class PartnerKind(models.TextChoices):
    HOSPITAL_TRUST = "hospital_trust", _("Hospital trust")
    MUNICIPALITY = "municipality", _("Municipality")
    USERS = "users", _("User organisation")
    EMPLOYEES = "employees", _("Employee organisation")
    GPS = "gps", _("General practitioners")


class Partner(Named):
    kind = models.CharField(max_length=20, choices=PartnerKind.choices)
    short_name = models.CharField(max_length=30, blank=True)
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="partners")
    municipality_number = models.CharField(max_length=4, blank=True)
    organisation_number = models.CharField(max_length=9, blank=True)


class BodyKind(models.TextChoices):
    PARTNERSHIP_MEETING = "partnership_meeting", _("Partnership meeting")
    STRATEGIC = "strategic", _("Strategic committee")
    ADMINISTRATIVE = "administrative", _("Administrative committee")
    PROFESSIONAL = "professional", _("Professional committee")
    PROGRAMME_BOARD = "programme_board", _("Programme board")
    SECRETARIAT = "secretariat", _("Secretariat")


class Body(Named):
    """A committee. `code` is its short name in case numbers and tables: SSU, AdmSU."""

    code = models.CharField(max_length=30)
    kind = models.CharField(max_length=20, choices=BodyKind.choices)
    meetings_per_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Named.Meta):
        constraints = [
            *Named.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "code"], name="body_code_unique"),
        ]

    def __str__(self) -> str:
        return self.code


class Person(models.Model):
    """A human being in one partnership. One account may be a person in several."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="persons")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    title = models.CharField(max_length=120, blank=True)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="persons")
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="persons")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "email"], name="person_email_unique"),
            models.UniqueConstraint(fields=["partnership", "user"], name="person_user_unique"),
        ]

    def __str__(self) -> str:
        return self.name


class Period(models.Model):
    """From a day to a day, both included; no last day means until further notice."""

    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")), name="%(class)s_period"
            ),
        ]


class SeatDuty(models.TextChoices):
    LEADER = "leader", _("Leader")
    DEPUTY = "deputy", _("Deputy leader")
    MEMBER = "member", _("Member")
    SECRETARY = "secretary", _("Secretary")
    OBSERVER = "observer", _("Observer")


class Seat(models.Model):
    """A place in a body and whom it represents. Empty on a day when no appointment covers that day."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    name = models.CharField(max_length=120)
    duty = models.CharField(max_length=20, choices=SeatDuty.choices, default=SeatDuty.MEMBER)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    clinic = models.ForeignKey(Clinic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "name"], name="seat_name_unique")]

    def __str__(self) -> str:
        return f"{self.body}: {self.name}"


class Appointment(Period):
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")

    class Meta(Period.Meta):
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(fields=["seat", "person", "from_on"], name="appointment_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.seat}"


class RoleKind(models.TextChoices):
    SECRETARIAT = "secretariat", _("Secretariat")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
    SUBMITTER = "submitter", _("Submitter")


class Role(Period):
    """A role given for a period. Members of a body, leaders and owners get theirs from where they sit."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    kind = models.CharField(max_length=20, choices=RoleKind.choices)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    clinic = models.ForeignKey(Clinic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Period.Meta):
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(fields=["person", "kind", "from_on"], name="role_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"


class Counter(models.Model):
    """The last number used of a series in a year, so that numbers are gapless and never drawn twice."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "series", "year"], name="counter_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.year}: {self.last}"
