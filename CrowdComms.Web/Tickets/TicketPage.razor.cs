using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;

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
            when Http.Features.Get<LateForm>() is { Gone: true } => "Your registration is confirmed.",
        ("registered", { State: TicketState.Good }) => "You are registered. This page is your ticket: keep its link.",
        ("confirmed", { State: TicketState.Good, Holder.Status: not RegistrantStatus.Registered }) => "Your registration is confirmed.",
        ("changed", { State: TicketState.Good }) => "Your details are up to date.",
        ("cancelled", { State: TicketState.Cancelled }) => "Your registration is cancelled.",
        _ => null,
    };

    // What is still to do comes first on the page.
    private string? Todo =>
        Ticket is { State: TicketState.Good, Holder.Status: RegistrantStatus.Registered, Event.RequiresConfirmation: true }
            ? "One more step: confirm that you are coming. Until then, this code does not open the door." : null;

    private string? Notice => Ticket switch
    {
        { State: TicketState.PassedOn } =>
            "Someone else is coming instead and has their own ticket. This one no longer works. "
                + "If you did not agree to this, contact the organiser.",
        { State: TicketState.Replaced } => "This ticket no longer works. Open the link in the newer email, or ask at the help desk.",
        { State: TicketState.Cancelled } =>
            "This registration is cancelled. If you want to come after all, register again or contact the organiser.",
        { State: TicketState.Over } => "This event is over.",
        { State: TicketState.Good, Holder.Status: RegistrantStatus.CheckedIn } => "Welcome. You are checked in.",
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

    private static string When(EventFacts place)
    {
        var (from, until) = (place.Local(place.StartsAt), place.Local(place.EndsAt));
        return from.Date == until.Date
            ? $"{Whole($"{from:ddd d MMM yyyy},")} {Whole($"{from:HH:mm} – {until:HH:mm}")}"
            : $"{Whole($"{from:ddd d MMM yyyy, HH:mm} –")} {Whole($"{until:ddd d MMM yyyy, HH:mm}")}";
    }

    private static string? Validity(EventFacts place, TicketHolder pass) => (pass.ValidFrom, pass.ValidUntil) switch
    {
        ({ } from, { } until) => $"{place.Local(from):ddd d MMM, HH:mm} – {place.Local(until):ddd d MMM, HH:mm}",
        ({ } from, null) => $"from {place.Local(from):ddd d MMM, HH:mm}",
        (null, { } until) => $"until {place.Local(until):ddd d MMM, HH:mm}",
        _ => null,
    };

    // Keeps the words of a text on one line.
    private static string Whole(string text) => text.Replace(' ', '\u00a0');
}
