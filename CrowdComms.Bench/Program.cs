using CrowdComms.Bench;
using CrowdComms.Bench.Boards;
using CrowdComms.Bench.Race;

if (args is [BareHub.Command, .. var address])
{
    await BareHub.ServeAsync(address);
    return 0;
}

// Run it like this: dotnet run -c Release --project CrowdComms.Bench -- search --engine postgres --registrants 100000.
// A figure is a static method in a file of its own, and one line here.
Dictionary<string, Func<BenchRun, Task>> figures = new(StringComparer.Ordinal)
{
    ["api"] = ApiFigure.MeasureAsync,
    ["badges"] = BadgeFigure.MeasureAsync,
    ["beside"] = BesideFigure.MeasureAsync,
    ["board"] = BoardFigure.MeasureAsync,
    ["boards"] = BoardsFigure.MeasureAsync,
    ["desk"] = DeskFigure.MeasureAsync,
    ["sign-in"] = SignInFigure.MeasureAsync,
    ["race"] = RaceFigure.MeasureAsync,
    ["start"] = StartFigure.MeasureAsync,
    ["export"] = ExportFigure.MeasureAsync,
    ["import"] = ImportFigure.MeasureAsync,
    ["scans"] = ScanFigure.MeasureAsync,
    ["search"] = SearchFigure.MeasureAsync,
};

if (args.Length == 0 || !figures.TryGetValue(args[0], out var measureAsync)
    || BenchRun.Read(args[1..], args[0] == "race" ? RaceFigure.Crowd : 10_000) is not { } run)
{
    await Console.Error.WriteLineAsync(
        $"Choose a figure: {string.Join(" | ", figures.Keys)}. Options: --engine sqlite|postgres, --registrants N, "
            + "--circuits N, and --postgres CONNECTION to use a server that is already running.");
    return 1;
}

try
{
    await measureAsync(run);
    return 0;
}
catch (MissingPartException missing)
{
    await Console.Error.WriteLineAsync(missing.Message);
    return 1;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return 130;
}
