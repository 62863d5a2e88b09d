using System.Globalization;
using CrowdComms.Data.Languages;
using Microsoft.AspNetCore.Localization;

namespace CrowdComms.Web.Languages;

/// <summary>Chooses the language of a request: the one that its address asks for, the one that the visitor chose before, or the
/// first of their browser's that the product speaks.</summary>
internal static class RequestLanguages
{
    /// <summary>The parameter of an address that asks for a language.</summary>
    internal const string Parameter = "lang";

    private const string Cookie = "language";

    // The rooms of staff are written in English alone, and a page with two languages would be worse than one in English.
    private static readonly string[] Translated = ["/register", "/t", "/c", "/u"];

    private static readonly IRequestCultureProvider[] Asked =
        [new QueryStringRequestCultureProvider { QueryStringKey = Parameter, UIQueryStringKey = Parameter }];

    private static readonly IRequestCultureProvider[] All =
        [.. Asked, new CustomRequestCultureProvider(Chosen), new AcceptLanguageHeaderRequestCultureProvider()];

    /// <summary>Speaks English outside of the translated pages, with dates and numbers that are the same on every
    /// machine.</summary>
    internal static void SpeakEnglishElsewhere() =>
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

    /// <summary>Speaks the language of each request to a translated page, and remembers what its visitor chose.</summary>
    internal static WebApplication UseLanguages(this WebApplication app)
    {
        var cultures = Language.All.Select(l => l.Culture).ToList();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture),
            RequestCultureProviders = [new CustomRequestCultureProvider(OfPageAsync)],
        });
        return app;
    }

    /// <summary>The first language of the visitor's browser that the product speaks; English for none.</summary>
    internal static Language OfBrowser(HttpContext http) => http.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(wish => wish.Quality ?? 1).Select(wish => Language.Find(wish.Value.Value))
        .FirstOrDefault(language => language is not null) ?? Language.English;

    private static async Task<ProviderCultureResult?> OfPageAsync(HttpContext http)
    {
        if (!Translated.Any(page => http.Request.Path.StartsWithSegments(page, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        foreach (var provider in All)
        {
            if (await provider.DetermineProviderCultureResult(http) is { } answer && First(answer) is { } language)
            {
                (http.Response.Headers.ContentLanguage, http.Response.Headers.Vary) = (language.Code, "Accept-Language, Cookie");
                Remember(http, language, asked: Asked.Contains(provider));
                return new ProviderCultureResult(language.Code);
            }
        }

        return null;
    }

    // Only languages that the product speaks count, in the order of the browser's wishes.
    private static Language? First(ProviderCultureResult answer) =>
        answer.UICultures.Select(culture => Language.Find(culture.Value)).FirstOrDefault(language => language is not null);

    private static Task<ProviderCultureResult?> Chosen(HttpContext http) => Task.FromResult(
        Language.Find(http.Request.Cookies[Cookie]) is { } language ? new ProviderCultureResult(language.Code) : null);

    private static void Remember(HttpContext http, Language language, bool asked)
    {
        if (asked)
        {
            http.Response.Cookies.Append(Cookie, language.Code, new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            });
        }
    }
}
