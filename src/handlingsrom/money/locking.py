"""One writer of a partnership's journal at a time."""

from handlingsrom.people.models import Partnership


def lock_journal(partnership_id: int) -> None:
    """Wait for whoever writes to the partnership's journal; then nobody else does until the transaction ends.

    Whoever reads balances to decide what to post locks first. Without it two decisions at once could count on the
    same money, and two writers wait for each other's accounts. Readers, and writers of other rows, do not wait.
    """
    Partnership.objects.select_for_update(no_key=True).values_list("pk").get(pk=partnership_id)
