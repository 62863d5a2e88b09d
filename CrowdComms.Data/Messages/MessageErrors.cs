using CrowdComms.Data.Common;

namespace CrowdComms.Data.Messages;

/// <summary>The errors of sending messages and of editing their templates.</summary>
internal static class MessageErrors
{
    internal static Error NoAddress { get; } =
        new(ErrorKind.Conflict, "message.no_address", "There is no email address to send this to.");

    internal static Error PassedOn { get; } = new(ErrorKind.Conflict, "message.no_address",
        "This message was for the former holder: the ticket was passed on since. Send the new holder their ticket instead.");

    internal static Error Underway { get; } =
        new(ErrorKind.Conflict, "message.underway", "This message is on its way already. Look again in a minute.");

    internal static Error Nobody { get; } =
        new(ErrorKind.Conflict, "message.nobody", "Nobody is left in this choice. Choose others.");

    internal static Error Unsubscribed { get; } = new(ErrorKind.Conflict, "message.unsubscribed",
        "This address wants no mailings any more: whoever it belongs to unsubscribed.");

    internal static Error TemplateStale { get; } = new(ErrorKind.Stale, "message.template_stale",
        "Somebody else changed these words while you were editing. Copy yours, look at theirs, then save again.");

    internal static Error SentAlready(TimeSpan ago) => new(ErrorKind.Conflict, "message.sent_already",
        $"This mailing was sent to these people "
            + $"{(ago < TimeSpan.FromMinutes(2) ? "a moment" : $"{ago.TotalMinutes:0} minutes")} ago. Change the "
            + $"words, if you do mean to send another.");

    internal static Error Changed(int now) =>
        new(ErrorKind.Conflict, "message.audience_changed",
            $"Meanwhile it is {now:N0} people. Look at the number again, then send.");
}
