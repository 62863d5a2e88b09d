"""The check-in: one transaction, in which the registrant's row is locked from the look to the commit."""
from django.db import transaction
from django.utils import timezone

from .models import AuditEntry, Registrant, ScanRecord


@transaction.atomic
def check_in(event, scan_id, station, code):
    """Admits the holder of a ticket once; returns the outcome and the registrant, who is None for an unknown code."""
    now = timezone.now()
    people = Registrant.objects.select_for_update(of=("self",), no_key=True).select_related("company", "pass_type")
    try:
        person = people.get(event__slug=event, ticket_code=code)
    except Registrant.DoesNotExist:
        return "UnknownCode", None

    outcome = decide(person, now)
    ScanRecord.objects.create(
        scan_id=scan_id, event_id=person.event_id, registrant=person, station_id=station, outcome=outcome, scanned_at=now)
    if outcome == "Admitted":
        admit(person, now)
    return outcome, person


def decide(person, now):
    passing = person.pass_type
    if person.status == Registrant.Status.CHECKED_IN:
        return "AlreadyIn"
    if person.status == Registrant.Status.CANCELLED:
        return "Cancelled"
    if person.status != Registrant.Status.CONFIRMED:
        return "NotConfirmed"
    if (passing.valid_from and now < passing.valid_from) or (passing.valid_until and now > passing.valid_until):
        return "NotValidNow"
    return "Admitted"


def admit(person, now):
    before = person.status
    person.status = Registrant.Status.CHECKED_IN
    person.checked_in_at = person.updated_at = now
    person.version += 1
    person.save(update_fields=["status", "checked_in_at", "updated_at", "version"])
    AuditEntry.objects.create(
        event_id=person.event_id, registrant=person, action="check_in", before=before, after=person.status,
        actor="desk", at=now)
