using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>The answer is a text in the person's own words.</summary>
    Text,
    /// <summary>The answer is a number.</summary>
    Number,
    /// <summary>The answer is exactly one of the question's options.</summary>
    Choice,
    /// <summary>The answer is any number of the question's options.</summary>
    Choices,
    /// <summary>The answer is yes or no.</summary>
    YesNo,
}

/// <summary>A question that an event asks people besides their name and email. Once it has answers, it can be retired
/// but not deleted.</summary>
public sealed class Question
{
    /// <summary>A version 7 GUID, so ids sort by time.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event that asks it.</summary>
    public Guid EventId { get; init; }

    /// <summary>The name for programs, derived from the first label: 1 to 40 of a-z, 0-9 and <c>-</c>; unique in the
    /// event, and never changed.</summary>
    public required string Key { get; init; }

    /// <summary>The text of the question, as people read it.</summary>
    public required string Label { get; set; }

    /// <summary>A sentence that helps people answer; null for none.</summary>
    public string? Help { get; set; }

    /// <summary>How it is answered; it cannot change once the question has answers.</summary>
    public QuestionKind Kind { get; set; }

    /// <summary>Whether people who register themselves must answer it.</summary>
    public bool Required { get; set; }

    /// <summary>The options in their order, retired ones included; empty for a question without options.</summary>
    public List<QuestionOption> Options { get; set; } = [];

    /// <summary>The pass types whose holders it is asked; empty for everyone.</summary>
    public List<Guid> PassTypeIds { get; set; } = [];

    /// <summary>Its position in forms and files, counted from 0.</summary>
    public int Position { get; set; }

    /// <summary>Whether it is retired: it is not asked any more, and its answers stay.</summary>
    public bool Retired { get; set; }
}

/// <summary>One registrant's answer to one question.</summary>
public sealed class Answer
{
    /// <summary>The event of the registrant and of the question.</summary>
    public Guid EventId { get; init; }

    /// <summary>The registrant who answered.</summary>
    public Guid RegistrantId { get; init; }

    /// <summary>The question that was answered.</summary>
    public Guid QuestionId { get; init; }

    /// <summary>The text, the number, <c>yes</c> or <c>no</c>, or the ids of the chosen options, one per line. Empty once the
    /// registrant is anonymised.</summary>
    public required string Value { get; set; }
}
