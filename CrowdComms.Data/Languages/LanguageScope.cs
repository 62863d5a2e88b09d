using System.Globalization;

namespace CrowdComms.Data.Languages;

/// <summary>Speaks a language until it is disposed, then the one before.</summary>
public readonly struct LanguageScope : IDisposable
{
    private readonly CultureInfo _culture, _uiCulture;

    internal LanguageScope(CultureInfo culture)
    {
        (_culture, _uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
    }

    /// <inheritdoc />
    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _uiCulture);
}
