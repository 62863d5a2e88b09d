using CrowdComms.Data.Common;

namespace CrowdComms.Data.Idempotency;

/// <summary>A request that its caller may repeat, with the stored response.</summary>
public sealed class AnsweredRequest
{
    internal const string KeyIndex = "ux_answered_requests_key";

    /// <summary>A version 7 GUID, so ids sort by time.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The SHA-256 of the caller and their idempotency key; unique.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The SHA-256 of method, address and body, by which another request with the same key is
    /// recognised.</summary>
    public required byte[] Request { get; init; }

    /// <summary>The event that the request concerns; null for none.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The registrant whom the response is about; null unless it is about one person.</summary>
    public Guid? RegistrantId { get; set; }

    /// <summary>When a process began the work, UTC.</summary>
    public DateTimeOffset BegunAt { get; set; }

    /// <summary>The status code of the response; null while the work goes on.</summary>
    public int? AnswerStatus { get; set; }

    /// <summary>The headers and the body of the response, encrypted; null once the registrant it is about was
    /// anonymised.</summary>
    public string? Answer { get; set; }
}
