using SkiaSharp;

namespace CrowdComms.Data.Reports.Drawing;

/// <summary>Draws arrivals per hour as bars: a chart for each day of the venue's calendar, all to the same
/// scale.</summary>
internal static class HourChart
{
    private const float ChartHeight = 112, BarsTop = 32, BarsHeight = 58;

    /// <summary>Adds the charts to the pages; <paramref name="hours"/> has at least one hour.</summary>
    internal static void Add(ReportPages pages, IReadOnlyList<HourOfArrivals> hours)
    {
        var most = hours.Max(h => h.Count);
        foreach (var day in hours.GroupBy(h => h.From.Date))
        {
            var bars = Filled([.. day]);
            var people = day.Sum(h => h.Count);
            var title = people == 1 ? $"{day.Key:dddd d MMMM yyyy}: 1 person" : $"{day.Key:dddd d MMMM yyyy}: {people:N0} people";
            pages.Add(ChartHeight, (canvas, top) => Draw(canvas, top, bars, new Title(title, most)));
        }
    }

    // Fills in the hours without arrivals between a day's first and last; an hour that clocks skip or repeat stays as
    // it is.
    private static List<HourOfArrivals> Filled(List<HourOfArrivals> day)
    {
        List<HourOfArrivals> bars = [];
        foreach (var hour in day)
        {
            while (bars.Count > 0 && hour.From - bars[^1].From > TimeSpan.FromHours(1)
                && hour.From.Offset == bars[^1].From.Offset)
            {
                bars.Add(new HourOfArrivals(bars[^1].From.AddHours(1), 0));
            }

            bars.Add(hour);
        }

        return bars;
    }

    private static void Draw(SKCanvas canvas, float top, List<HourOfArrivals> bars, Title title)
    {
        ReportInk.Strong.Write(canvas, title.Text, new(ReportPages.Left, ReportPages.Right, top + 10));
        using var accent = new SKPaint { Color = ReportInk.Accent, IsAntialias = true };
        using var rule = new SKPaint { Color = ReportInk.Rule, StrokeWidth = 0.75f };
        var ground = top + BarsTop + BarsHeight;
        var width = Math.Min((ReportPages.Right - ReportPages.Left) / bars.Count, 60);
        for (var i = 0; i < bars.Count; i++)
        {
            var left = ReportPages.Left + (i * width);
            var height = BarsHeight * bars[i].Count / title.Most;
            canvas.DrawRect(new SKRect(left + (width * 0.14f), ground - height, left + (width * 0.86f), ground),
                accent);
            ReportInk.Small.Write(canvas, $"{bars[i].From:HH}:00", new(left - 4, left + width + 4, ground + 10),
                Side.Middle);
            if (bars[i].Count > 0)
            {
                ReportInk.Small.Write(canvas, $"{bars[i].Count:N0}", new(left - 4, left + width + 4, ground - height - 3),
                    Side.Middle);
            }
        }

        canvas.DrawLine(ReportPages.Left, ground, ReportPages.Right, ground, rule);
    }

    /// <summary>The heading of a day's chart, and the number of people that its highest bar may stand for.</summary>
    private sealed record Title(string Text, int Most);
}
