using MudBlazor;

namespace CrowdComms.Web.Layout;

/// <summary>The colours, the fonts and the corners of every page: paper and ink with cobalt as the only accent.</summary>
internal static class Theme
{
    private static readonly string[] Family =
        ["Inter Variable", "system-ui", "-apple-system", "Segoe UI", "Noto Sans", "Noto Sans Arabic",
            "Noto Sans Hebrew", "Noto Sans CJK SC", "sans-serif"];

    /// <summary>The palette that applies unless the user asks for dark.</summary>
    internal static MudTheme Light { get; } = New(":root");

    /// <summary>The same theme with its dark palette, for documents with <c>data-theme="dark"</c>.</summary>
    internal static MudTheme Dark { get; } = New(":root[data-theme=dark]");

    private static MudTheme New(string scope) => new()
    {
        PseudoCss = new PseudoCss { Scope = scope },
        PaletteLight = Palettes.Paper,
        PaletteDark = Palettes.Night,
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px", AppbarHeight = "56px" },
        Typography = Type,
    };

    private static Typography Type => new()
    {
        Default = new DefaultTypography
        {
            FontFamily = Family,
            FontSize = "0.9375rem",
            FontWeight = "400",
            LineHeight = "1.5",
            LetterSpacing = "0"
        },
        H1 = new H1Typography
        {
            FontFamily = Family,
            FontSize = "1.625rem",
            FontWeight = "650",
            LineHeight = "1.25",
            LetterSpacing = "-0.018em"
        },
        H2 = new H2Typography
        {
            FontFamily = Family,
            FontSize = "1.25rem",
            FontWeight = "640",
            LineHeight = "1.3",
            LetterSpacing = "-0.012em"
        },
        H3 = new H3Typography
        {
            FontFamily = Family,
            FontSize = "1.0625rem",
            FontWeight = "630",
            LineHeight = "1.35",
            LetterSpacing = "-0.008em"
        },
        H4 = new H4Typography { FontFamily = Family, FontSize = "1rem", FontWeight = "630", LineHeight = "1.4", LetterSpacing = "0" },
        H5 = new H5Typography { FontFamily = Family, FontSize = "1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "0" },
        H6 = new H6Typography
        {
            FontFamily = Family,
            FontSize = "1.0625rem",
            FontWeight = "630",
            LineHeight = "1.35",
            LetterSpacing = "-0.008em"
        },
        Subtitle1 = new Subtitle1Typography
        {
            FontFamily = Family,
            FontSize = "0.9375rem",
            FontWeight = "400",
            LineHeight = "1.45",
            LetterSpacing = "0"
        },
        Subtitle2 = new Subtitle2Typography
        {
            FontFamily = Family,
            FontSize = "0.875rem",
            FontWeight = "600",
            LineHeight = "1.45",
            LetterSpacing = "0"
        },
        Body1 = new Body1Typography
        {
            FontFamily = Family,
            FontSize = "0.9375rem",
            FontWeight = "400",
            LineHeight = "1.5",
            LetterSpacing = "0"
        },
        Body2 = new Body2Typography
        {
            FontFamily = Family,
            FontSize = "0.875rem",
            FontWeight = "400",
            LineHeight = "1.45",
            LetterSpacing = "0"
        },
        Button = new ButtonTypography
        {
            FontFamily = Family,
            FontSize = "0.875rem",
            FontWeight = "600",
            LineHeight = "1.5",
            LetterSpacing = "0",
            TextTransform = "none"
        },
        Caption = new CaptionTypography
        {
            FontFamily = Family,
            FontSize = "0.8125rem",
            FontWeight = "400",
            LineHeight = "1.4",
            LetterSpacing = "0"
        },
        Overline = new OverlineTypography
        {
            FontFamily = Family,
            FontSize = "0.75rem",
            FontWeight = "600",
            LineHeight = "1.4",
            LetterSpacing = "0.02em",
            TextTransform = "none"
        },
    };
}
