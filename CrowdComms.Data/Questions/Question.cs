using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>In one's own words.</summary>
    Text,
    /// <summary>With a number.</summary>
    Number,
    /// <summary>With one of several choices.</summary>
    Choice,
    /// <summary>With any of several choices.</summary>
    Choices,
    /// <summary>With yes or no.</summary>
    YesNo,
}

/// <summary>What an event asks of people beside their name and address. Never deleted once somebody
/// answered: it is retired.</summary>
public sealed class Question
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; init; }

    /// <summary>What programs call it, made of its first label: 1 to 40 of a-z, 0-9 and <c>-</c>; unique in the event,
    /// and never changed.</summary>
    public required string Key { get; init; }

    /// <summary>As people read it.</summary>
    public required string Label { get; set; }

    /// <summary>A sentence that helps to answer; null for none.</summary>
    public string? Help { get; set; }

    /// <summary>How it is answered; fixed once somebody has.</summary>
    public QuestionKind Kind { get; set; }

    /// <summary>Whether those who register themselves must answer it.</summary>
    public bool Required { get; set; }

    /// <summary>What to choose from, in this order; empty where nothing is chosen.</summary>
    public List<string> Options { get; set; } = [];

    /// <summary>Holders of which pass types it is asked of; empty for everybody.</summary>
    public List<Guid> PassTypeIds { get; set; } = [];

    /// <summary>Order in forms and files.</summary>
    public int Position { get; set; }

    /// <summary>Whether it is asked no more; answers that were given stay.</summary>
    public bool Retired { get; set; }
}

/// <summary>What one person answered to one question.</summary>
public sealed class Answer
{
    /// <summary>The event of both.</summary>
    public Guid EventId { get; init; }

    /// <summary>Who.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>To what.</summary>
    public Guid QuestionId { get; init; }

    /// <summary>The text, the number, <c>yes</c> or <c>no</c>, or the choices, a line each. Empty once the
    /// person is anonymised.</summary>
    public required string Value { get; set; }
}
