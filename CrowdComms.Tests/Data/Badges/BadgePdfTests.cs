using System.Globalization;
using System.Text.RegularExpressions;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Badges.Drawing;
using CrowdComms.Tests.Support;
using SkiaSharp;

namespace CrowdComms.Tests.Data.Badges;

/// <summary>Badges as they are printed, beside the pictures in Samples/Badges that somebody has looked at.</summary>
public sealed partial class BadgePdfTests
{
    private static readonly string Golden = Path.Combine(Repository.Root, "CrowdComms.Tests", "Samples", "Badges");

    [Theory]
    [InlineData(BadgeSize.A6, "long"), InlineData(BadgeSize.A6, "arabic"), InlineData(BadgeSize.Card,
        "hebrew"), InlineData(BadgeSize.Card, "chinese")]
    [InlineData(BadgeSize.Label, "devanagari"), InlineData(BadgeSize.Label, "mixed"), InlineData(BadgeSize.A6, "rare")]
    [InlineData(BadgeSize.Card, "boxes")]
    public async Task A_badge_is_printed_as_it_was_approved(BadgeSize size, string script)
    {
        Poppler.Needs("pdftoppm");
        using var folder = new TemporaryFolder();
        var pdf = folder.File("badge.pdf");
        Write(pdf, new BadgeDesign { Size = size, LargeName = script == "mixed" }, [BadgePeople.Of(script)]);
        await Poppler.RunAsync("pdftoppm", "-png", "-r", "100", "-singlefile", pdf, folder.File("badge"));

        var approved = Path.Combine(Golden, $"{size}-{script}.png".ToLowerInvariant());
        if (Environment.GetEnvironmentVariable("CROWDCOMMS_APPROVE_BADGES") is not null)
        {
            Directory.CreateDirectory(Golden);
            File.Copy(folder.File("badge.png"), approved, overwrite: true);
        }

        Assert.InRange(Difference(folder.File("badge.png"), approved), 0, 0.01);
    }

    [Theory]
    [InlineData(BadgeSize.A6, 105, 148), InlineData(BadgeSize.Card, 86, 54), InlineData(BadgeSize.Label, 102, 152)]
    public async Task A_pdf_has_a_page_of_the_paper_for_each_and_its_text_as_text(
        BadgeSize size, double width, double height)
    {
        Poppler.Needs("pdfinfo");
        using var folder = new TemporaryFolder();
        var pdf = folder.File("badges.pdf");
        Write(pdf, new BadgeDesign { Size = size }, BadgePeople.All.Select(p => p.Person));

        var facts = await Poppler.RunAsync("pdfinfo", pdf);
        Assert.Matches($@"Pages:\s+{BadgePeople.All.Count}\b", facts);
        var page = PageSize().Match(facts);
        Assert.Equal(width / 25.4 * 72, double.Parse(page.Groups[1].Value, CultureInfo.InvariantCulture), 0.1);
        Assert.Equal(height / 25.4 * 72, double.Parse(page.Groups[2].Value, CultureInfo.InvariantCulture), 0.1);
        var text = await Poppler.RunAsync("pdftotext", pdf, "-");
        Assert.Contains("Gesellschaft für angewandte", text, StringComparison.Ordinal);
        Assert.Contains("王", text, StringComparison.Ordinal);
        Assert.Matches(@"NotoSans-Bold\s+CID TrueType\s+Identity-H\s+yes", await Poppler.RunAsync("pdffonts", pdf));
    }

    [Fact]
    public async Task A_letter_that_no_font_has_is_a_box_in_the_preview_as_in_the_pdf()
    {
        Poppler.Needs("pdftoppm");
        using var folder = new TemporaryFolder();
        var pdf = folder.File("boxes.pdf");
        var design = new BadgeDesign { Size = BadgeSize.Card };
        Write(pdf, design, [BadgePeople.Boxes]);
        await Poppler.RunAsync("pdftoppm", "-png", "-scale-to-x", "488", "-scale-to-y", "306", "-singlefile", pdf, folder.File("boxes"));

        Assert.Contains("王▯", await Poppler.RunAsync("pdftotext", pdf, "-"), StringComparison.Ordinal);
        var same = Difference(folder.File("boxes.png"), Preview("same", BadgePeople.Boxes));
        var without = Difference(folder.File("boxes.png"), Preview("without", BadgePeople.Boxes with { FirstName = "小", LastName = "王" }));
        Assert.True(same < without, $"{same} {without}");

        string Preview(string name, BadgeContent person)
        {
            var file = folder.File($"{name}.png");
            File.WriteAllBytes(file, BadgeService.Picture(design, "CrowdComms Demo Expo 2026", person));
            return file;
        }
    }

    [Fact]
    public void Without_band_code_or_company_the_name_has_their_room()
    {
        var bare = new BadgeDesign { Band = false, Code = false, Company = false, JobTitle = false, LargeName = true };
        using var drawing = new BadgeDrawing(bare, "Expo");
        Assert.Equal((true, true), (drawing.Paper.Band.IsEmpty, drawing.Paper.Code.IsEmpty));
        Assert.Equal(2, drawing.PersonLines(BadgePeople.Of("long")).Count);
        Assert.Single(drawing.PersonLines(BadgePeople.Of("chinese") with { LastName = "" }));
    }

    [Fact]
    public void The_name_on_the_badge_stands_for_both_names()
    {
        foreach (var large in new[] { true, false })
        {
            using var drawing = new BadgeDrawing(new BadgeDesign { LargeName = large, Company = false, JobTitle = false }, "Expo");
            var person = BadgeContent.Sample with { FirstName = "Maximiliane", LastName = "", BadgeName = null };
            var alone = drawing.PersonLines(person with { FirstName = "Max" });
            var named = drawing.PersonLines(person with { LastName = "Hohenzollern", BadgeName = "Max" });
            Assert.Equal((1, Assert.Single(alone).Text.Width), (named.Count, named[0].Text.Width));
        }
    }

    private static void Write(string file, BadgeDesign design, IEnumerable<BadgeContent> people)
    {
        using var to = File.Create(file);
        using var drawing = new BadgeDrawing(design, "CrowdComms Demo Expo 2026");
        BadgePdf.Write(to, drawing, people, "Badges");
    }

    // The share of pixels that differ clearly: smoothing differs a little between versions of the renderer.
    private static double Difference(string one, string other)
    {
        using var a = SKBitmap.Decode(one);
        using var b = SKBitmap.Decode(other);
        Assert.Equal((b.Width, b.Height), (a.Width, a.Height));
        var different = 0;
        for (var y = 0; y < a.Height; y++)
        {
            for (var x = 0; x < a.Width; x++)
            {
                var (p, q) = (a.GetPixel(x, y), b.GetPixel(x, y));
                different += Math.Abs(p.Red - q.Red) + Math.Abs(p.Green - q.Green) + Math.Abs(p.Blue - q.Blue) > 150
                    ? 1 : 0;
            }
        }

        return (double)different / (a.Width * a.Height);
    }

    [GeneratedRegex(@"Page\s+size:\s+([\d.]+) x ([\d.]+) pts")]
    private static partial Regex PageSize();
}
