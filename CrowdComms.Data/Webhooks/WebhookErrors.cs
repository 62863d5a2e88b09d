using CrowdComms.Data.Common;

namespace CrowdComms.Data.Webhooks;

/// <summary>Validates the address and the kinds of a webhook; the only error is <c>validation</c>.</summary>
internal static class WebhookErrors
{
    internal static async Task<Error?> CheckAsync(
        WebhookDetails details, PublicNetwork network, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (details.Url.Length > WebhookConfiguration.UrlLength
            || !Uri.TryCreate(details.Url, UriKind.Absolute, out var url)
            || url is not { Scheme: "http" or "https", UserInfo: "", Fragment: "" })
        {
            problems["url"] =
                ["This is not the address of a web service. Write one such as https://crm.company.example/hooks."];
        }
        else if (!await network.AllowsAsync(url.IdnHost, cancellationToken))
        {
            problems["url"] =
                ["The address is in a private network, which this server does not reach. Use a public address, or "
                    + "ask the administrator of this installation."];
        }

        if (details.Events.Count == 0 || details.Events.Except(WebhookKinds.All, StringComparer.Ordinal).Any())
        {
            problems["events"] = [$"Choose one or more events: {string.Join(", ", WebhookKinds.All)}."];
        }

        return problems.Count > 0 ? Error.Validation(problems) : null;
    }
}
