using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Messages;

/// <summary>Writes an email to many registrants: to whom, how many they are, the text, and one confirmation.</summary>
public sealed partial class MailingForm(
    MailingService mailings, MessageTemplates templates, RegistrantChoices choices, Outage outage,
    NavigationManager navigation, IDialogService dialogs, ISnackbar snackbar) : ComponentBase
{
    private readonly List<RegistrantStatus> _statuses = [];
    private readonly List<Guid> _passes = [];
    private IReadOnlyList<PassChoice>? _passTypes;
    private CompanyChoice? _company;
    private ComposedMessage? _preview;
    private Error? _refusal;
    private string? _failure;
    private string _came = "", _companyText = "", _subject = "", _body = "";
    private int? _people;
    private int _asked;
    private bool _sending;

    /// <summary>The event, and the organiser who writes.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    private string SendTo => _people == 1 ? "Send to 1 person" : $"Send to {_people:N0} people";

    private string Counted => _people switch
    {
        null => "Counting…",
        0 => "No one matches these filters.",
        1 => "This goes to 1 person. People who unsubscribed are left out.",
        _ => $"This goes to {_people:N0} people. People who unsubscribed are left out.",
    };

    private Audience To => new(Words)
    {
        Statuses = _came.Length > 0 ? [] : [.. _statuses],
        PassTypes = [.. _passes],
        Company = _company?.Id,
        Came = _came.Length == 0 ? null : bool.Parse(_came),
    };

    private string Words => string.Join("; ", new[]
    {
        _came switch
        {
            "true" => "People who came",
            "false" => "People who did not come",
            _ => _statuses.Count == 0 ? "Everyone who is not cancelled" : string.Join(", ", _statuses.Select(RegistrantWords.Of)),
        },
        string.Join(", ", _passTypes!.Where(p => _passes.Contains(p.Id)).Select(p => p.Code)),
        _company?.Name ?? "",
    }.Where(part => part.Length > 0)) is var words && words.Length <= 300 ? words : words[..300];

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? LoadAsync() : Task.CompletedTask;

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => choices.PassTypesAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        (_passTypes, _failure) = (answer.IsOk ? answer.Value : null, answer.Error?.Message);
        if (answer.IsOk)
        {
            await CountAsync();
        }
    }

    // A user who clicks fast causes several counts; only the last one is shown.
    private async Task CountAsync()
    {
        var asked = ++_asked;
        _people = null;
        var answer = await outage.AskAsync(() => mailings.CountAsync(Access.Event.Id, To, Access.Actor, CancellationToken.None));
        if (asked == _asked)
        {
            (_people, _refusal) = (answer.IsOk ? answer.Value : null, answer.Error);
        }
    }

    private Task ToggleAsync<T>(List<T> chosen, T value)
    {
        if (!chosen.Remove(value))
        {
            chosen.Add(value);
        }

        return CountAsync();
    }

    private Task ChooseCameAsync(ChangeEventArgs chosen)
    {
        _came = (string?)chosen.Value ?? "";
        return CountAsync();
    }

    private Task ChooseCompanyAsync(CompanyChoice? company)
    {
        (_company, _companyText) = (company, "");
        return CountAsync();
    }

    private async Task TypeAsync(string subject, string body)
    {
        (_subject, _body) = (subject, body);
        if (_subject.Length > 0 && _body.Length > 0)
        {
            await CheckAsync();
        }
    }

    private async Task<bool> CheckAsync()
    {
        var words = new MessageWords(_subject, _body);
        var answer = await outage.AskAsync(() =>
            templates.PreviewAsync(Access.Event.Id, MessageKind.Mailing, words, Access.Actor, CancellationToken.None));
        if (words == new MessageWords(_subject, _body))
        {
            (_preview, _refusal) = (answer.IsOk ? answer.Value : _preview, answer.Error);
        }

        return answer.IsOk;
    }

    private async Task ConfirmAsync()
    {
        if (_sending || _people is not (> 0 and var people) || !await CheckAsync())
        {
            return;
        }

        var (to, words) = (To, new MessageWords(_subject, _body));
        _sending = true;
        var subject = words.Subject.Trim();
        if (await dialogs.ShowMessageBoxAsync("Send mailing",
            people == 1 ? $"Send “{subject}” to 1 person ({to.Words})? This cannot be undone."
                : $"Send “{subject}” to {people:N0} people ({to.Words})? This cannot be undone.",
            yesText: SendTo, cancelText: "Cancel") is true)
        {
            await SendAsync(new NewMailing(words, to, people));
        }

        _sending = false;
    }

    private async Task SendAsync(NewMailing mailing)
    {
        var sent = await outage.AskAsync(() => mailings.SendAsync(Access.Event.Id, mailing, Access.Actor, CancellationToken.None));
        if (sent.Failed(out var refusal))
        {
            await CountAsync();
            _refusal = refusal;
            return;
        }

        snackbar.Add(sent.Value == 1 ? "1 message is on its way." : $"{sent.Value:N0} messages are on their way.", Severity.Success);
        navigation.NavigateTo(new MessageFilter { Kind = MessageKind.Mailing }.Address(Access.Event.Slug));
    }

    private string? Problem(string field) => _refusal?.Fields?.GetValueOrDefault(field)?[0];
}
