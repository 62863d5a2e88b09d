using CrowdComms.Data.Events;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Desk;

/// <summary>Remembers in the browser, for each event, at which station it works.</summary>
internal sealed class StationMemory(IJSRuntime script, string key)
{
    /// <summary>The key under which a browser remembers: the entrance and the doors of one event each have one.</summary>
    internal static string Key(EventFacts place, bool doors) => doors ? $"{place.Slug}.door" : place.Slug;

    internal async Task<string?> RecallAsync()
    {
        await using var module = await ModuleAsync();
        return await module.InvokeAsync<string?>("recall", key);
    }

    internal async Task RememberAsync(Guid stationId)
    {
        await using var module = await ModuleAsync();
        await module.InvokeVoidAsync("remember", key, stationId.ToString());
    }

    internal async Task ForgetAsync()
    {
        await using var module = await ModuleAsync();
        await module.InvokeVoidAsync("forget", key);
    }

    /// <summary>Whether staff said in this tab that an event which is not on is the right one.</summary>
    internal async Task<bool> IsSureAsync()
    {
        await using var module = await ModuleAsync();
        return await module.InvokeAsync<bool>("isSure", key);
    }

    internal async Task BeSureAsync()
    {
        await using var module = await ModuleAsync();
        await module.InvokeVoidAsync("beSure", key);
    }

    private ValueTask<IJSObjectReference> ModuleAsync() =>
        script.InvokeAsync<IJSObjectReference>("import", "./Desk/AtStation.razor.js");
}
