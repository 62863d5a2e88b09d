using System.Linq.Expressions;

namespace CrowdComms.Data.Questions;

/// <summary>A question as forms ask it.</summary>
/// <param name="Id">The id, by which forms and errors name it: <c>answers.&lt;id&gt;</c>.</param>
/// <param name="Key">The name for programs; unique in the event.</param>
/// <param name="Label">The text of the question, as people read it.</param>
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

    /// <summary>A sentence that helps people answer; null for none.</summary>
    public string? Help { get; init; }

    /// <summary>Whether people who register themselves must answer it.</summary>
    public bool Required { get; init; }

    /// <summary>The options in their order, retired ones included; empty for a question without options.</summary>
    public IReadOnlyList<QuestionOption> Options { get; init; } = [];

    /// <summary>The options that a form offers to a person: those that are not retired, and retired ones that the person
    /// chose.</summary>
    /// <param name="chosen">The ids of the options that the person chose.</param>
    public IEnumerable<QuestionOption> Offered(params IEnumerable<string> chosen) =>
        Options.Where(o => !o.Retired || chosen.Contains(o.Key));

    /// <summary>The pass types whose holders it is asked; empty for everyone.</summary>
    public IReadOnlyList<Guid> PassTypeIds { get; init; } = [];

    /// <summary>Whether it is retired and not asked any more.</summary>
    public bool Retired { get; init; }

    /// <summary>Whether it has answers; only the organisers' list fills this in.</summary>
    public bool Answered { get; init; }

    /// <summary>The name of its field in errors.</summary>
    public string Field => $"answers.{Id}";

    /// <summary>Whether holders of a pass type are asked it; null for a person who has chosen no pass type
    /// yet.</summary>
    public bool Concerns(Guid? passTypeId) =>
        PassTypeIds.Count == 0 || (passTypeId is { } id && PassTypeIds.Contains(id));
}

/// <summary>The properties of a question as an organiser enters them.</summary>
/// <param name="Label">The text of the question, 1 to 200 characters.</param>
/// <param name="Kind">How it is answered.</param>
public sealed record QuestionDetails(string Label, QuestionKind Kind)
{
    /// <summary>A sentence that helps people answer, up to 500 characters; null for none.</summary>
    public string? Help { get; init; }

    /// <summary>Whether people who register themselves must answer it.</summary>
    public bool Required { get; init; }

    /// <summary>The options in their order, 2 to 50 of them not retired and with different texts, for a kind that has
    /// options. One with a known id changes that option; stored options that are left out are retired.</summary>
    public IReadOnlyList<QuestionOption> Options { get; init; } = [];

    /// <summary>The pass types whose holders it is asked; empty for everyone.</summary>
    public IReadOnlyList<Guid> PassTypeIds { get; init; } = [];
}
