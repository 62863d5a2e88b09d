using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Desk;

/// <summary>Registers a person at the desk with name and pass type, and email if they have one; warns if the person seems to be registered
/// already. Closes with the id of the registrant.</summary>
public sealed partial class WalkInDialog
{
    private IReadOnlyList<PassChoice> _passes = [];
    private IReadOnlyList<RegistrantRow> _likely = [];
    private IReadOnlyDictionary<string, string[]> _wrong = new Dictionary<string, string[]>(StringComparer.Ordinal);
    private string _first = "", _last = "", _email = "", _company = "", _pass = "";
    private string? _trouble;
    private CrowdComms.Web.Questions.AnswerFields? _answers;
    private string? _warned;
    private bool _saving;

    /// <summary>The event, and the user or paired device that works here.</summary>
    [Parameter, EditorRequired]
    public EventAccess Access { get; set; } = default!;

    /// <summary>The text in the desk's field: the beginning of a name, or an email address.</summary>
    [Parameter]
    public string Typed { get; set; } = "";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    private string Who => string.Join('\n', _first.Trim(), _last.Trim(), _email.Trim());

    private RegistrantDetails Details => new(_first, _last, _email, _pass, _company.OrNull()) { Answers = _answers?.Given };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        var words = Typed.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        (_first, _last, _email) = words switch
        {
            [var only] when only.Contains('@', StringComparison.Ordinal) => ("", "", only),
            [var only] => (only, "", ""),
            [var first, var last] => (first, last, ""),
            _ => ("", "", ""),
        };
        await TriedAsync(async () =>
        {
            var passes = await Choices.PassTypesAsync(Access.Event.Id, Access.Actor, CancellationToken.None);
            _passes = passes.IsOk ? [.. passes.Value.Where(p => !p.Retired)] : [];
            _pass = _passes is [var usual, ..] ? usual.Code : "";
        });
    }

    private Task CompareAsync() => TriedAsync(async () =>
    {
        var who = Who;
        var likely = await Search.LikelyDuplicatesAsync(Access.Event.Id, Details, Access.Actor, CancellationToken.None);
        (_likely, _warned) = (likely.IsOk ? [.. likely.Value.Take(3)] : [], who);
    });

    // Before a registrant is added who has the name or the address of another, staff see that one, once for each name and
    // address. Who saw them already registers at once.
    private async Task<bool> IsWarnedAsync()
    {
        if (Who == _warned)
        {
            return false;
        }

        await CompareAsync();
        return _likely.Count > 0;
    }

    // Only saving disables the button: while duplicates are looked up, Enter still works.
    private async Task SaveAsync()
    {
        if (!_saving)
        {
            _saving = true;
            if (!await IsWarnedAsync())
            {
                await TriedAsync(RegisterAsync);
            }

            _saving = false;
        }
    }

    private async Task RegisterAsync()
    {
        var added = await Registrants.RegisterAsync(Access.Event.Id,
            new NewRegistrant(Details, RegistrantSource.Desk, Confirm: true), Access.Actor, CancellationToken.None);
        if (added.IsOk)
        {
            Dialog.Close(DialogResult.Ok(added.Value.Id));
            return;
        }

        _wrong = added.Error!.Fields ?? new Dictionary<string, string[]>(StringComparer.Ordinal);
        _trouble = _wrong.Count == 0 ? added.Error.Message : null;
        await CompareAsync();
    }

    private bool Wrong(string field) => _wrong.ContainsKey(field);

    private string? Sentence(string field) => _wrong.GetValueOrDefault(field)?[0];

    private async Task TriedAsync(Func<Task> work)
    {
        _trouble = null;
        if ((await Outages.TryAsync(work)).Failed(out var away))
        {
            _trouble = away.Message;
        }
    }
}
