"""The words an enumeration has on the sheets: bokmål in every book, whatever language the screen speaks."""

from handlingsrom.cases.kinds import ChangeKind, FigureSaid
from handlingsrom.cases.states import CaseState, Outcome
from handlingsrom.money.kinds import AccountKind, EntryKind, Requirement, YearEventKind
from handlingsrom.people.models import BodyKind, PartnerKind, RoleKind, SeatDuty
from handlingsrom.plan.lifecycle import Lifecycle
from handlingsrom.plan.models import Health

Words = dict[str, str]

PARTNER_KIND: Words = {
    PartnerKind.HOSPITAL_TRUST: "Helseforetak",
    PartnerKind.MUNICIPALITY: "Kommune",
    PartnerKind.USERS: "Brukere",
    PartnerKind.EMPLOYEES: "Ansatte",
    PartnerKind.GPS: "Fastleger",
}
BODY_KIND: Words = {
    BodyKind.PARTNERSHIP_MEETING: "Partnerskapsmøte",
    BodyKind.STRATEGIC: "Strategisk",
    BodyKind.ADMINISTRATIVE: "Administrativt",
    BodyKind.PROFESSIONAL: "Faglig",
    BodyKind.PROGRAMME_BOARD: "Programstyre",
    BodyKind.SECRETARIAT: "Sekretariat",
}
SEAT_DUTY: Words = {
    SeatDuty.LEADER: "Leder",
    SeatDuty.DEPUTY: "Nestleder",
    SeatDuty.MEMBER: "Medlem",
    SeatDuty.SECRETARY: "Sekretær",
    SeatDuty.OBSERVER: "Observatør",
}
ROLE_KIND: Words = {
    RoleKind.SECRETARIAT: "Sekretariat",
    RoleKind.ADMINISTRATOR: "Administrator",
    RoleKind.AUDITOR: "Revisor",
    RoleKind.SUBMITTER: "Innsender",
}
LIFECYCLE: Words = {
    Lifecycle.PROPOSED: "Foreslått",
    Lifecycle.ADOPTED: "Vedtatt",
    Lifecycle.RUNNING: "Pågår",
    Lifecycle.HANDED_OVER: "Overlevert",
    Lifecycle.CLOSED: "Avsluttet",
    Lifecycle.MERGED: "Slått sammen",
}
HEALTH: Words = {
    Health.ON_TRACK: "I rute",
    Health.AT_RISK: "Risiko",
    Health.OFF_TRACK: "Ute av rute",
    Health.NOT_STARTED: "Ikke startet",
    Health.UNKNOWN: "Ukjent",
}
ACCOUNT_KIND: Words = {
    AccountKind.GIVER: "Tilskuddsgiver",
    AccountKind.UNALLOCATED: "Frie midler",
    AccountKind.RESERVE: "Fond",
    AccountKind.AWARD: "Tildeling",
    AccountKind.SPENT: "Brukt",
    AccountKind.PAID_BACK: "Tilbakebetalt",
    AccountKind.SUSPENSE: "Ikke gjort rede for",
}
ENTRY_KIND: Words = {
    EntryKind.GRANT: "Mottatt tilskudd",
    EntryKind.ALLOCATION: "Tildeling",
    EntryKind.CARRY_OVER: "Overføring",
    EntryKind.RELEASE: "Frigjøring",
    EntryKind.SET_ASIDE: "Avsetning til fond",
    EntryKind.DRAW: "Bruk av fond",
    EntryKind.SPENDING: "Forbruk",
    EntryKind.REFUND: "Tilbakeført forbruk",
    EntryKind.REPAYMENT: "Tilbakebetaling",
    EntryKind.TRANSFER: "Omfordeling",
    EntryKind.DISCREPANCY: "Avvik mellom kilder",
    EntryKind.REVERSAL: "Tilbakeføring",
}
REQUIREMENT: Words = {
    Requirement.MANDATE: "mandat",
    Requirement.OWNER: "eier",
    Requirement.LEADER: "leder",
}
YEAR_EVENT: Words = {
    YearEventKind.CLOSED: "Stengt",
    YearEventKind.REOPENED: "Åpnet igjen",
}
CASE_STATE: Words = {
    CaseState.DRAFT: "Utkast",
    CaseState.SENT: "Sendt ut",
    CaseState.DECIDED: "Vedtatt",
    CaseState.FOLLOWED_UP: "Fulgt opp",
    CaseState.WITHDRAWN: "Trukket",
}
OUTCOME: Words = {
    Outcome.ADOPTED: "Vedtatt",
    Outcome.NOT_ADOPTED: "Ikke vedtatt",
    Outcome.POSTPONED: "Utsatt",
}
CHANGE_KIND: Words = {
    ChangeKind.ADD: "Legg til",
    ChangeKind.START: "Iverksett",
    ChangeKind.KEEP: "Videreføre",
    ChangeKind.REOPEN_YEAR: "Åpne stengt år",
    ChangeKind.CORRECT: "Rette bilag",
    ChangeKind.CARRY_OVER: "Overføre midler",
    ChangeKind.RELEASE: "Frigjøre midler",
    ChangeKind.TRANSFER: "Omfordele midler",
    ChangeKind.RESERVE_RULES: "Vedta regler for fondet",
    ChangeKind.DRAW: "Bruke av fond",
    ChangeKind.ALLOCATE: "Tildele",
    ChangeKind.SET_ASIDE: "Avsette til fond",
    ChangeKind.REPAY: "Betale tilbake",
    ChangeKind.COMMIT: "Gi tilsagn",
    ChangeKind.END_COMMITMENT: "Trekke tilsagn",
    ChangeKind.MERGE: "Slå sammen",
    ChangeKind.HAND_OVER: "Overlevere",
    ChangeKind.CLOSE: "Avslutte",
    ChangeKind.ADOPT_ROUTINE: "Vedta rutine",
}
FIGURE_SAID: Words = {
    FigureSaid.RECEIVED: "Mottatt",
    FigureSaid.AWARDED: "Tildelt",
    FigureSaid.SPENT: "Brukt",
    FigureSaid.LEFT: "Igjen",
    FigureSaid.CARRIED_OVER: "Overført",
    FigureSaid.RELEASED: "Frigjort",
    FigureSaid.NEEDED: "Behov",
    FigureSaid.RESERVE: "Fond",
    FigureSaid.FREE: "Fritt",
}
