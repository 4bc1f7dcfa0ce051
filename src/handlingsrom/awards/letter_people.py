"""Whom a letter is to: the leader and the owner of its initiative."""

from handlingsrom.awards.models import AwardLetter, Duty
from handlingsrom.people.models import Person
from handlingsrom.plan.models import Initiative


def those_answering(initiative: Initiative) -> list[Person]:
    """The leader and the owner now, the same person once."""
    both = (initiative.leader, initiative.owner)
    return list({person.pk: person for person in both if person}.values())


def duty_of(initiative: Initiative, person: Person) -> Duty:
    """Whoever is both is called the leader."""
    return Duty.LEADER if initiative.leader_id == person.pk else Duty.OWNER


def addressees(letter: AwardLetter) -> list[tuple[Person, str]]:
    """Whom a copy of the letter names, each with the word for what they are.

    Those who answer for the initiative now, and whoever accepted it; without any, those it was sent to.
    """
    sent = list(letter.recipients.select_related("person__partner"))
    found = {
        person.pk: (person, duty_of(letter.initiative, person)) for person in those_answering(letter.initiative)
    }
    for one in sent:
        if one.accepted_at:
            found.setdefault(one.person_id, (one.person, Duty(one.duty)))
    for one in [] if found else sent:
        found[one.person_id] = (one.person, Duty(one.duty))
    return [(person, str(duty.label)) for person, duty in found.values()]
