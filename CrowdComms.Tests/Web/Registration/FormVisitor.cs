using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CrowdComms.Tests.Support;
using static CrowdComms.Tests.Web.Tokens.TokenVisitor;

namespace CrowdComms.Tests.Web.Registration;

/// <summary>A browser without a script: it opens a page, fills in one of its forms, and sends it later.</summary>
internal sealed class FormVisitor(AppInProcess app, HttpClient? signedIn = null) : IDisposable
{
    private readonly bool _ownsClient = signedIn is null;

    private HttpClient _client = signedIn
        ?? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

    private readonly List<KeyValuePair<string, string>> _fields = [];

    private string _address = "";

    /// <summary>Opens a page and fills in the form with this handler, or with this beginning of its action. Fields that
    /// the form does not have fail the test.</summary>
    internal async Task FillAsync(string address, string form, IReadOnlyDictionary<string, string> typed)
    {
        _address = address;
        Fill(await new HtmlParser().ParseDocumentAsync(await _client.GetStringAsync(address, Stop), Stop), form, typed);
    }

    /// <summary>Fills in the form of a page that was answered.</summary>
    internal void Fill(IHtmlDocument page, string form, IReadOnlyDictionary<string, string> typed)
    {
        _fields.Clear();
        var chosen = page.QuerySelectorAll("form").OfType<IHtmlFormElement>()
            .SingleOrDefault(f => f.QuerySelector($"input[name=_handler][value^='{form}']") is not null
                || f.GetAttribute("action")?.StartsWith(form, StringComparison.Ordinal) == true);
        Assert.True(chosen is not null, $"{_address} has no form {form}");
        _address = chosen.GetAttribute("action") ?? _address;
        var inputs = chosen.QuerySelectorAll("input, textarea").ToList();
        foreach (var input in inputs.Where(i => i.GetAttribute("type") is not ("radio" or "checkbox") || i.HasAttribute("checked")))
        {
            // A browser ends every line that it sends with these two characters.
            _fields.Add(new(input.GetAttribute("name")!, (input is IHtmlTextAreaElement text ? text.TextContent
                : input.GetAttribute("value") ?? "").ReplaceLineEndings("\r\n")));
        }

        foreach (var (name, text) in typed)
        {
            var input = inputs.Find(i => i.GetAttribute("name")?.StartsWith(name, StringComparison.Ordinal) == true);
            Assert.True(input is not null, $"{form} has no field {name}");
            Type(input.GetAttribute("name")!, text);
        }
    }

    /// <summary>Makes the form's token one that is not valid.</summary>
    internal void ForgetToken() => Type("__RequestVerificationToken", "gone");

    /// <summary>Types a text into a field, or ticks choices.</summary>
    internal void Type(string name, params IEnumerable<string> texts)
    {
        _fields.RemoveAll(f => f.Key == name);
        _fields.AddRange(texts.Select(text => KeyValuePair.Create(name, text)));
    }

    /// <summary>Leaves fields out of the form.</summary>
    internal void LeaveOut(string beginning) => _fields.RemoveAll(f => f.Key.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Sends the form from another client from now on, such as one that has lost its cookies.</summary>
    internal void GoOnAs(HttpClient client) => _client = client;

    /// <summary>Sends the form as it was filled in, and reads the page that answers. Redirects are followed.</summary>
    internal async Task<(HttpStatusCode Status, IHtmlDocument Page)> SendAsync()
    {
        using var form = new FormUrlEncodedContent(_fields);
        var answer = await _client.PostAsync(_address, form, Stop);
        var status = answer.StatusCode;
        while (answer.Headers.Location is { } next)
        {
            var isSentAgain = answer.StatusCode == HttpStatusCode.PermanentRedirect;
            answer.Dispose();
            using var again = new FormUrlEncodedContent(_fields);
            answer = isSentAgain ? await _client.PostAsync(next, again, Stop) : await _client.GetAsync(next, Stop);
        }

        using (answer)
        {
            return (status, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(Stop), Stop));
        }
    }

    /// <summary>What a page shows: its text, and what its fields hold.</summary>
    internal static string Shown(IHtmlDocument page) =>
        string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + " "
        + string.Join(' ', page.QuerySelectorAll("input:not([type=hidden])").Select(i => i.GetAttribute("value")));

    public void Dispose()
    {
        if (_ownsClient)
        {
            _client.Dispose();
        }
    }
}
