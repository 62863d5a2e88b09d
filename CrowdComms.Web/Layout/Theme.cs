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
        PaletteLight = Paper,
        PaletteDark = Night,
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px", AppbarHeight = "56px" },
        Typography = Type,
    };

    private static PaletteLight Paper => new()
    {
        Primary = "#2c47cf",
        PrimaryDarken = "#2238ab",
        PrimaryLighten = "#e4e8fd",
        PrimaryContrastText = "#ffffff",
        Secondary = "#4a5163",
        SecondaryContrastText = "#ffffff",
        Tertiary = "#0f766e",
        TertiaryContrastText = "#ffffff",
        Info = "#1d62b5",
        InfoContrastText = "#ffffff",
        Success = "#17713f",
        SuccessContrastText = "#ffffff",
        Warning = "#8f5600",
        WarningContrastText = "#ffffff",
        Error = "#b3261e",
        ErrorContrastText = "#ffffff",
        Dark = "#1b1e27",
        DarkContrastText = "#ffffff",
        Black = "#1b1e27",
        Background = "#f6f6f3",
        BackgroundGray = "#eeeeea",
        Surface = "#ffffff",
        AppbarBackground = "#ffffff",
        AppbarText = "#1b1e27",
        DrawerBackground = "#ffffff",
        DrawerText = "#1b1e27",
        DrawerIcon = "#4a5163",
        TextPrimary = "#1b1e27",
        TextSecondary = "#565d6d",
        TextDisabled = "#8b91a0",
        ActionDefault = "#4a5163",
        ActionDisabled = "#9aa0ad",
        ActionDisabledBackground = "#e6e6e1",
        LinesDefault = "#e1e1da",
        LinesInputs = "#868c99",
        Divider = "#e1e1da",
        DividerLight = "#ecece6",
        TableLines = "#e8e8e2",
        TableStriped = "#fafaf8",
        TableHover = "#f3f4fa",
        Skeleton = "#e6e6e1",
        OverlayDark = "rgba(20,22,30,0.45)",
        OverlayLight = "rgba(255,255,255,0.5)",
    };

    private static PaletteDark Night => new()
    {
        Primary = "#9fb0ff",
        PrimaryDarken = "#b9c5ff",
        PrimaryLighten = "#252d52",
        PrimaryContrastText = "#10142b",
        Secondary = "#b4bac8",
        SecondaryContrastText = "#14161d",
        Tertiary = "#5cc9bd",
        TertiaryContrastText = "#0b1f1d",
        Info = "#86b8f5",
        InfoContrastText = "#0c1a2b",
        Success = "#63cf95",
        SuccessContrastText = "#0b2015",
        Warning = "#f0b35a",
        WarningContrastText = "#251803",
        Error = "#ff9a92",
        ErrorContrastText = "#2d0b08",
        Dark = "#e9eaef",
        DarkContrastText = "#14161d",
        Black = "#0d0f14",
        White = "#ffffff",
        Background = "#121419",
        BackgroundGray = "#0e1014",
        Surface = "#1a1d25",
        AppbarBackground = "#1a1d25",
        AppbarText = "#ecedf2",
        DrawerBackground = "#161920",
        DrawerText = "#ecedf2",
        DrawerIcon = "#b4bac8",
        TextPrimary = "#ecedf2",
        TextSecondary = "#a8aebc",
        TextDisabled = "#737a89",
        ActionDefault = "#b4bac8",
        ActionDisabled = "#646b7a",
        ActionDisabledBackground = "#262a34",
        LinesDefault = "#2b2f3a",
        LinesInputs = "#7d8494",
        Divider = "#2b2f3a",
        DividerLight = "#232731",
        TableLines = "#262a34",
        TableStriped = "#1d2029",
        TableHover = "#20242f",
        Skeleton = "#262a34",
        OverlayDark = "rgba(0,0,0,0.6)",
        OverlayLight = "rgba(20,22,30,0.5)",
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
