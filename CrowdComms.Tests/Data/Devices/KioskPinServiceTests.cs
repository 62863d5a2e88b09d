using CrowdComms.Data.Devices;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Devices;

public sealed class KioskPinServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task An_organiser_sets_the_pin_and_the_audit_knows_that_and_not_to_what(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var pins = house.Get<KioskPinService>();
        Assert.Equal("forbidden", (await pins.SetAsync(expo.Id, "2468", expo.Staff, Token)).Error!.Code);
        Assert.Equal("not_found", (await pins.SetAsync(expo.Id, "2468", expo.Stranger, Token)).Error!.Code);
        Assert.True((await pins.SetAsync(expo.Id, "2468", expo.Organiser, Token)).IsOk);

        await using var context = house.Context();
        var hash = await context.Events.Where(e => e.Id == expo.Id).Select(e => e.KioskPinHash).SingleAsync(Token);
        Assert.DoesNotContain("2468", hash, StringComparison.Ordinal);
        var audited = await context.AuditEntries.SingleAsync(Token);
        Assert.Equal(("Changed", "Olga Organiser"), (audited.Action, audited.ActorName));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("123"), InlineData("123456789"), InlineData("12a4"),
        InlineData("١٢٣٤"), InlineData(" 1234")]
    public async Task A_pin_has_four_to_eight_digits(string? pin)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();

        var answer = await house.Get<KioskPinService>().SetAsync(expo.Id, pin, expo.Organiser, Token);

        Assert.Equal("A PIN has 4 to 8 digits.", Assert.Single(answer.Error!.Fields!["pin"]));
    }

    [Theory, BothEngines]
    public async Task After_five_wrong_pins_even_the_right_one_waits_a_minute_at_this_kiosk_alone(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var pins = house.Get<KioskPinService>();
        await pins.SetAsync(expo.Id, "2468", expo.Organiser, Token);

        for (var i = 1; i < KioskPinService.FailuresAllowed; i++)
        {
            Assert.Equal(KioskErrors.WrongPin, (await pins.UnlockAsync(expo.Id, "1111", expo.Staff, Token)).Error);
        }

        Assert.Equal(KioskErrors.Rests, (await pins.UnlockAsync(expo.Id, "1111", expo.Staff, Token)).Error);
        Assert.Equal(KioskErrors.Rests, (await pins.UnlockAsync(expo.Id, "2468", expo.Staff, Token)).Error);
        Assert.True((await pins.UnlockAsync(expo.Id, "2468", expo.OtherStaff, Token)).IsOk);
        house.Clock.Advance(KioskPinService.Rest);
        Assert.True((await pins.UnlockAsync(expo.Id, "2468", expo.Staff, Token)).IsOk);
        Assert.Equal(KioskErrors.WrongPin, (await pins.UnlockAsync(expo.Id, "", expo.Staff, Token)).Error);
        Assert.Equal("not_found", (await pins.UnlockAsync(expo.Id, "2468", expo.Stranger, Token)).Error!.Code);
    }

    [Fact]
    public async Task Trying_from_many_windows_at_once_gains_nothing()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var pins = house.Get<KioskPinService>();
        await pins.SetAsync(expo.Id, "2468", expo.Organiser, Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30)
            .Select(i => Task.Run(() => pins.UnlockAsync(expo.Id, $"9{i:000}", expo.Staff, Token))));

        Assert.InRange(answers.Count(a => a.Error == KioskErrors.WrongPin), 0, KioskPinService.FailuresAllowed);
        Assert.Equal(KioskErrors.Rests, (await pins.UnlockAsync(expo.Id, "2468", expo.Staff, Token)).Error);
    }
}
