using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Questions;

/// <summary>Lists the questions of an event; organisers add, edit, move and retire them here.</summary>
public sealed partial class QuestionsCard(
    QuestionService service, QuestionOrder order, RegistrantChoices choices, Outage outage, IDialogService dialogs,
    ISnackbar snackbar) : ComponentBase
{
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    private IReadOnlyList<QuestionRow>? _questions;
    private IReadOnlyList<PassChoice> _passTypes = [];
    private string? _failure;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    private List<QuestionRow> Asked => [.. _questions!.Where(q => !q.Retired)];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(AskAsync);
        _failure = answer.Error?.Message;
    }

    private async Task<Result<Done>> AskAsync()
    {
        var questions = await service.ListAsync(Access.Event.Id, Access.Actor, CancellationToken.None);
        var passTypes = await choices.PassTypesAsync(Access.Event.Id, Access.Actor, CancellationToken.None);
        if ((questions.Error ?? passTypes.Error) is { } refusal)
        {
            return refusal;
        }

        (_questions, _passTypes) = (questions.Value, passTypes.Value);
        return default(Done);
    }

    private async Task OpenAsync(QuestionRow? question)
    {
        var parameters = new DialogParameters<QuestionDialog> { { d => d.Access, Access }, { d => d.Question, question },
            { d => d.PassTypes, _passTypes } };
        var dialog = await dialogs.ShowAsync<QuestionDialog>(question is null ? "Add question" : "Edit question", parameters, Narrow);
        if (await dialog.Result is { Canceled: false })
        {
            await LoadAsync();
        }
    }

    // Moves past the next question that is still asked; retired questions have a list of their own.
    private async Task MoveAsync(QuestionRow question, int step)
    {
        var moved = Asked.ConvertAll(q => q.Id);
        var from = moved.IndexOf(question.Id);
        var to = Math.Clamp(from + step, 0, moved.Count - 1);
        (moved[from], moved[to]) = (moved[to], moved[from]);
        moved.AddRange(_questions!.Where(q => q.Retired).Select(q => q.Id));
        await DoAsync(() => order.ReorderAsync(Access.Event.Id, moved, Access.Actor, CancellationToken.None), null);
    }

    private Task RetireAsync(QuestionRow question) => DoAsync(
        () => order.RetireAsync(Access.Event.Id, question.Id, !question.Retired, Access.Actor, CancellationToken.None),
        question.Retired ? $"“{question.Label}” is asked again." : $"“{question.Label}” is no longer asked. Existing answers are kept.");

    private async Task DeleteAsync(QuestionRow question)
    {
        if (await dialogs.ShowMessageBoxAsync("Delete question",
            $"Delete “{question.Label}”? No one has answered it.", yesText: "Delete question", cancelText: "Cancel") is true)
        {
            await DoAsync(() => order.DeleteAsync(Access.Event.Id, question.Id, Access.Actor, CancellationToken.None),
                $"“{question.Label}” is deleted.");
        }
    }

    private async Task DoAsync(Func<Task<Result<Guid>>> act, string? words)
    {
        var done = await outage.AskAsync(act);
        if ((done.Error?.Message ?? words) is { } said)
        {
            snackbar.Add(said, done.IsOk ? Severity.Success : Severity.Error);
        }

        await LoadAsync();
    }
}
