using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Reports;

/// <summary>An event at which something of everything happened: 4 of 8 expected are here, 1 is cancelled, 5
/// scans were refused.</summary>
internal static class ReportWorld
{
    internal static async Task<EventAtHand> LiveAsync(House house)
    {
        var expo = await house.NewEventAsync();
        string[] companies = ["شركة النور", "清华大学", "=HYPERLINK(\"http://a.example\")", "清华大学"];
        List<RegistrantRow> here = [];
        for (var i = 0; i < 4; i++)
        {
            here.Add(
                await house.RegisterAsync(expo,
                    new RegistrantDetails($"Here{i}", "Arrived", $"here{i}@test.example", i == 0 ? "VIP"
                        : "GEN", companies[i]), RegistrantStatus.CheckedIn));
            house.Clock.Advance(TimeSpan.FromMinutes(25));
        }

        await house.RegisterAsync(expo,
            new RegistrantDetails("=1+1", "Absent", "absent@test.example", "EXH", "שלום בע״מ"));
        await house.RegisterAsync(expo, new RegistrantDetails("Max", "Maybe", "maybe@test.example", "GEN"),
            RegistrantStatus.Registered);
        await house.RegisterAsync(expo,
            new RegistrantDetails("Carla", "Cancelled", "cancelled@test.example", "GEN", "شركة النور"),
            RegistrantStatus.Cancelled);
        await AtTheDeskAsync(house, expo, here);
        await AtTheDoorAsync(house, expo, here);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        return expo;
    }

    internal static async Task<Guid> ScanAsync(this House house, EventAtHand expo, ScanRequest scan)
    {
        Assert.Null((await house.Get<CheckInService>().ScanAsync(expo.Facts, scan, expo.Staff, default)).Error);
        return scan.ScanId;
    }

    // Two are turned away as duplicates, one as unknown; one is let in, taken back, let in and taken back
    // again; one needs a reason.
    private static async Task AtTheDeskAsync(House house, EventAtHand expo, List<RegistrantRow> here)
    {
        await house.ScanAsync(expo, new(Guid.CreateVersion7(), expo.Desk, here[1].TicketCode));
        await house.ScanAsync(expo, new(Guid.CreateVersion7(), expo.Desk, here[2].TicketCode));
        await house.ScanAsync(expo, new(Guid.CreateVersion7(), expo.Desk, "nothing"));
        var undone =
            await house.RegisterAsync(expo, new RegistrantDetails("Una", "Undone", "undone@test.example", "GEN"));
        for (var i = 0; i < 2; i++)
        {
            await house.ScanAsync(expo, new(Guid.CreateVersion7(), expo.Desk, undone.TicketCode));
            Assert.True(
                (await house.Get<StatusSteps>()
                    .TakeStepAsync(expo.Id, undone.Id, new StepRequest(StatusStep.UndoCheckIn, "Wrong person"),
                        expo.Organiser, default)).IsOk);
        }

        var late = await house.RegisterAsync(expo, new RegistrantDetails("Lea", "Late", "late@test.example", "GEN"),
            RegistrantStatus.Registered);
        await house.ScanAsync(expo, new(Guid.CreateVersion7(), expo.Desk, late.TicketCode));
    }

    // The VIP goes in, out, and in by a scan that is taken back; somebody else has no access and goes in with a reason.
    private static async Task AtTheDoorAsync(House house, EventAtHand expo, List<RegistrantRow> here)
    {
        await house.ScanAsync(expo, new(Guid.CreateVersion7(), expo.Door, here[0].TicketCode));
        await house.ScanAsync(expo,
            new(Guid.CreateVersion7(), expo.Door, here[0].TicketCode) { Direction = Direction.Out });
        var again = await house.ScanAsync(expo, new(Guid.CreateVersion7(), expo.Door, here[0].TicketCode));
        Assert.True((await house.Get<ScanUndoService>()
            .TakeBackAsync(expo.Id, again, "Too early", expo.Organiser, default)).IsOk);
        await house.ScanAsync(expo, new(Guid.CreateVersion7(), expo.Door, here[1].TicketCode));
        await house.ScanAsync(expo,
            new(Guid.CreateVersion7(), expo.Door, here[1].TicketCode, Reason: "Guest of the board"));
    }
}
