from rest_framework import serializers

from .models import Company, Event, PassType, Registrant


class EventSerializer(serializers.ModelSerializer):
    class Meta:
        model = Event
        fields = ["id", "slug", "name", "venue", "time_zone", "starts_at", "ends_at", "capacity"]


class PassTypeSerializer(serializers.ModelSerializer):
    class Meta:
        model = PassType
        fields = ["id", "code", "name", "colour"]


class CompanySerializer(serializers.ModelSerializer):
    class Meta:
        model = Company
        fields = ["id", "name"]


class RegistrantSerializer(serializers.ModelSerializer):
    company = CompanySerializer(read_only=True)
    pass_type = PassTypeSerializer(read_only=True)

    class Meta:
        model = Registrant
        fields = [
            "id", "first_name", "last_name", "badge_name", "email", "phone", "job_title", "company",
            "pass_type", "status", "ticket_code", "notes", "dietary", "accessibility", "tags", "source", "created_at",
            "updated_at", "confirmed_at", "checked_in_at", "cancelled_at", "version",
        ]


class CheckInSerializer(serializers.Serializer):
    scan_id = serializers.UUIDField()
    station = serializers.UUIDField()
    code = serializers.CharField(max_length=26)
