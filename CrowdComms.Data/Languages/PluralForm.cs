namespace CrowdComms.Data.Languages;

/// <summary>The form that a sentence takes for a count, as the plural rules of Unicode's CLDR name them.</summary>
public enum PluralForm
{
    /// <summary>For 0, in Arabic.</summary>
    Zero,
    /// <summary>For 1; in French for 0 too.</summary>
    One,
    /// <summary>For 2, in Arabic.</summary>
    Two,
    /// <summary>For 3 to 10, 103 to 110 and so on, in Arabic.</summary>
    Few,
    /// <summary>For 11 to 99, 111 to 199 and so on, in Arabic.</summary>
    Many,
    /// <summary>For all other counts.</summary>
    Other,
}
