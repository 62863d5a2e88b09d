using System.Linq.Expressions;

namespace CrowdComms.Data.Questions;

/// <summary>A question as forms ask it.</summary>
/// <param name="Id">Names it in forms and in errors: <c>answers.&lt;id&gt;</c>.</param>
/// <param name="Key">What programs call it; unique in the event.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Kind">How it is answered.</param>
public sealed record QuestionRow(Guid Id, string Key, string Label, QuestionKind Kind)
{
    internal static readonly Expression<Func<Question, QuestionRow>> Of =
        q => new QuestionRow(q.Id, q.Key, q.Label, q.Kind)
        {
            Help = q.Help,
            Required = q.Required,
            Options = q.Options,
            PassTypeIds = q.PassTypeIds,
            Retired = q.Retired,
        };

    /// <summary>A sentence that helps; null for none.</summary>
    public string? Help { get; init; }

    /// <summary>Whether those who register themselves must answer it.</summary>
    public bool Required { get; init; }

    /// <summary>What to choose from.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Holders of which pass types it is asked of; empty for everybody.</summary>
    public IReadOnlyList<Guid> PassTypeIds { get; init; } = [];

    /// <summary>Whether it is asked no more.</summary>
    public bool Retired { get; init; }

    /// <summary>Whether somebody answered it; only lists for organisers say so.</summary>
    public bool Answered { get; init; }

    /// <summary>The field of an error about its answer.</summary>
    public string Field => $"answers.{Id}";

    /// <summary>Whether it is asked of those who hold a pass type; null for who has chosen none yet.</summary>
    public bool Concerns(Guid? passTypeId) =>
        PassTypeIds.Count == 0 || (passTypeId is { } id && PassTypeIds.Contains(id));
}

/// <summary>What organisers write about a question.</summary>
/// <param name="Label">1 to 200 characters.</param>
/// <param name="Kind">How it is answered.</param>
public sealed record QuestionDetails(string Label, QuestionKind Kind)
{
    /// <summary>Up to 500 characters.</summary>
    public string? Help { get; init; }

    /// <summary>Whether those who register themselves must answer it.</summary>
    public bool Required { get; init; }

    /// <summary>2 to 50 different ones of up to 100 characters, where something is chosen.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Holders of which pass types it is asked of; empty for everybody.</summary>
    public IReadOnlyList<Guid> PassTypeIds { get; init; } = [];
}
