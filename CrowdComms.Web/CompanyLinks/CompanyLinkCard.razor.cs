using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Engines;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.CompanyLinks;

/// <summary>The link with which a company registers its people. Organisers create, send, replace and revoke it here.</summary>
public sealed partial class CompanyLinkCard(
    CompanyLinkService links, PublicAddress address, NavigationManager navigation, Outage outage,
    IDialogService dialogs, ISnackbar snackbar) : ComponentBase
{
    private CompanyLinkRow? _link;
    private string? _failure;
    private bool _busy;

    private delegate Task<Result<CompanyLinkRow?>> Change(Guid eventId, Guid companyId, Actor actor, CancellationToken cancellationToken);

    /// <summary>The event, and the organiser who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The company that the link belongs to.</summary>
    [Parameter, EditorRequired] public CompanyRow Row { get; set; } = default!;

    private string Address => CompanyLinkAddress.Page(address.Base(navigation.BaseUri), _link!.Key);

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => links.OfAsync(Access.Event.Id, Row.Id, Access.Actor, CancellationToken.None));
        (_link, _failure) = (answer.IsOk ? answer.Value : null, answer.Error?.Message);
    }

    private async Task DoAsync(Change change, string done)
    {
        _busy = true;
        var answer = await outage.AskAsync(() => change(Access.Event.Id, Row.Id, Access.Actor, CancellationToken.None));
        _busy = false;
        _link = answer.IsOk ? answer.Value : _link;
        snackbar.Add(answer.Error?.Message ?? done, answer.IsOk ? Severity.Success : Severity.Error);
    }

    private async Task ReplaceAsync()
    {
        if (await dialogs.ShowMessageBoxAsync("Replace this link?",
            "The current link stops working immediately. Send the new one to the contact.", yesText: "Replace link",
            cancelText: "Cancel") is true)
        {
            await DoAsync(links.IssueAsync, "Link replaced. The old one no longer works.");
        }
    }

    private async Task RevokeAsync()
    {
        if (await dialogs.ShowMessageBoxAsync("Revoke this link?",
            "The link stops working immediately. The people stay registered.", yesText: "Revoke link", cancelText: "Cancel") is true)
        {
            await DoAsync(links.RevokeAsync, "Link revoked.");
        }
    }

    private string Local(DateTimeOffset instant) => Access.Event.Local(instant).ToString("d MMM, HH:mm");
}
