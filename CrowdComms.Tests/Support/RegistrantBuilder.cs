using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Tests.Support;

/// <summary>Creates registrants with the service that creates them in the product.</summary>
public static class RegistrantBuilder
{
    /// <summary>Registers a person as an organiser, with an email address formed from the name.</summary>
    /// <param name="house">The house whose services are used.</param>
    /// <param name="expo">The event.</param>
    /// <param name="name">"First Last"; the last word is the family name.</param>
    /// <param name="status">Registered, Confirmed, Cancelled or CheckedIn (at the event's desk).</param>
    public static async Task<RegistrantRow> RegisterAsync(
        this House house, EventAtHand expo, string name = "Wilhelm Röntgen", RegistrantStatus status =
            RegistrantStatus.Confirmed)
    {
        var words = name.Split(' ');
        var details = new RegistrantDetails(
            words.Length > 1 ? string.Join(' ', words[..^1]) : name, words.Length > 1 ? words[^1]
            : null, $"person-{Guid.CreateVersion7():n}@test.example", "GEN");
        return await house.RegisterAsync(expo, details, status);
    }

    /// <summary>Registers a person with exactly these details.</summary>
    public static async Task<RegistrantRow> RegisterAsync(
        this House house, EventAtHand expo, RegistrantDetails details, RegistrantStatus status =
            RegistrantStatus.Confirmed)
    {
        var confirmed = status is RegistrantStatus.Confirmed or RegistrantStatus.CheckedIn;
        var service = house.Get<RegistrantService>();
        var registered = await service.RegisterAsync(expo.Id,
            new NewRegistrant(details, RegistrantSource.Web, confirmed), expo.Organiser, default);
        Assert.Null(registered.Error);
        var row = registered.Value;
        if (status == RegistrantStatus.Cancelled)
        {
            row = (await house.Get<StatusSteps>().TakeStepAsync(expo.Id, row.Id, new StepRequest(StatusStep.Cancel), expo.Staff,
                default)).Value;
        }
        else if (status == RegistrantStatus.CheckedIn)
        {
            var scan = new ScanRequest(Guid.CreateVersion7(), expo.Desk, row.TicketCode);
            Assert.True((await house.Get<CheckInService>().ScanAsync(expo.Facts, scan, expo.Staff, default)).IsOk);
            row = (await house.Get<RegistrantReader>().GetAsync(expo.Id, row.Id, expo.Staff, default)).Value;
        }

        return row;
    }
}
