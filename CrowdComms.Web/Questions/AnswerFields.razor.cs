using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Questions;

/// <summary>The event's questions in a form for staff, who may leave out any of them. It reads the questions and
/// answers itself, and shows nothing if the event has no questions.</summary>
public sealed partial class AnswerFields(AnswerReader reader, Outage outage) : ComponentBase
{
    private readonly Dictionary<Guid, IReadOnlyList<string>> _given = [];
    private IReadOnlyList<QuestionRow> _asked = [];
    private IReadOnlyList<AnswerRow> _stored = [];

    /// <summary>The event, and the user who types.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The id of the registrant whose answers are shown; null for a new one.</summary>
    [Parameter] public Guid? Person { get; set; }

    /// <summary>The pass type that is chosen in the form now.</summary>
    [Parameter] public Guid? PassTypeId { get; set; }

    /// <summary>The errors of the form, by the name of the field.</summary>
    [Parameter] public IReadOnlyDictionary<string, string> Problems { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Called when an answer changed, with the name of the field.</summary>
    [Parameter] public EventCallback<string> OnTyped { get; set; }

    /// <summary>Whether at least one answer was changed and not saved yet.</summary>
    public bool Dirty => _given.Count > 0;

    /// <summary>The answers that were changed here; null if none was.</summary>
    public GivenAnswers? Given => Shown.Where(q => _given.ContainsKey(q.Id))
        .ToDictionary(q => q.Id.ToString(), q => _given[q.Id]) is { Count: > 0 } given ? new GivenAnswers(given) : null;

    private IReadOnlyList<QuestionRow> Shown => [.. _asked.Where(q => q.Concerns(PassTypeId))];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var (eventId, actor) = (Access.Event.Id, Access.Actor);
        var asked = await outage.AskAsync(() => reader.AskedAsync(eventId, actor, CancellationToken.None));
        if (asked is { IsOk: true, Value.Count: > 0 } && Person is { } person)
        {
            var stored = await outage.AskAsync(() => reader.OfAsync(eventId, person, actor, CancellationToken.None));
            (asked, _stored) = stored.Failed(out var refused) ? (refused, []) : (asked, stored.Value);
        }

        _asked = asked.IsOk ? asked.Value : [];
    }

    /// <summary>Reads the stored answers again after another user changed the registrant. An answer that was changed here
    /// stays as it was given.</summary>
    /// <returns>Null if no one else changed an answer that was changed here; otherwise an error with a sentence for each
    /// that both changed, or one without fields if the answers could not be read.</returns>
    public async Task<Error?> CompareAsync()
    {
        if (Person is not { } person || _asked.Count == 0)
        {
            return null;
        }

        var now = await outage.AskAsync(() => reader.OfAsync(Access.Event.Id, person, Access.Actor, CancellationToken.None));
        if (now.Failed(out var refused))
        {
            return refused;
        }

        var given = new GivenAnswers(_given.ToDictionary(g => g.Key.ToString(), g => g.Value));
        var merged = AnswerMerge.Of(_asked, Answers(now.Value), new AnswerCorrection(Answers(_stored), given));
        _stored = now.Value;
        return merged.Disputed.Count == 0 ? null : RegistrantErrors.Disputed(merged.Disputed);
    }

    private static GivenAnswers Answers(IReadOnlyList<AnswerRow> rows) =>
        new(rows.ToDictionary(r => r.QuestionId.ToString(), r => r.Given));

    private IReadOnlyList<string> Draft(QuestionRow question) => _given.GetValueOrDefault(question.Id) ?? Stored(question);

    private IReadOnlyList<string> Stored(QuestionRow question) => _stored.FirstOrDefault(a => a.QuestionId == question.Id)?.Given ?? [];

    private Task GiveAsync(QuestionRow question, IReadOnlyList<string> texts)
    {
        if (texts.SequenceEqual(Stored(question)))
        {
            _given.Remove(question.Id);
        }
        else
        {
            _given[question.Id] = texts;
        }

        return OnTyped.InvokeAsync(question.Field);
    }
}
