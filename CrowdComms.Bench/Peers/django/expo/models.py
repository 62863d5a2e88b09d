"""Events with their registrants, what they hold, where they come from, and the records of their check-ins."""
import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models.functions import Upper


class Event(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    venue = models.CharField(max_length=200, blank=True)
    time_zone = models.CharField(max_length=60)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveIntegerField(null=True, blank=True)


class PassType(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pass_types")
    code = models.CharField(max_length=12)
    name = models.CharField(max_length=100)
    colour = models.CharField(max_length=7)
    valid_from = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "code"], name="pass_type_code")]


class Company(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="companies")
    name = models.CharField(max_length=200)


class Station(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="stations")
    name = models.CharField(max_length=100)


class Registrant(models.Model):
    class Status(models.TextChoices):
        REGISTERED = "Registered"
        CONFIRMED = "Confirmed"
        CHECKED_IN = "CheckedIn"
        CANCELLED = "Cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrants", db_index=False)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100, blank=True)
    badge_name = models.CharField(max_length=100, null=True, blank=True)
    email = models.EmailField()
    phone = models.CharField(max_length=50, null=True, blank=True)
    job_title = models.CharField(max_length=120, null=True, blank=True)
    company = models.ForeignKey(Company, on_delete=models.PROTECT, null=True, blank=True, related_name="registrants")
    pass_type = models.ForeignKey(PassType, on_delete=models.PROTECT, related_name="registrants")
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.REGISTERED)
    ticket_code = models.CharField(max_length=26)
    notes = models.TextField(null=True, blank=True)
    dietary = models.TextField(null=True, blank=True)
    accessibility = models.TextField(null=True, blank=True)
    tags = ArrayField(models.CharField(max_length=50), default=list, blank=True)
    source = models.CharField(max_length=20)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    # Name, e-mail, company and ticket code in one column, so that one index finds a person by any of them.
    search_text = models.TextField(editable=False)

    class Meta:
        ordering = ["last_name", "first_name", "id"]
        constraints = [models.UniqueConstraint(fields=["event", "ticket_code"], name="registrant_ticket")]
        indexes = [
            models.Index(fields=["event", "-created_at"], name="registrant_newest"),
            models.Index(fields=["event", "status", "-created_at"], name="registrant_by_status"),
            models.Index(fields=["event", "last_name", "first_name", "id"], name="registrant_by_name"),
            # icontains compares in upper case.
            GinIndex(OpClass(Upper("search_text"), name="gin_trgm_ops"), name="registrant_search"),
        ]

    def save(self, *args, **kwargs):
        # A change of the status alone leaves what people are found by.
        if kwargs.get("update_fields") is None:
            company = self.company.name if self.company else ""
            self.search_text = f"{self.first_name} {self.last_name} {self.email} {company} {self.ticket_code}"
        super().save(*args, **kwargs)


class ScanRecord(models.Model):
    """One reading of a ticket, admitted or refused. Rows are only added."""

    scan_id = models.UUIDField(unique=True)
    event = models.ForeignKey(Event, on_delete=models.CASCADE)
    registrant = models.ForeignKey(Registrant, on_delete=models.CASCADE, null=True, related_name="scans")
    station = models.ForeignKey(Station, on_delete=models.PROTECT, null=True)
    outcome = models.CharField(max_length=20)
    scanned_at = models.DateTimeField()


class AuditEntry(models.Model):
    """One change of a registrant: who changed what, when."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE)
    registrant = models.ForeignKey(Registrant, on_delete=models.CASCADE, related_name="audit")
    action = models.CharField(max_length=30)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    actor = models.CharField(max_length=100)
    at = models.DateTimeField()
