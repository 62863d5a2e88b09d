using SkiaSharp;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>A sheet of paper and the areas on it, in points (1/72 inch).</summary>
/// <param name="Page">The whole sheet.</param>
/// <param name="Header">The area of the logo or the event's name.</param>
/// <param name="Person">The area of the name, the company and the job title.</param>
/// <param name="Code">The area of the QR code; empty when it is not printed. Four modules around it stay white.</param>
/// <param name="Band">The area of the band, up to the edges of the sheet; empty when it is not printed.</param>
/// <param name="Centred">Whether texts are centred; otherwise they begin at the side where their language
/// begins.</param>
/// <param name="Name">The largest size of a name, in points; the sizes of the other texts follow from it.</param>
internal sealed record BadgePaper(
    SKSize Page, SKRect Header, SKRect Person, SKRect Code, SKRect Band, bool Centred, float Name)
{
    private const float Millimetre = 72 / 25.4f;

    /// <summary>Returns the sheet's size in millimetres.</summary>
    internal static SKSize Millimetres(BadgeSize size) => size switch
    {
        BadgeSize.A6 => new SKSize(105, 148),
        BadgeSize.Card => new SKSize(86, 54),
        BadgeSize.Label => new SKSize(102, 152),
    };

    /// <summary>Returns the sheet with the areas that a design needs.</summary>
    internal static BadgePaper For(BadgeDesign design)
    {
        var sheet = Millimetres(design.Size);
        return design.Size switch
        {
            BadgeSize.Card => Across(design, sheet),
            BadgeSize.A6 or BadgeSize.Label => Upright(design, sheet),
        };
    }

    private static BadgePaper Upright(BadgeDesign design, SKSize sheet)
    {
        var band = design.Band ? sheet.Height - 24 : sheet.Height;
        var side = design.LargeName ? 26 : 32;
        var code = design.Code ? band - 6 - side : band;
        return new BadgePaper(
            Points(sheet), Points(8, 8, sheet.Width - 8, 24), Points(8, 28, sheet.Width - 8, code - 5),
            design.Code ? Points((sheet.Width - side) / 2, code, (sheet.Width + side) / 2, band - 6) : SKRect.Empty,
            design.Band ? Points(0, band, sheet.Width, sheet.Height)
            : SKRect.Empty, Centred: true, Name: design.LargeName ? 64 : 42);
    }

    private static BadgePaper Across(BadgeDesign design, SKSize sheet)
    {
        var band = design.Band ? sheet.Height - 10 : sheet.Height;
        var right = design.Code ? sheet.Width - 5 - 22 - 4 : sheet.Width - 5;
        var top = 5 + (band - 10 - 22) / 2;
        return new BadgePaper(
            Points(sheet), Points(5, 4.5f, right, 11.5f), Points(5, 13.5f, right, band - 3),
            design.Code ? Points(sheet.Width - 5 - 22, top, sheet.Width - 5, top + 22) : SKRect.Empty,
            design.Band ? Points(0, band, sheet.Width, sheet.Height)
            : SKRect.Empty, Centred: false, Name: design.LargeName ? 34 : 24);
    }

    private static SKSize Points(SKSize millimetres) =>
        new(millimetres.Width * Millimetre, millimetres.Height * Millimetre);

    private static SKRect Points(float left, float top, float right, float bottom) =>
        new(left * Millimetre, top * Millimetre, right * Millimetre, bottom * Millimetre);
}
