import django_filters

from .models import Registrant


class RegistrantFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=Registrant.Status.choices)
    pass_type = django_filters.CharFilter(field_name="pass_type__code")
    company = django_filters.UUIDFilter(field_name="company_id")
    created_after = django_filters.IsoDateTimeFilter(field_name="created_at", lookup_expr="gt")

    class Meta:
        model = Registrant
        fields = ["status", "pass_type", "company", "source", "created_after"]
