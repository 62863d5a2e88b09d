using CrowdComms.Data.Common;

namespace CrowdComms.Data.Messages;

/// <summary>Why a message is not written.</summary>
internal static class MessageErrors
{
    internal static Error NoAddress { get; } = new(ErrorKind.Conflict, "message.no_address", "There is no e-mail address to send this to any more.");

    internal static Error Underway { get; } = new(ErrorKind.Conflict, "message.underway", "This message is on its way already. Look again in a minute.");

    internal static Error Nobody { get; } = new(ErrorKind.Conflict, "message.nobody", "Nobody is left in this choice. Choose others.");

    internal static Error Changed(int now) => new(ErrorKind.Conflict, "message.audience_changed", $"Meanwhile it is {now:N0} people. Look at the number again, then send.");
}
