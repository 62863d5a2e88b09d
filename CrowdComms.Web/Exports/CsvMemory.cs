using CrowdComms.Data.Exports;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Exports;

/// <summary>Remembers in a cookie of the browser which separator its CSV files have, so that every list and every link in an
/// email follows the choice.</summary>
internal sealed class CsvMemory(IJSRuntime script)
{
    /// <summary>The name of the separator in the query of an address.</summary>
    internal const string Key = "separator";

    internal const string Comma = "comma", Semicolon = "semicolon";

    private const string Cookie = "crowdcomms-csv";

    /// <summary>The format of a CSV file that a browser asks for: as the address says, otherwise as the browser
    /// remembers.</summary>
    internal static ExportFormat Format(HttpRequest request) =>
        Format(request.Query[Key]) ?? Format(request.Cookies[Cookie]) ?? ExportFormat.Csv;

    /// <summary>The format that the name of a separator means; null for no such name.</summary>
    internal static ExportFormat? Format(string? separator) => separator?.ToLowerInvariant() switch
    {
        Comma => ExportFormat.Csv,
        Semicolon => ExportFormat.Semicolons,
        _ => null,
    };

    /// <summary>Returns the name of the remembered separator.</summary>
    internal async Task<string> RecallAsync()
    {
        await using var module = await ModuleAsync();
        return await module.InvokeAsync<string?>("recall", Cookie) is Semicolon ? Semicolon : Comma;
    }

    /// <summary>Remembers a separator for a year.</summary>
    internal async Task RememberAsync(string separator)
    {
        await using var module = await ModuleAsync();
        await module.InvokeVoidAsync("remember", Cookie, separator);
    }

    private ValueTask<IJSObjectReference> ModuleAsync() =>
        script.InvokeAsync<IJSObjectReference>("import", "./Exports/CsvSeparator.razor.js");
}
