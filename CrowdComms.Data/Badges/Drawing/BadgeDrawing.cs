using CrowdComms.Data.Tickets;
using SkiaSharp;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Draws badges of one design on any canvas that measures in points: a page of a PDF or a picture.</summary>
internal sealed class BadgeDrawing : IDisposable
{
    private static readonly SKColor Black = new(0x11, 0x13, 0x18), Grey = new(0x4a, 0x4f, 0x5a);

    private readonly BadgeDesign _design;
    private readonly string _eventName;
    private readonly SKImage? _logo;

    internal BadgeDrawing(BadgeDesign design, string eventName)
    {
        (_design, _eventName) = (design, eventName);
        Paper = BadgePaper.For(design);
        _logo = design.Logo is { } bytes ? SKImage.FromEncodedData(bytes) : null;
    }

    /// <summary>The sheet of paper, with the areas of the design on it.</summary>
    internal BadgePaper Paper { get; }

    /// <inheritdoc />
    public void Dispose() => _logo?.Dispose();

    /// <summary>Draws one badge.</summary>
    internal void Draw(SKCanvas canvas, BadgeContent person)
    {
        DrawHeader(canvas);
        DrawPerson(canvas, person);
        if (_design.Code)
        {
            DrawCode(canvas, person.TicketCode);
        }

        if (_design.Band)
        {
            DrawBand(canvas, person);
        }
    }

    /// <summary>Fits the lines about a registrant into their area; each comes with the space above it, in
    /// points.</summary>
    internal IReadOnlyList<(FittedText Text, SKColor Colour, float Above)> PersonLines(BadgeContent person)
    {
        var (box, name) = (Paper.Person, Paper.Name);
        var large = _design.LargeName && person.BadgeName is null && person.LastName.Length > 0;
        var company = _design.Company
            ? Fit(person.Company, 0.22f, new TextStyle(BadgeFonts.Bold, name * (large ? 0.3f : 0.46f), 7, 2)) : null;
        var job = _design.JobTitle
            ? Fit(person.JobTitle, 0.19f, new TextStyle(BadgeFonts.Regular, name * (large ? 0.24f : 0.38f), 6.5f, 2))
            : null;
        var last = large ? Fit(person.LastName, 0.2f, new TextStyle(BadgeFonts.Bold, name * 0.42f, 9, 2)) : null;
        var gap = name * (large ? 0.16f : 0.3f);
        var used = (last is null ? 0 : last.Height + gap * 0.8f) + (company is null ? 0 : company.Height + gap)
            + (job is null ? 0 : job.Height + gap * 0.6f);
        var first = FittedText.Fit(large ? person.FirstName : person.BadgeName ?? person.Name, new SKSize(box.Width, box.Height - used),
            new TextStyle(BadgeFonts.Bold, name, 9, Paper.Centred ? 4 : 3));
        var lines =
            new (FittedText? Text, SKColor Colour, float Above)[] { (first, Black, 0), (last, Black, gap * 0.8f),
                (company, Black, gap), (job, Grey, gap * 0.6f) };
        return [.. lines.Where(l => l.Text is not null).Select(l => (l.Text!, l.Colour, l.Above))];

        FittedText? Fit(string? text, float share, TextStyle style) =>
            FittedText.Fit(text, new SKSize(box.Width, box.Height * share), style);
    }

    private void DrawHeader(SKCanvas canvas)
    {
        var box = Paper.Header;
        if (_logo is not null)
        {
            var scale = Math.Min(box.Width / _logo.Width, box.Height / _logo.Height);
            var size = new SKSize(_logo.Width * scale, _logo.Height * scale);
            var left = Paper.Centred ? box.MidX - size.Width / 2 : box.Left;
            canvas.DrawImage(_logo, SKRect.Create(left, box.MidY - size.Height / 2, size.Width, size.Height),
                new SKSamplingOptions(SKCubicResampler.Mitchell));
        }
        else if (FittedText.Fit(_eventName, box.Size,
            new TextStyle(BadgeFonts.Bold, Paper.Centred ? 17 : 10, 6, 2)) is { } text)
        {
            DrawText(canvas, text, new SKRect(box.Left, box.MidY - text.Height / 2, box.Right, box.Bottom), Grey);
        }
    }

    private void DrawPerson(SKCanvas canvas, BadgeContent person)
    {
        var lines = PersonLines(person);
        var box = Paper.Person;
        var top = box.MidY - lines.Sum(l => l.Above + l.Text.Height) / 2;
        foreach (var (text, colour, above) in lines)
        {
            top += above;
            DrawText(canvas, text, new SKRect(box.Left, top, box.Right, top + text.Height), colour);
            top += text.Height;
        }
    }

    private void DrawCode(SKCanvas canvas, string code)
    {
        var rows = TicketQr.Modules(code);
        var module = Paper.Code.Width / rows.Count;
        using var path = new SKPath();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var from = x;
                while (x < rows.Count && rows[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.AddRect(SKRect.Create(Paper.Code.Left + from * module, Paper.Code.Top + y * module,
                        (x - from) * module, module));
                }
            }
        }

        // Smoothing is off, because it would print grey seams between the rows of the QR code.
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        canvas.DrawPath(path, paint);
    }

    private void DrawBand(SKCanvas canvas, BadgeContent person)
    {
        var colour = SKColor.TryParse(person.Colour, out var parsed) ? parsed : Black;
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(Paper.Band, paint);
        var box = SKRect.Inflate(Paper.Band, Paper.Header.Left * -1, Paper.Band.Height * -0.18f);
        if (FittedText.Fit(person.PassType, box.Size,
            new TextStyle(BadgeFonts.Bold, Paper.Band.Height * 0.5f, 6)) is { } text)
        {
            DrawText(canvas, text, new SKRect(box.Left, box.MidY - text.Height / 2, box.Right, box.Bottom),
                BandInk.On(colour, text.Size));
        }
    }

    private void DrawText(SKCanvas canvas, FittedText text, SKRect box, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        text.Draw(canvas, box, Paper.Centred, paint);
    }
}
