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
        MessageKind.Confirmed => "Confirmed: ticket",
        MessageKind.Reminder => "Reminder",
        MessageKind.Cancelled => "Cancelled",
        MessageKind.AfterEvent => "After the event",
        MessageKind.AlreadyRegistered => "Already registered",
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
        MessageKind.Registered => "Sent to everyone who registers or is reinstated.",
        MessageKind.Confirmed => "Sent to everyone whose registration is confirmed.",
        MessageKind.Reminder => "Sent once to everyone who is expected, some days before the event begins.",
        MessageKind.Cancelled => "Sent to everyone whose registration is cancelled.",
        MessageKind.AfterEvent => "Sent once to everyone who came, some days after the event has ended.",
        MessageKind.AlreadyRegistered => "Sent to people who try to register twice.",
        MessageKind.Mailing => "Sent to the people you choose.",
        MessageKind.CompanyLink => "Sent to the contact person of a company.",
        MessageKind.WaitingList => "Sent to everyone who joins the waiting list.",
        MessageKind.PlaceFree => "Always sent to the next person on the waiting list. Their place is kept for a day.",
        MessageKind.Invitation => "Sent to people whom an organiser invites to work at the event.",
        MessageKind.PasswordReset => "Sent to users who forgot their password.",
        MessageKind.AccountExists => "Sent to users when someone tries to create another account with their address.",
        MessageKind.Arrival => "Sent to organisers who asked for an alert when someone arrives.",
        MessageKind.Export => "Sent to the user who asked for a file.",
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
