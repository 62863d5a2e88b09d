using CrowdComms.Data.CheckIn;
using MudBlazor;

namespace CrowdComms.Web.Desk;

public sealed partial class DeskScreen
{
    private static readonly DialogOptions WalkInLook =
        new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true, CloseButton = true };

    // Registers a person who is not a registrant yet, and checks them in at once.
    private async Task WalkInAsync()
    {
        var parameters = new DialogParameters<WalkInDialog> { { d => d.Access, Access }, { d => d.Typed, _text } };
        var dialog = await Dialogs.ShowAsync<WalkInDialog>("Register a walk-in", parameters, WalkInLook);
        if (await dialog.Result is { Canceled: false, Data: Guid registrantId })
        {
            await ScanAsync(new ScanRequest(Guid.CreateVersion7(), _station!.Id, RegistrantId: registrantId));
            await (_field?.ClearTextAsync() ?? Task.CompletedTask);
        }
    }
}
