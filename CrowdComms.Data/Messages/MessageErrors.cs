using CrowdComms.Data.Common;

namespace CrowdComms.Data.Messages;

/// <summary>The errors of sending messages and of editing their templates.</summary>
internal static class MessageErrors
{
    internal static Error NoAddress { get; } =
        new(ErrorKind.Conflict, "message.no_address", "There is no email address to send this to.");

    internal static Error PassedOn { get; } = new(ErrorKind.Conflict, "message.no_address",
        "This message was for the previous holder of the ticket. Send the new holder their ticket instead.");

    internal static Error Underway { get; } =
        new(ErrorKind.Conflict, "message.underway", "This message is already on its way. Check again in a minute.");

    internal static Error Nobody { get; } =
        new(ErrorKind.Conflict, "message.nobody", "No one matches these filters any more. Choose others.");

    internal static Error Unsubscribed { get; } = new(ErrorKind.Conflict, "message.unsubscribed",
        "This person has unsubscribed from mailings, so nothing was sent.");

    internal static Error TemplateStale { get; } = new(ErrorKind.Stale, "message.template_stale",
        "Someone else changed this template while you were editing. Copy your text, compare it with theirs, then save again.");

    internal static Error SentAlready(TimeSpan ago) => new(ErrorKind.Conflict, "message.sent_already",
        ago < TimeSpan.FromMinutes(2)
            ? "This mailing was sent to these people a moment ago. To send another one, change its text."
            : $"This mailing was sent to these people {ago.TotalMinutes:0} minutes ago. To send another one, change its text.");

    internal static Error Changed(int now) =>
        new(ErrorKind.Conflict, "message.audience_changed",
            now == 1 ? "The number of people has changed: it is now 1 person. Check it, then send."
                : $"The number of people has changed: it is now {now:N0} people. Check it, then send.");
}
