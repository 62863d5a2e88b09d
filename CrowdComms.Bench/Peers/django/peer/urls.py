from django.urls import include, path
from rest_framework.routers import SimpleRouter

from expo.views import BreakdownView, CheckInView, EventViewSet, RegistrantViewSet

events = SimpleRouter()
events.register("events", EventViewSet)
people = SimpleRouter()
people.register("registrants", RegistrantViewSet)

urlpatterns = [
    path("api/", include(events.urls)),
    path("api/events/<slug:event>/", include(people.urls)),
    path("api/events/<slug:event>/check-ins/", CheckInView.as_view()),
    path("api/events/<slug:event>/breakdown/", BreakdownView.as_view()),
]
