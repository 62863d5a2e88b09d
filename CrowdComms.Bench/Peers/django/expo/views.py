from django.db.models import Count
from django.shortcuts import get_object_or_404
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from .filters import RegistrantFilter
from .models import Event, Registrant
from .serializers import CheckInSerializer, EventSerializer, RegistrantSerializer
from .services import check_in


class EventViewSet(ReadOnlyModelViewSet):
    queryset = Event.objects.order_by("starts_at", "id")
    serializer_class = EventSerializer
    lookup_field = "slug"


class RegistrantViewSet(ReadOnlyModelViewSet):
    queryset = Registrant.objects.select_related("company", "pass_type")
    serializer_class = RegistrantSerializer
    filterset_class = RegistrantFilter
    search_fields = ["search_text"]
    ordering_fields = ["created_at", "last_name", "status"]

    def get_queryset(self):
        # By its id and not by a join, so that PostgreSQL reads a page in the order of an index.
        event = get_object_or_404(Event, slug=self.kwargs["event"])
        return super().get_queryset().filter(event_id=event.id)


class CheckInView(APIView):
    def post(self, request, event):
        asked = CheckInSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        outcome, person = check_in(event, **asked.validated_data)
        return Response({"outcome": outcome, "registrant": person and RegistrantSerializer(person).data})


class BreakdownView(APIView):
    """How many registrants have each status."""

    def get(self, request, event):
        people = Registrant.objects.filter(event_id=get_object_or_404(Event, slug=event).id).order_by()
        return Response({row["status"]: row["count"] for row in people.values("status").annotate(count=Count("*"))})
