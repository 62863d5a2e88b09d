using CrowdComms.Data.Common;

namespace CrowdComms.Data.Questions;

/// <summary>A choice of a question. Stored answers refer to its id, so an organiser can change its text and every answer
/// shows the new one.</summary>
/// <param name="Id">The id, unique within the question; it never changes.</param>
/// <param name="Text">The text that people read, 1 to 100 characters.</param>
public sealed record QuestionOption(Guid Id, string Text)
{
    /// <summary>Whether the choice is no longer offered; people who chose it keep it.</summary>
    public bool Retired { get; init; }

    /// <summary>Earlier texts. A file or a program that still writes one of them means this choice.</summary>
    public IReadOnlyList<string> Former { get; init; } = [];

    /// <summary>The id as stored answers and forms contain it.</summary>
    internal string Key => Id.ToString();

    /// <summary>Creates choices that are offered, in this order.</summary>
    public static IReadOnlyList<QuestionOption> New(params IEnumerable<string> texts) =>
        [.. texts.Select(text => new QuestionOption(RisingId.Next(), text))];

    internal bool IsCalled(string text) => SearchText.Of(Text) == SearchText.Of(text);

    internal bool WasCalled(string text) => Former.Any(former => SearchText.Of(former) == SearchText.Of(text));
}
