using CrowdComms.Data.Common;

namespace CrowdComms.Data.Idempotency;

/// <summary>A request that its caller may repeat, and the answer that it got.</summary>
public sealed class AnsweredRequest
{
    internal const string KeyIndex = "ux_answered_requests_key";

    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>SHA-256 of the caller and the key; unique.</summary>
    public required byte[] Key { get; init; }

    /// <summary>SHA-256 of the method, the address and the body.</summary>
    public required byte[] Request { get; init; }

    /// <summary>The event, where it is inside one.</summary>
    public Guid? EventId { get; init; }

    /// <summary>Whom the answer is about, where it is about one person.</summary>
    public Guid? RegistrantId { get; set; }

    /// <summary>When work on it began, UTC.</summary>
    public DateTimeOffset BegunAt { get; set; }

    /// <summary>The status of the answer; null while it is worked on.</summary>
    public int? AnswerStatus { get; set; }

    /// <summary>What the answer says of itself and its body, encrypted; null once whom it is about
    /// was anonymised.</summary>
    public string? Answer { get; set; }
}
