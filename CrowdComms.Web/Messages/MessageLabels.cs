using CrowdComms.Data.Outbox;
using MudBlazor;

namespace CrowdComms.Web.Messages;

/// <summary>The names of the kinds and states of messages on pages.</summary>
internal static class MessageLabels
{
    /// <summary>The name of a kind in lists.</summary>
    internal static string Of(MessageKind kind) => kind switch
    {
        MessageKind.Registered => "Registered",
        MessageKind.Confirmed => "Confirmed: the ticket",
        MessageKind.Reminder => "Reminder",
        MessageKind.Cancelled => "Cancelled",
        MessageKind.AfterEvent => "After the event",
        MessageKind.AlreadyRegistered => "Registered already",
        MessageKind.Mailing => "Mailing",
        MessageKind.CompanyLink => "Link for a company",
        MessageKind.WaitingList => "On the waiting list",
        MessageKind.PlaceFree => "A place is free",
        MessageKind.Invitation => "Invitation",
        MessageKind.PasswordReset => "New password",
        MessageKind.AccountExists => "Account exists",
        MessageKind.Arrival => "Arrival",
        MessageKind.Export => "File",
    };

    /// <summary>A sentence that says when messages of a kind are written.</summary>
    internal static string When(MessageKind kind) => kind switch
    {
        MessageKind.Registered => "To everybody who registers, or is reinstated.",
        MessageKind.Confirmed => "To everybody whose registration is confirmed.",
        MessageKind.Reminder => "Once to everybody who is expected, some days before the event begins.",
        MessageKind.Cancelled => "To everybody whose registration is cancelled.",
        MessageKind.AfterEvent => "Once to everybody who came, some days after the event has ended.",
        MessageKind.AlreadyRegistered => "To somebody who tries to register twice.",
        MessageKind.Mailing => "To the people you choose.",
        MessageKind.CompanyLink => "To the contact person of a company.",
        MessageKind.WaitingList => "To everybody who puts themselves on the waiting list.",
        MessageKind.PlaceFree => "To whoever is next on the waiting list: a place is kept for a day. Always sent.",
        MessageKind.Invitation => "To whom an organiser invites to work at the event.",
        MessageKind.PasswordReset => "To whoever forgot the password.",
        MessageKind.AccountExists => "To users whose address was registered for an account once more.",
        MessageKind.Arrival => "To organisers who want to be told that somebody arrived.",
        MessageKind.Export => "To whoever asked for a file.",
    };

    /// <summary>The name of a state.</summary>
    internal static string Of(MessageState state) => state switch
    {
        MessageState.Queued => "Waiting",
        MessageState.Sent => "Sent",
        MessageState.Failed => "Failed",
    };

    /// <summary>The icon of a state, and the CSS class that colours it.</summary>
    internal static (string Icon, string Tone) Look(MessageState state) => state switch
    {
        MessageState.Queued => (Icons.Material.Outlined.Schedule, "waiting"),
        MessageState.Sent => (Icons.Material.Outlined.CheckCircle, "sent"),
        MessageState.Failed => (Icons.Material.Outlined.ErrorOutline, "failed"),
    };
}
