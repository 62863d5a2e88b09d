using System.Globalization;

namespace CrowdComms.Bench.Race;

/// <summary>The time that processes had on the processors, as Linux counts it in <c>/proc</c>.</summary>
internal static class ProcessTime
{
    private const double TicksPerSecond = 100;

    /// <summary>The seconds of a process, its children, theirs, and those that ended; null where it cannot be read.</summary>
    internal static double? Of(int? process)
    {
        var all = Directory.Exists("/proc")
            ? Directory.GetDirectories("/proc").Select(folder => Read(Path.GetFileName(folder))).OfType<Entry>().ToList() : [];
        if (all.SingleOrDefault(e => e.Id == process) is not { } first)
        {
            return null;
        }

        var family = new List<Entry> { first };
        for (var i = 0; i < family.Count; i++)
        {
            family.AddRange(all.Where(e => e.Parent == family[i].Id));
        }

        return family.Sum(e => e.Ticks) / TicksPerSecond;
    }

    /// <summary>The process that started another one; null where it cannot be read.</summary>
    internal static int? ParentOf(int process) => Read($"{process}")?.Parent;

    private static Entry? Read(string process)
    {
        if (!int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        try
        {
            // The name of the program is in brackets and may have blanks; numbers follow it, the state first.
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(id, int.Parse(fields[1], CultureInfo.InvariantCulture),
                fields[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private sealed record Entry(int Id, int Parent, long Ticks);
}
