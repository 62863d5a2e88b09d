using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Languages;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using static CrowdComms.Web.Tickets.TicketsTexts;

namespace CrowdComms.Web.Tickets;

/// <summary>The ticket, for every person who knows its address: one page without sign-in and circuit, to be shown at
/// the entrance on a phone.</summary>
public sealed partial class TicketPage(TicketService tickets) : ComponentBase
{
    /// <summary>The secret key of the page, from the address.</summary>
    [Parameter] public string PageKey { get; set; } = "";

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromQuery] private string? Done { get; set; }

    [SupplyParameterFromQuery] private bool Unasked { get; set; }

    private PublicTicket? Ticket { get; set; }

    // Anyone can write a claim into the address, so a sentence is shown only if the ticket's state confirms it.
    private string? Said => (Done, Ticket) switch
    {
        // The button was pressed twice, or the registration was confirmed in another tab or by staff.
        (_, { State: TicketState.Good, Holder.Status: RegistrantStatus.Confirmed })
            when Http.Features.Get<LateForm>() is { Gone: true } => L["Your registration is confirmed."],
        ("registered", { State: TicketState.Good }) => L["You are registered. This page is your ticket: keep its link."],
        ("confirmed", { State: TicketState.Good, Holder.Status: not RegistrantStatus.Registered }) => L["Your registration is confirmed."],
        ("changed", { State: TicketState.Good }) => L["Your details are up to date."],
        ("cancelled", { State: TicketState.Cancelled }) => L["Your registration is cancelled."],
        _ => null,
    };

    // What is still to do comes first on the page.
    private string? Todo =>
        Ticket is { State: TicketState.Good, Holder.Status: RegistrantStatus.Registered, Event.RequiresConfirmation: true }
            ? L["One more step: confirm that you are coming. Until then, this code does not open the door."] : null;

    private string? Notice => Ticket switch
    {
        { State: TicketState.PassedOn } =>
            L["Someone else is coming instead and has their own ticket. This one no longer works. "
                + "If you did not agree to this, contact the organiser."],
        { State: TicketState.Replaced } => L["This ticket no longer works. Open the link in the newer email, or ask at the help desk."],
        { State: TicketState.Cancelled } =>
            L["This registration is cancelled. If you want to come after all, register again or contact the organiser."],
        { State: TicketState.Over } => L["This event is over."],
        { State: TicketState.Good, Holder.Status: RegistrantStatus.CheckedIn } => L["Welcome. You are checked in."],
        _ => null,
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        PrivatePages.Keep(Http.Response);
        var page = await tickets.PageAsync(PageKey, Http.RequestAborted);
        Ticket = page.IsOk ? page.Value : null;
        if (Ticket is null)
        {
            // The status is set when the response starts: set now, it would show the error page for staff, with links
            // to their events.
            Http.Response.OnStarting(() =>
            {
                Http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    private static string When(EventFacts place) => Dates.SpanOfHours(place.Local(place.StartsAt), place.Local(place.EndsAt));

    private static string? Validity(EventFacts place, TicketHolder pass) => (pass.ValidFrom, pass.ValidUntil) switch
    {
        ({ } from, { } until) => $"{Dates.WeekdayAndTime(place.Local(from))} – {Dates.WeekdayAndTime(place.Local(until))}",
        ({ } from, null) => L["from {0}", Dates.WeekdayAndTime(place.Local(from))],
        (null, { } until) => L["until {0}", Dates.WeekdayAndTime(place.Local(until))],
        _ => null,
    };
}
