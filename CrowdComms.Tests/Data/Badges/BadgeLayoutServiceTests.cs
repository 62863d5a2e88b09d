using CrowdComms.Data.Badges;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace CrowdComms.Tests.Data.Badges;

public sealed class BadgeLayoutServiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task A_design_is_saved_audited_and_read_by_staff(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<BadgeLayoutService>();
        Assert.Equal(new BadgeDesign(), (await service.GetAsync(expo.Id, expo.Staff, Token)).Value);
        var wanted = new BadgeDesign
        {
            Size = BadgeSize.Label,
            LargeName = true,
            Code = false,
            PrintAtCheckIn = true,
            Logo = Picture(SKEncodedImageFormat.Png, 40, 20)
        };

        var saved = await service.SaveAsync(expo.Id, wanted, expo.Organiser, Token);

        Assert.Equal(1, saved.Value.Version);
        var read = (await service.GetAsync(expo.Id, expo.Staff, Token)).Value;
        Assert.Equal(wanted with { Version = 1, Logo = null }, read with { Logo = null });
        Assert.Equal(wanted.Logo, read.Logo);
        Assert.Equal(1, (await service.SaveAsync(expo.Id, read, expo.Organiser, Token)).Value.Version);
        await using var context = house.Context();
        var entry = await context.AuditEntries.SingleAsync(Token);
        Assert.Equal(["size", "largeName", "code", "printAtCheckIn", "logo"], entry.Changes.Select(c => c.Field));
    }

    [Theory, BothEngines]
    public async Task The_second_of_two_editors_is_told(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<BadgeLayoutService>();
        await service.SaveAsync(expo.Id, new BadgeDesign { Band = false }, expo.Organiser, Token);

        Assert.Equal("badge.version_stale",
            (await service.SaveAsync(expo.Id, new BadgeDesign { Company = false }, expo.Organiser, Token)).Error!.Code);
        Assert.Equal(2,
            (await service.SaveAsync(expo.Id, new BadgeDesign { Company = false, Version = 1 }, expo.Organiser,
                Token)).Value.Version);
        Assert.Equal("forbidden",
            (await service.SaveAsync(expo.Id, new BadgeDesign { Version = 2 }, expo.Staff, Token)).Error!.Code);
        Assert.Equal("not_found",
            (await service.SaveAsync(expo.Id, new BadgeDesign { Version = 2 }, expo.Stranger, Token)).Error!.Code);
        Assert.Equal("not_found", (await service.GetAsync(expo.Id, expo.Stranger, Token)).Error!.Code);
    }

    [Fact]
    public void A_logo_is_a_whole_picture_of_a_sensible_size()
    {
        var good = Picture(SKEncodedImageFormat.Jpeg, 300, 100);
        Assert.Null(BadgeLogo.Problem(good));
        Assert.Null(BadgeLogo.Problem(Picture(SKEncodedImageFormat.Png, 10, 10)));
        Assert.Contains("not a PNG or JPEG",
            BadgeLogo.Problem("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("not a PNG or JPEG", BadgeLogo.Problem(Picture(SKEncodedImageFormat.Webp, 10, 10)),
            StringComparison.Ordinal);
        Assert.Contains("not a PNG or JPEG", BadgeLogo.Problem([]), StringComparison.Ordinal);
        Assert.Contains("damaged", BadgeLogo.Problem(good[..(good.Length - 40)]), StringComparison.Ordinal);
        Assert.Contains("4,001 × 10", BadgeLogo.Problem(Picture(SKEncodedImageFormat.Png, 4001, 10)),
            StringComparison.Ordinal);
        Assert.Contains("at most 512 kB", BadgeLogo.Problem(new byte[BadgeLogo.MostBytes + 1]),
            StringComparison.Ordinal);
    }

    private static byte[] Picture(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }
}
